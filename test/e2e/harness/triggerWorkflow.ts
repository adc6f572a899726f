import { randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import { goFaxNames } from '../../../scripts/n8n/goFaxNames';
import type { WorkflowDefinition } from '../../../scripts/n8n/n8nTypes';

export interface TriggerWorkflow {
	name: string;
	type: 'goFaxTrigger' | 'goFaxSmsTrigger';
	parameters: INodeParameters;
}

/** One trigger named "Trigger", and "Next", which does nothing. */
export function triggerWorkflow({ name, type, parameters }: TriggerWorkflow): WorkflowDefinition {
	const credentials = {
		...(type === 'goFaxTrigger' && { [goFaxNames.apiCredential]: { id: '', name: '' } }),
		[goFaxNames.webhookCredential]: { id: '', name: '' },
	};
	return {
		name,
		nodes: [
			{
				id: randomUUID(),
				name: 'Trigger',
				type: type === 'goFaxTrigger' ? goFaxNames.notificationTrigger : goFaxNames.smsTrigger,
				typeVersion: 2,
				position: [0, 0],
				parameters,
				webhookId: randomUUID(),
				credentials,
			},
			{
				id: randomUUID(),
				name: 'Next',
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [220, 0],
				parameters: {},
			},
		],
		connections: { Trigger: { main: [[{ node: 'Next', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
