import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { goFaxApiCredentialTest } from '../transport/credentialTest';
import { operations } from './operations';
import { concurrencyOptions } from './concurrency';
import { receiveResult } from './waiting/receiveResult';
import { resourceProperties } from './resourceProperties';
import { runOperation } from './runOperation';
import { WAITING_WEBHOOKS } from './waiting/ResultCallback';

export class GoFax implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GoFax',
		name: 'goFax',
		icon: { light: 'file:../../icons/gofax.svg', dark: 'file:../../icons/gofax.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Send faxes and SMS with GoFax, download received faxes, and read or change the settings of the account',
		defaults: { name: 'GoFax' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'goFaxApi', required: true, testedBy: 'goFaxApiCredentialTest' }],
		webhooks: WAITING_WEBHOOKS,
		waitingNodeTooltip:
			'The workflow continues when GoFax reports the result of the fax, or when the time limit has passed',
		properties: [
			...resourceProperties(operations),
			...operations.flatMap(({ properties }) => properties),
			...concurrencyOptions,
		],
	};

	methods = { credentialTest: { goFaxApiCredentialTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this);
	}

	/** Called by GoFax while an execution waits for the result of its fax. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveResult(this);
	}
}
