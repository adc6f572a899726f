import { inspect } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { deepCopy, type INodeExecutionData, type INodeParameters } from 'n8n-workflow';
import { FORMS, hostileBodies } from './hostileBodies';
import {
	forgedPasswords,
	forgedSignatures,
	rightPasswords,
	rightSignatures,
	SECRETS,
	withHeaders,
} from './hostileKeys';
import { forgetProcessedItems } from './processedItems';
import { runNode } from './runNode';
import type { TestWorkflowOptions } from './TestWorkflow';
import { WebhookDoor, type DoorAnswer, type RawCall } from './WebhookDoor';

/** More than this for one call counts as a hang. The slowest is printed; a slow machine must not make it one. */
const LIMIT_MS = 30_000;
/** The same for our code alone, without n8n's reading of the body, which takes seconds for the worst of 16 MiB. */
const OWN_LIMIT_MS = 5_000;
const ALLOWED = [200, 400, 401, 413, 415];

interface Door {
	name: string;
	webhook: WebhookDoor;
	/** Only who knows the secret or the password may start an execution here. */
	guarded: boolean;
	forged: ReadonlyArray<(body: Buffer) => Readonly<Record<string, unknown>>>;
	right: ReadonlyArray<(body: Buffer) => Readonly<Record<string, unknown>>>;
}

const SMS_FILTERS = {
	keywords: 'STOP, Thanks; 👍',
	fromNumbers: '0400 000 000, 0412345678',
	toNumbers: '+61 7 0000 0000',
};
const FAX_FILTERS = {
	numbers: '07 1234 4321',
	senders: '0311223344, DR SMITH',
	completeOnly: true,
	outcome: 'success',
	subjectContains: 'fax',
};

function smsDoor(
	name: string,
	signatureCheck: string,
	options: INodeParameters = {},
	credential: object = SECRETS,
	mode?: 'manual',
): Door {
	const credentials: TestWorkflowOptions['credentials'] = { goFaxWebhookApi: { ...credential } };
	const parameters = { signatureCheck, events: ['smsReply', 'smsReceived'], options };
	return {
		name: `SMS, ${name}`,
		webhook: new WebhookDoor({ type: 'goFaxSmsTrigger', parameters, credentials }, mode),
		guarded: signatureCheck === 'enforce',
		forged: forgedSignatures,
		right: rightSignatures,
	};
}

function formDoor(
	event: string,
	authentication: string,
	options: INodeParameters = {},
	credential: object = SECRETS,
	mode?: 'manual',
): Door {
	const credentials: TestWorkflowOptions['credentials'] = { goFaxWebhookApi: { ...credential } };
	const parameters = { event, registration: 'manual', authentication, options };
	return {
		name: `${event}, ${authentication}`,
		webhook: new WebhookDoor({ type: 'goFaxTrigger', parameters, credentials }, mode),
		guarded: authentication === 'basicAuth',
		forged: forgedPasswords,
		right: rightPasswords,
	};
}

export const doors: Door[] = [
	smsDoor('enforce', 'enforce'),
	smsDoor(
		'enforce during a change of secrets',
		'enforce',
		{},
		{ signingSecret: 'a newer secret', previousSigningSecret: SECRETS.signingSecret },
	),
	smsDoor('enforce without a secret', 'enforce', {}, { signingSecret: '' }),
	smsDoor('enforce, filters', 'enforce', SMS_FILTERS),
	smsDoor('enforce, a header that every object has', 'enforce', {
		signatureHeader: 'constructor',
		includeHeaders: true,
	}),
	smsDoor('enforce, test run', 'enforce', { signatureHeader: '__proto__' }, SECRETS, 'manual'),
	smsDoor('report', 'report', { includeHeaders: true }),
	smsDoor('off', 'off', { includeHeaders: true }),
	smsDoor('off, filters', 'off', SMS_FILTERS),
	formDoor('faxReceived', 'basicAuth'),
	formDoor('faxSent', 'basicAuth', FAX_FILTERS),
	formDoor('smsSent', 'basicAuth', {}, { basicUser: '', basicPassword: '' }),
	formDoor('smsSent', 'basicAuth', {}, SECRETS, 'manual'),
	formDoor('faxReceived', 'none'),
	formDoor('faxReceived', 'none', FAX_FILTERS),
	formDoor('faxSent', 'none', FAX_FILTERS),
	formDoor('smsSent', 'none', {}, SECRETS, 'manual'),
];

export const seen = {
	calls: 0,
	refusedByN8n: 0,
	started: 0,
	slowest: 0,
	slowestOwn: 0,
	statuses: new Map<number, number>(),
};
/** Some of what started, for execute(). */
const sample = new Map<Door, INodeExecutionData[]>();

/** The built-in prototypes of node:, which are not those that jest gives to a test. */
const outerObject = Object.getPrototypeOf(Object.getPrototypeOf(process)) as object;
const prototypes = [
	Object.prototype,
	Array.prototype,
	String.prototype,
	Function.prototype,
	Object.getPrototypeOf(outerObject) ?? outerObject,
];
const keysBefore = prototypes.map((prototype) => Reflect.ownKeys(prototype as object).length);

/**
 * One call, and everything that must hold for any call.
 *
 * @returns what came out
 */
export async function check(door: Door, call: RawCall, knowsTheKey: boolean): Promise<DoorAnswer> {
	const outcome = await door.webhook.call(call);
	const { status, started, thrown, milliseconds, ownMilliseconds } = outcome;
	seen.calls++;
	seen.slowest = Math.max(seen.slowest, milliseconds);
	seen.slowestOwn = Math.max(seen.slowestOwn, ownMilliseconds);
	if (status === undefined && thrown === undefined) seen.refusedByN8n++;
	if (status !== undefined) seen.statuses.set(status, (seen.statuses.get(status) ?? 0) + 1);

	// Plain comparisons, because expect() would take most of the time of this many calls.
	const wrong =
		thrown !== undefined
			? `webhook() threw ${inspect(thrown)}`
			: status !== undefined && !ALLOWED.includes(status)
				? `the answer was ${status}`
				: door.guarded && !knowsTheKey && (started || status === 200)
					? 'a forged call got in'
					: milliseconds > LIMIT_MS || ownMilliseconds > OWN_LIMIT_MS
						? `the answer took ${Math.round(milliseconds)} ms, our code ${Math.round(ownMilliseconds)}`
						: 'polluted' in {}
							? 'Object.prototype is polluted'
							: undefined;
	if (wrong !== undefined) throw new Error(`${door.name}: ${wrong}\n${shown(call)}`);
	if (started) keep(door, started, call);
	return outcome;
}

function shown({ headers, query, body, already }: RawCall): string {
	return JSON.stringify({ headers, query, body: body?.toString('latin1'), already }, null, 1).slice(0, 2_000);
}

/** What starts must go through everything that n8n does with an item: copy it deeply and store it as JSON. */
function keep(door: Door, started: INodeExecutionData[], call: RawCall): void {
	seen.started++;
	try {
		if (started.length !== 1) throw new Error(`${started.length} items`);
		JSON.stringify(deepCopy(started));
	} catch (error) {
		throw new Error(`${door.name}: n8n could not handle the items: ${String(error)}\n${shown(call)}`);
	}
	const kept = sample.get(door) ?? [];
	const [item] = started;
	if (item && kept.length < 60 && seen.started % 7 === 0) sample.set(door, [...kept, item]);
}

/** After a full collection of garbage, in MiB. */
function memory() {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	collect();
	collect();
	const { heapUsed, rss } = process.memoryUsage();
	return { heap: heapUsed / 2 ** 20, rss: rss / 2 ** 20 };
}

/** The door without a network must not refuse by itself what it is to test. */
async function expectGenuineToStart(type: string): Promise<void> {
	const fields = [...new URLSearchParams(FORMS.faxReceived)];
	const parts = fields.map(
		([name, value]) => `--xyz\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
	);
	const body = Buffer.from(type.startsWith('multipart') ? `${parts.join('')}--xyz--\r\n` : FORMS.faxReceived);
	for (const { name, webhook, right } of doors.filter(({ name }) => name.startsWith('faxReceived'))) {
		const { started } = await webhook.call(
			withHeaders({ headers: type ? { 'content-type': type } : {}, body }, right[0]?.(body) ?? {}),
		);
		expect([name, type, started?.[0]?.json.faxId]).toEqual([name, type, '4851543']);
	}
}

/**
 * Tests that make hostile calls with check(), and what must hold after all of them.
 *
 * @param goal calls that they have to make
 */
export function hostileCalls(goal: number, tests: () => void): void {
	let before: ReturnType<typeof memory>;
	const begun = performance.now();

	beforeAll(async () => {
		await forgetProcessedItems();
		for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=xyz', ''])
			await expectGenuineToStart(type);
		// What the first calls load and compile is not a leak.
		for (const door of doors) for (const call of hostileBodies.slice(0, 60)) await check(door, call, false);
		before = memory();
	});

	afterAll(() => {
		const after = memory();
		const statuses = [...seen.statuses]
			.sort(([a], [b]) => a - b)
			.map(([status, count]) => `${status}: ${count}`);
		process.stdout.write(
			[
				`hostile calls: ${seen.calls} (goal ${goal}) ${seen.calls >= goal ? 'ok' : 'short'}`,
				`  answers: ${statuses.join(', ')}; refused by n8n before our code: ${seen.refusedByN8n}; started: ${seen.started}`,
				`  time: ${((performance.now() - begun) / 1000).toFixed(1)} s, slowest call ${Math.round(seen.slowest)} ms, of it in our code ${Math.round(seen.slowestOwn)} ms at most`,
				`  memory after collection: heap ${before.heap.toFixed(0)} -> ${after.heap.toFixed(0)} MiB, resident ${before.rss.toFixed(0)} -> ${after.rss.toFixed(0)} MiB\n`,
			].join('\n'),
		);
	});

	tests();

	test('what started goes through execute() too, once', async () => {
		let passed = 0;
		for (const [door, items] of sample) {
			for (const item of items) {
				const { mode, options } = door.webhook;
				const runs = [
					await runNode({ ...options, items: [item], mode, executionId: '1' }),
					await runNode({ ...options, items: [item], mode, executionId: '2' }),
				];
				expect(runs.map(({ error }) => error)).toEqual([undefined, undefined]);
				if (mode !== 'manual') expect(runs[1]?.items).toHaveLength(0);
				passed += runs[0]?.items.length ?? 0;
			}
		}
		expect(passed).toBeGreaterThan(50);
		// What the test itself has kept is not growth of the triggers.
		sample.clear();
		await forgetProcessedItems();
	});

	test('so many calls were made, no prototype has changed, and memory did not grow', () => {
		expect(seen.calls).toBeGreaterThanOrEqual(goal);
		expect(prototypes.map((prototype) => Reflect.ownKeys(prototype as object).length)).toEqual(keysBefore);
		const after = memory();
		expect(after.heap - before.heap).toBeLessThan(100);
		// The runtime keeps pages of the 16 MiB bodies for later; a leak of them would be ten times as much.
		expect(after.rss - before.rss).toBeLessThan(1_000);
	});
}
