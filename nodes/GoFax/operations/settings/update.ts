import { isObject, type JsonObject } from '../../../../lib/json';
import { Problem } from '../../../../lib/Problem';
import { applyChanges, differences, pathText, withoutSecrets } from '../../../../lib/settings/settings';
import { changeSettings } from '../../../transport/changeSettings';
import { defineOperation } from '../../defineOperation';
import { toJson } from '../../../platform/toJson';
import { settingsEndpoints } from '../../../transport/settingsEndpoints';
import { settingsOfField } from './settingsOfField';

export const updateSettings = defineOperation({
	resource: 'settings',
	operation: 'update',
	name: 'Update',
	action: 'Update settings',
	description:
		'Change single settings of the account. The others are read first, written back as they were, and compared afterwards.',
	oneByOne: true,
	fields: [
		settingsOfField,
		{
			displayName: 'Enter As',
			name: 'enterAs',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Fields', value: 'fields' },
				{ name: 'JSON', value: 'json' },
			],
			default: 'fields',
			description: 'How to enter the changes',
		},
		{
			displayName: 'Changes',
			name: 'changes',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Change',
			default: {},
			displayOptions: { show: { enterAs: ['fields'] } },
			description: 'The settings to change. Setting > Get shows their names.',
			options: [
				{
					displayName: 'Change',
					name: 'change',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							description:
								'Name of the setting as Setting > Get shows it; for one inside another, both with a dot between',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							description: 'New value; empty clears the setting',
						},
					],
				},
			],
		},
		{
			displayName: 'Changes',
			name: 'changesJson',
			type: 'json',
			default: '{}',
			displayOptions: { show: { enterAs: ['json'] } },
			description: 'The settings to change as a JSON object, for example { "Name": "value" }',
		},
	],
	async run({ params, api }) {
		const changes =
			params.enterAs === 'json'
				? parseChanges(params.changesJson)
				: Object.fromEntries(params.changes.change.map(({ name, value }) => [name, value]));
		if (Object.keys(changes).length === 0) {
			throw new Problem(
				'There is nothing to change',
				'Add at least one change to the node, by name and new value.',
			);
		}
		const { before, after } = await changeSettings(api, settingsEndpoints[params.settingsOf], (settings) =>
			applyChanges(settings, changes),
		);
		return {
			json: toJson({
				settingsOf: params.settingsOf,
				changed: differences(before, after).map(pathText),
				settings: withoutSecrets(after),
			}),
		};
	},
});

function parseChanges(text: string): JsonObject {
	let changes: unknown;
	try {
		changes = JSON.parse(text);
	} catch {
		changes = undefined;
	}
	if (isObject(changes)) return changes;
	throw new Problem(
		'The changes are no JSON object',
		'Write them like { "Name": "value" }, with double quotes around names and texts.',
	);
}
