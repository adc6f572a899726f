import type { INodeParameters } from 'n8n-workflow';
import { forgetProcessedItems } from './processedItems';
import type { TestWorkflowOptions } from './TestWorkflow';
import { TriggerEndpoint, type Call } from './TriggerEndpoint';

/** Starts triggers for the tests of one file, each test with an empty list of processed items, and stops them again. */
export function triggers() {
	const endpoints: TriggerEndpoint[] = [];
	beforeEach(forgetProcessedItems);
	afterEach(async () => {
		await Promise.all(endpoints.splice(0).map(async (endpoint) => await endpoint.stop()));
	});
	return async (options: TestWorkflowOptions, mode?: 'webhook' | 'manual'): Promise<TriggerEndpoint> => {
		const endpoint = new TriggerEndpoint(options, mode);
		endpoints.push(endpoint);
		return await endpoint.start();
	};
}

export const REPLY = {
	eventType: 'SMS_REPLY',
	messageId: 'a',
	direction: 'reply',
	from: '+61400000000',
	to: '+61700000000',
	messageBody: '? yes',
};
export const json = (change = {}): Call => ({
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify({ ...REPLY, ...change }),
});
export const form = (fields: Record<string, string>): Call => ({
	headers: { 'content-type': 'application/x-www-form-urlencoded' },
	body: new URLSearchParams(fields).toString(),
});
export const RECEIVED = {
	FaxID: '1',
	Number: '61730000000',
	Message: 'COMPLETE',
	SenderISDNID: '0311223344',
};
export const SENT = {
	ID: '7',
	Recipient: '61712344321',
	Success: 'True',
	Message: 'Sent',
	Subject: 'Results',
};

export const sms = (parameters: INodeParameters): TestWorkflowOptions => ({
	type: 'goFaxSmsTrigger',
	parameters: { signatureCheck: 'off', ...parameters },
	credentials: {},
});
export const fax = (parameters: INodeParameters): TestWorkflowOptions => ({
	type: 'goFaxTrigger',
	parameters: { event: 'faxReceived', registration: 'manual', ...parameters },
	credentials: {},
});
export const faxSent = (parameters: INodeParameters) => fax({ event: 'faxSent', ...parameters });

/** Calls a trigger with what must start it. @returns the JSON of the item that it passes on */
export async function expectStarted(endpoint: TriggerEndpoint, call: Call): Promise<Record<string, unknown>> {
	const answer = await endpoint.call(call);
	expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { received: true, started: true }]);
	expect(endpoint.thrown).toEqual([]);
	return { ...endpoint.passed.at(-1)?.json };
}
