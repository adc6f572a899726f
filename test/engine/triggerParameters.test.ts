import type { INodeParameters } from 'n8n-workflow';
import { n8nLog } from './harness/n8nLog';
import type { TestWorkflowOptions } from './harness/TestWorkflow';
import type { Call } from './harness/TriggerEndpoint';
import { TriggerHooks } from './harness/TriggerHooks';
import { fax, faxSent, form, json, RECEIVED, SENT, sms, triggers } from './harness/triggers';

const log = n8nLog();
const start = triggers();

interface Case {
	name: string;
	trigger: TestWorkflowOptions;
	call: Call;
	message: string;
}

const options: Array<
	[field: string, of: typeof sms, options: Record<string, unknown>, call: Call, what: string]
> = [
	['Only From These Numbers', sms, { fromNumbers: { a: 1 } }, json(), 'is not a text'],
	['Only From These Numbers', sms, { fromNumbers: '={{ [] }}' }, json(), 'is not a text, but an empty list'],
	['Only From These Numbers', sms, { fromNumbers: ', ;' }, json(), 'has nothing between its commas'],
	[
		'Only From These Numbers',
		sms,
		{ fromNumbers: '={{ ["", ""] }}' },
		json(),
		'has nothing between its commas',
	],
	['Only to These Numbers', sms, { toNumbers: '\n,\n' }, json(), 'has nothing between its commas'],
	['Keywords', sms, { keywords: ',' }, json(), 'has nothing between its commas'],
	['Keywords', sms, { keywords: '={{ NaN }}' }, json(), 'is not a text'],
	['Signature Header', sms, { signatureHeader: 'X-Sig:' }, json(), 'is not the name of a header'],
	['Signature Header', sms, { signatureHeader: 'my header' }, json(), 'is not the name of a header'],
	['Include Headers', sms, { includeHeaders: 'perhaps' }, json(), 'is not true or false'],
	['Duplicates', sms, { duplicates: 'never' }, json(), 'is not one of its options'],
	['Duplicate Window (Hours)', sms, { duplicateWindow: 'a day' }, json(), 'is not a number'],
	['Duplicate Window (Hours)', sms, { duplicateWindow: -1 }, json(), 'is not 0 or more'],
	['Only Complete Faxes', fax, { completeOnly: 'yes' }, form(RECEIVED), 'is not true or false'],
	['Only Complete Faxes', fax, { completeOnly: [true] as never }, form(RECEIVED), 'is not true or false'],
	['Only These Numbers', fax, { numbers: ',,,' }, form(RECEIVED), 'has nothing between its commas'],
	['Only These Senders', fax, { senders: '={{ {} }}' }, form(RECEIVED), 'is not a text'],
	['Download Document', fax, { downloadDocument: 2 }, form(RECEIVED), 'is not true or false'],
	['Outcome', faxSent, { outcome: 'Failed' }, form(SENT), 'is not one of its options'],
	['Outcome', faxSent, { outcome: true }, form(SENT), 'is not one of its options'],
	['Subject Contains', faxSent, { subjectContains: { a: 1 } }, form(SENT), 'is not a text'],
];
const notUnderstood = options.map(
	([field, of, values, call, what]): Case => ({
		name: `${field} ${JSON.stringify(values)}`,
		trigger: of({ options: values as INodeParameters }),
		call,
		message: `'${field}' ${what}`,
	}),
);

const parameters: Array<[field: string, trigger: TestWorkflowOptions, call: Call, what: string]> = [
	['Events', sms({ events: [] }), json(), 'is not a choice of its options'],
	['Events', sms({ events: ['smsDeleted'] }), json(), 'is not one of its options'],
	['Signature Check', sms({ signatureCheck: 'no' }), json(), 'is not one of its options'],
	['Signature Check', sms({ signatureCheck: null as never }), json(), 'is not one of its options'],
	['Authentication', fax({ authentication: 'Basic' }), form(RECEIVED), 'is not one of its options'],
	['Authentication', fax({ authentication: '' }), form(RECEIVED), 'is not one of its options'],
	['Authentication', fax({ authentication: null as never }), form(RECEIVED), 'is not one of its options'],
	['Authentication', fax({ authentication: false }), form(RECEIVED), 'is not one of its options'],
	[
		'Authentication',
		fax({ authentication: '={{ undefined }}' }),
		form(RECEIVED),
		'is not one of its options',
	],
	['Event', fax({ event: 'faxGone' }), form(RECEIVED), 'is not one of its options'],
];
const topLevel = parameters.map(
	([field, trigger, call, what]): Case => ({
		name: `${field} ${JSON.stringify(trigger.parameters)}`,
		trigger,
		call,
		message: `'${field}' ${what}`,
	}),
);

describe.each([...notUnderstood, ...topLevel])(
	'what is not understood: $name',
	({ trigger, call, message }) => {
		test('starts nothing, is answered 500, and is said once in the log', async () => {
			const endpoint = await start({
				...trigger,
				node: { id: `${message} ${JSON.stringify(trigger.parameters)}` },
			});
			for (let time = 0; time < 3; time++) {
				const answer = await endpoint.call(call);
				expect([answer.status, JSON.parse(answer.body)]).toEqual([
					500,
					{ message: 'This trigger is not set up correctly' },
				]);
			}
			expect([endpoint.runs, endpoint.thrown]).toEqual([[], []]);
			expect(log).toHaveLength(1);
			expect(log[0]).toContain(
				`the trigger "Under Test" of workflow workflow-under-test starts nothing. ${message}`,
			);
			expect(log[0]).not.toMatch(/\n|61400000000|61730000000|61712344321/);
		});

		test('cannot be published', async () => {
			const hooks = new TriggerHooks(trigger);
			for (const hook of [hooks.activate(), hooks.create()])
				await expect(hook).rejects.toMatchObject({ message: expect.stringContaining(message) as unknown });
		});
	},
);

test.each<[what: string, trigger: TestWorkflowOptions, wanted: Call, unwanted: Call]>([
	[
		'a list of numbers',
		sms({ options: { fromNumbers: '={{ ["0400 000 000", 61400000005] }}' } }),
		json(),
		json({ from: '+61400000001' }),
	],
	['a sign as keyword', sms({ options: { keywords: '?' } }), json(), json({ messageBody: 'yes' })],
	[
		'a flag as keyword',
		sms({ options: { keywords: '🇦🇺' } }),
		json({ messageBody: '🇦🇺 yes' }),
		json({ messageBody: 'yes' }),
	],
	[
		'a number as keyword',
		sms({ options: { keywords: '={{ 1 }}' } }),
		json({ messageBody: 1 }),
		json({ messageBody: 2 }),
	],
	['an event as a text', sms({ events: 'SMS reply' }), json(), json({ eventType: 'X', direction: 'in' })],
	[
		'a switch as a text',
		fax({ options: { completeOnly: 'True' } }),
		form(RECEIVED),
		form({ ...RECEIVED, Message: 'INCOMPLETE' }),
	],
	[
		'a switch as a number',
		fax({ options: { completeOnly: 1 } }),
		form(RECEIVED),
		form({ ...RECEIVED, Message: 'INCOMPLETE' }),
	],
	[
		'an option in another case',
		faxSent({ options: { outcome: ' SUCCESS ' } }),
		form(SENT),
		form({ ...SENT, Success: 'False' }),
	],
	[
		'an option by its name',
		faxSent({ options: { outcome: 'Only Failures' } }),
		form({ ...SENT, Success: 'False' }),
		form(SENT),
	],
	[
		'filters beside an event in another case',
		fax({ event: 'FaxReceived', options: { numbers: '07 3000 0000', completeOnly: true } }),
		form(RECEIVED),
		form({ ...RECEIVED, Number: '61730000001' }),
	],
	[
		'filters beside an event by its name',
		fax({ event: 'fax sent', options: { subjectContains: 'results' } }),
		form(SENT),
		form({ ...SENT, Subject: 'Invoice' }),
	],
])(
	'%s is understood: the wanted event starts, the other does not',
	async (_what, trigger, wanted, unwanted) => {
		const endpoint = await start(trigger);
		expect((await endpoint.call(unwanted)).status).toBe(200);
		expect(endpoint.runs).toHaveLength(0);
		expect((await endpoint.call(wanted)).status).toBe(200);
		expect(endpoint.passed).toHaveLength(1);
		expect(log).toEqual([]);
	},
);

test.each<[what: string, value: unknown]>([
	['null', null],
	['an empty text', ''],
	['blanks', ' \n'],
	['an expression that gives nothing', '={{ undefined }}'],
])('options that are %s are as left out', async (_what, value) => {
	const names = ['fromNumbers', 'toNumbers', 'keywords', 'signatureHeader', 'includeHeaders', 'duplicates'];
	const values = Object.fromEntries(names.map((name) => [name, value])) as INodeParameters;
	const endpoint = await start(sms({ options: values }));
	expect((await endpoint.call(json())).status).toBe(200);
	expect(endpoint.passed).toHaveLength(1);
	expect(endpoint.passed[0]?.json).not.toHaveProperty('headers');
});

test.each<[what: string, value: unknown]>([
	['null', null],
	['an empty text', ''],
])('a Duplicate Window that is %s is a day', async (_what, duplicateWindow) => {
	const endpoint = await start(sms({ options: { duplicateWindow } as INodeParameters }));
	const now = Date.now();
	const clock = jest.spyOn(Date, 'now');
	try {
		for (const hours of [0, 1, 20]) {
			clock.mockReturnValue(now + hours * 3_600_000);
			await endpoint.call(json());
		}
	} finally {
		clock.mockRestore();
	}
	expect([endpoint.runs.length, endpoint.passed.length]).toEqual([3, 1]);
});

test('with a Duplicate Window of 0 nothing is a duplicate', async () => {
	const endpoint = await start(sms({ options: { duplicateWindow: 0 } }));
	await endpoint.call(json());
	await endpoint.call(json());
	expect(endpoint.passed).toHaveLength(2);
});

describe('an expression', () => {
	test.each([
		'={{ $json.body.line }}',
		'={{ $input.item.json.body.line }}',
		"={{ $('Other').item.json.line }}",
	])('%s, which needs an event, does not hinder publishing', async (numbers) => {
		const hooks = new TriggerHooks(fax({ options: { numbers } }));
		await expect(hooks.activate()).resolves.toBeUndefined();
	});

	test('that needs an event does not hide what is wrong beside it', async () => {
		const both = { numbers: '={{ $json.body.line }}', completeOnly: 'perhaps' };
		await expect(new TriggerHooks(fax({ options: both })).activate()).rejects.toMatchObject({
			message: expect.stringContaining("'Only Complete Faxes' is not true or false") as unknown,
		});
	});

	test.each(['={{ $env.HOME }}', '={{ this is not an expression }}'])(
		'%s, which cannot be evaluated, cannot be published, and starts nothing',
		async (numbers) => {
			const trigger = fax({ options: { numbers } });
			await expect(new TriggerHooks(trigger).activate()).rejects.toMatchObject({
				message: expect.stringContaining("'Only These Numbers' cannot be evaluated") as unknown,
			});
			const endpoint = await start({ ...trigger, node: { id: numbers } });
			for (let time = 0; time < 2; time++) expect((await endpoint.call(form(RECEIVED))).status).toBe(500);
			expect([endpoint.runs, endpoint.thrown]).toEqual([[], []]);
			expect(log).toEqual([expect.stringContaining('An expression cannot be evaluated')]);
		},
	);

	test('on the call is evaluated with it', async () => {
		const endpoint = await start(fax({ options: { numbers: '={{ $json.query.line }}' } }));
		const call = form(RECEIVED);
		expect((await endpoint.call({ ...call, query: '?line=61730000001' })).status).toBe(200);
		expect(endpoint.passed).toHaveLength(0);
		expect((await endpoint.call({ ...call, query: '?line=61730000000' })).status).toBe(200);
		expect(endpoint.passed).toHaveLength(1);
	});
});

test('unpublishing asks nothing of the parameters', async () => {
	await expect(new TriggerHooks(sms({ options: { keywords: ',' } })).deactivate()).resolves.toBe(true);
});
