import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from './defineOperation';

const RESOURCES = [
	{ name: 'Account', value: 'account', standard: 'checkAccess' },
	{ name: 'Fax', value: 'fax', standard: 'send' },
	{ name: 'Received Fax', value: 'receivedFax', standard: 'download' },
	{ name: 'Setting', value: 'settings', standard: 'get' },
	{ name: 'SMS', value: 'sms', standard: 'send' },
];

/** The two fields at the top of the node: Resource, and for each resource its Operation. */
export function resourceProperties(operations: readonly Operation[]): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: RESOURCES.map(({ name, value }) => ({ name, value })),
			default: 'fax',
		},
		...RESOURCES.map(({ value, standard }) => operationProperty(value, standard, operations)),
	];
}

function operationProperty(
	forResource: string,
	standard: string,
	operations: readonly Operation[],
): INodeProperties {
	const options = operations.filter(({ resource }) => resource === forResource).map(({ option }) => option);
	const displayOptions = { show: { resource: [forResource] } };
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions,
		options,
		default: standard,
	};
}
