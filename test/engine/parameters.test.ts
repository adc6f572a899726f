import type { INodeParameters, IWorkflowSettings } from 'n8n-workflow';
import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';

const gofax = simulatedAccount();

const run = async (parameters: INodeParameters, settings: IWorkflowSettings = {}) =>
	await runNode({ type: 'goFax', parameters, credentials: gofax.credential(), settings });

const sendSms = async (additionalFields: INodeParameters, more: INodeParameters = {}) =>
	await run({
		resource: 'sms',
		operation: 'send',
		recipients: '0412345678',
		message: 'Hello',
		additionalFields,
		...more,
	});

const EMPTY: Array<[what: string, value: INodeParameters[string]]> = [
	['null', null],
	['an empty text', ''],
	['blanks', '  '],
	['an expression that gives nothing', '={{ $json.nothing }}'],
];

test.each(EMPTY)('fields of a collection that are %s are as left out', async (_what, value) => {
	const { items, error } = await sendSms({
		clientReference: value,
		defaultCountry: value,
		maximumParts: value,
		replaceUnsupported: value,
		replyTo: value,
		senderId: value,
	});
	expect(error).toBeUndefined();
	expect(items[0]?.json).toMatchObject({ clientReference: 'n8n-1-0-0', warnings: [] });
	const { sms } = await gofax.admin.state();
	expect(sms).toMatchObject([{ clientReference: 'n8n-1-0-0', replyTo: null, from: '' }]);
});

test.each(EMPTY)('a limit that is %s is its default', async (_what, limit) => {
	const { error } = await run({ resource: 'fax', operation: 'getAll', returnAll: false, limit });
	expect(error).toBeUndefined();
});

test.each<[what: string, more: INodeParameters]>([
	["'Maximum Parts' is not a number", { additionalFields: { maximumParts: 'two' } }],
	["'Maximum Parts' is not 0 or more", { additionalFields: { maximumParts: -1 } }],
	["'Sender ID' is not a text", { additionalFields: { senderId: '={{ {} }}' } }],
	["'Default Country' is not one of its options", { additionalFields: { defaultCountry: 'Atlantis' } }],
	[
		"'Replace Unsupported Characters' is not true or false",
		{ additionalFields: { replaceUnsupported: 'perhaps' } },
	],
	["'Recipients' is not a text, but an empty list", { recipients: '={{ [] }}' }],
	["'Concurrent Requests' is not 1 or more", { options: { concurrentRequests: 0 } }],
	["'Pause Between Batches' is not a number", { options: { pauseBetweenBatches: '={{ [5] }}' } }],
])('%s is an error, and nothing is sent', async (message, more) => {
	const { error } = await sendSms({}, more);
	expect(error?.message).toBe(message);
	expect(error?.description).toMatch(/\.$/);
	expect((await gofax.admin.counts()).sms).toBe(0);
});

test('options are understood by their name and in any case, numbers and switches as texts', async () => {
	const { items, error } = await sendSms(
		{ defaultCountry: 'new zealand', maximumParts: '1', replaceUnsupported: 'True' },
		{ recipients: '021 123 4567', options: { concurrentRequests: '2', pauseBetweenBatches: '0' } },
	);
	expect(error).toBeUndefined();
	expect(items[0]?.json.recipients).toEqual(['64211234567']);
});

describe('dates', () => {
	const asked = async (startDate: unknown, timezone = 'Australia/Brisbane') => {
		const { error } = await run(
			{ resource: 'fax', operation: 'getAll', returnAll: true, filters: { startDate } as INodeParameters },
			{ timezone },
		);
		const { requests } = await gofax.admin.state();
		return { error, startDate: new URLSearchParams(requests[0]?.query ?? '').get('startDate') };
	};

	test.each([
		['as the date picker writes it', '2025-06-01T00:00:00', '2025-05-31T14:00:00.000Z'],
		['with a zone', '2025-06-01T00:00:00Z', '2025-06-01T00:00:00.000Z'],
		['as a Date', '={{ new Date("2025-06-01T00:00:00Z") }}', '2025-06-01T00:00:00.000Z'],
		['as a DateTime of Luxon', '={{ DateTime.fromISO("2025-06-01T00:00:00Z") }}', '2025-06-01T00:00:00.000Z'],
		['in milliseconds', '={{ 1748736000000 }}', '2025-06-01T00:00:00.000Z'],
	])('%s go out as one instant in UTC', async (_what, value, instant) => {
		expect(await asked(value)).toEqual({ error: undefined, startDate: instant });
	});

	test.each(EMPTY)('that are %s do not go out', async (_what, value) => {
		expect(await asked(value)).toEqual({ error: undefined, startDate: null });
	});

	test('without a zone are of the zone of the workflow', async () => {
		expect((await asked('2025-06-01T00:00:00', 'America/New_York')).startDate).toBe(
			'2025-06-01T04:00:00.000Z',
		);
	});

	test.each(['yesterday', '1/6/2025', '={{ {} }}'])('%s is an error, and nothing is asked', async (value) => {
		const { error, startDate } = await asked(value);
		expect(error?.message).toBe("'Sent After' is not a date");
		expect(startDate).toBeNull();
	});
});
