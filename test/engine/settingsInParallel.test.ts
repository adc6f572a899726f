import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { urlsIn } from '../../lib/settings/urlStack';
import { runNode } from './harness/runNode';
import { SettingsServer } from './harness/SettingsServer';
import { simulatedAccount } from './harness/simulatedAccount';
import { TriggerHooks } from './harness/TriggerHooks';

jest.setTimeout(120_000);

const WORKFLOWS = [0, 1, 2, 3, 4];
/** What each workflow's Update changes, and where it is in the settings. */
const FIELDS = ['HeaderText', 'StationID', 'Resolution', 'Schedule.From', 'Schedule.To'];

interface Account {
	url: string;
	token: string;
	/** As it was before all of them, with this URL as JSON. */
	reset(url: string): Promise<void>;
	/** Requests take these milliseconds, in turn. */
	delay(milliseconds: number[]): Promise<void>;
	/** What GoFax holds, letter for letter where it keeps letters. */
	text(): Promise<string>;
}

const simulator = simulatedAccount();
const simulated: Account = {
	get url() {
		return simulator.url;
	},
	get token() {
		return simulator.token;
	},
	async reset(url) {
		await simulator.admin.reset();
		await simulator.admin.changeSettings('faxSettings', {
			NotificationURL: (JSON.parse(url) ?? '') as string,
		});
	},
	async delay(milliseconds) {
		for (const [index, ms] of milliseconds.entries()) {
			const kind = index % 2 === 0 ? 'latency' : 'latencyAfter';
			await simulator.admin.addFault({ path: '/SendFax/Settings', kind, ms, times: 2 });
		}
	},
	text: async () => JSON.stringify(await simulator.admin.settings('faxSettings')),
};

const server = new SettingsServer();
beforeAll(async () => await server.start());
afterAll(() => server.close());
const letterForLetter: Account = {
	get url() {
		return server.url;
	},
	token: 'token-of-the-account',
	async reset(url) {
		server.reset(
			`{ "Id":12345678901234567890,"NotificationURL": ${url}, "Rate":1.50,"HeaderText":"B\\u00fcro",\n "StationID":"","Resolution":null,"Schedule":{"From" :"00:00","To":"\\/Date(1)\\/"},"__proto__":{} }`,
		);
		await Promise.resolve();
	},
	async delay(milliseconds) {
		const wait = async (_method: string, number: number) =>
			void (await sleep(milliseconds[number % milliseconds.length]));
		server.before = wait;
		server.after = wait;
		await Promise.resolve();
	},
	text: async () => await Promise.resolve(server.text),
};

const credentials = ({ url, token }: Account) => ({ goFaxApi: { token, apiVersion: '1.0', baseUrl: url } });
const trigger = (account: Account, number: number) =>
	new TriggerHooks({
		type: 'goFaxTrigger',
		parameters: { event: 'faxSent', registration: 'automatic', options: { urlField: 'NotificationURL' } },
		credentials: credentials(account),
		node: { webhookId: `webhook-${number}`, name: `Workflow ${number}` },
	});

async function update(account: Account, name: string, value: string): Promise<void> {
	const { error } = await runNode({
		type: 'goFax',
		parameters: {
			resource: 'settings',
			operation: 'update',
			settingsOf: 'faxSending',
			changes: { change: [{ name, value }] },
		},
		credentials: credentials(account),
	});
	if (error) throw error;
}

/** Numbers of the workflows that GoFax calls, or that are below another. */
function registered(text: string): number[] {
	const { NotificationURL } = JSON.parse(text) as { NotificationURL: string };
	return urlsIn(JSON.stringify(NotificationURL))
		.flatMap((url) => /^http:\/\/127\.0\.0\.1:5678\/webhook\/webhook-(\d)\/gofax$/.exec(url)?.[1] ?? [])
		.map(Number)
		.sort();
}

const valueOf = (text: string, name: string): unknown =>
	name.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], JSON.parse(text));

/** Workflows in the order in which they begin, with what they do. */
const round = fc
	.tuple(
		fc.shuffledSubarray(WORKFLOWS, { minLength: 5 }),
		fc.array(fc.constantFrom('publish', 'unpublish', 'update', 'update and publish'), {
			minLength: 5,
			maxLength: 5,
		}),
	)
	.map(([order, acts]) => order.map((number, index) => ({ number, act: acts[index] ?? '' })));

test.each([
	['the simulator', simulated, 20],
	['a GoFax that keeps every letter', letterForLetter, 25],
] as const)(
	'of five workflows at once nobody undoes another, and in the end all is as the user had it (%s)',
	async (_name, account, numRuns) => {
		let changes = 0;
		const before = fc.constantFrom('""', 'null', '"https://crm.example/hook?token=abc123&clinic=7"');
		const delays = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 8 });
		const rounds = fc.array(round, { minLength: 1, maxLength: 3 });
		await fc.assert(
			fc.asyncProperty(before, delays, rounds, async (url, milliseconds, all) => {
				await account.reset(url);
				await account.delay(milliseconds);
				const original = await account.text();
				const triggers = WORKFLOWS.map((number) => trigger(account, number));
				const published = new Set<number>();
				const values = new Map<string, string>();
				for (const [index, acts] of all.entries()) {
					const work = acts.flatMap(({ number, act }) => {
						const field = FIELDS[number] ?? '';
						if (act.includes('update')) values.set(field, `value ${index}`);
						if (act === 'unpublish') published.delete(number);
						else if (act.includes('publish')) published.add(number);
						return [
							...(act.includes('update') ? [update(account, field, `value ${index}`)] : []),
							...(act === 'unpublish' ? [triggers[number]?.deactivate()] : []),
							...(/\bpublish/.test(act) ? [triggers[number]?.activate()] : []),
						];
					});
					changes += work.length;
					await Promise.all(work);
					const text = await account.text();
					expect(registered(text)).toEqual([...published].sort());
					for (const [field, value] of values) expect(valueOf(text, field)).toBe(value);
				}
				await Promise.all(triggers.map(async (one) => await one.deactivate()));
				// Only the values that somebody wanted otherwise are other ones; not a letter beside them.
				const expected = [...values].reduce(
					(text, [field, value]) =>
						text.replace(
							new RegExp(`("${field.split('.').at(-1)}"\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*"|null)`),
							(_whole, head: string) => head + JSON.stringify(value),
						),
					original,
				);
				expect(await account.text()).toBe(expected);
			}),
			{ numRuns, seed: 20261125 },
		);
		console.log(`settings in parallel, ${_name}: ${changes} changes of five workflows, none lost`);
	},
);
