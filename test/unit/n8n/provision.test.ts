import type { INode } from 'n8n-workflow';
import type { WorkflowDefinition } from '../../../n8n/client/n8nTypes';
import { newOwner, startsByItself, withCredentials } from '../../../n8n/client/provision';

function workflow(...nodes: Array<Partial<INode>>): WorkflowDefinition {
	const complete = nodes.map((node, index) => ({
		id: String(index),
		name: String(index),
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
		...node,
	}));
	return { name: 'Example', nodes: complete, connections: {} };
}

describe('withCredentials', () => {
	it("puts this n8n's credential in place of the exported one of the same type, and leaves others alone", () => {
		const exported = workflow(
			{ credentials: { goFaxApi: { id: 'x', name: 'X' }, slackApi: { id: 'y', name: 'Y' } } },
			{},
		);
		const own = new Map([['goFaxApi', { id: '1', name: 'Mine', type: 'goFaxApi' }]]);
		const [first, second] = withCredentials(exported, own).nodes;
		expect(first?.credentials).toEqual({
			goFaxApi: { id: '1', name: 'Mine' },
			slackApi: { id: 'y', name: 'Y' },
		});
		expect(second?.credentials).toBeUndefined();
	});
});

describe('startsByItself', () => {
	it.each([
		['n8n-nodes-gofax.goFaxSmsTrigger', true],
		['n8n-nodes-base.webhook', true],
		['n8n-nodes-base.scheduleTrigger', true],
		['n8n-nodes-base.manualTrigger', false],
		['n8n-nodes-base.executeWorkflowTrigger', false],
		['n8n-nodes-base.respondToWebhook', false],
		['n8n-nodes-gofax.goFax', false],
	])('%s: %s', (type, expected) => {
		expect(startsByItself(workflow({}, { type }))).toBe(expected);
	});

	it('does not count a disabled trigger', () => {
		expect(startsByItself(workflow({ type: 'n8n-nodes-gofax.goFaxTrigger', disabled: true }))).toBe(false);
	});
});

describe('newOwner', () => {
	it('has a password that n8n accepts, another one each time', () => {
		const { password } = newOwner();
		expect(password).toMatch(/^(?=.*\d)(?=.*[A-Z]).{8,64}$/);
		expect(newOwner().password).not.toBe(password);
	});
});
