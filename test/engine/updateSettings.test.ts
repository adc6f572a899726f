import type { INodeParameters } from 'n8n-workflow';
import { runNode } from './harness/runNode';
import { SettingsServer } from './harness/SettingsServer';

const gofax = new SettingsServer();
beforeAll(async () => await gofax.start());
afterAll(() => gofax.close());

const BEFORE =
	'{"Header":"x","Retries":3,"OnError":true,"Nothing":null,"To":["a"],"A":{"B":1,"C":"c"},"D.E":"dot","Version":7,"LastUpdated":"\\/Date(1)\\/","SmtpPassword":"abc"}';
beforeEach(() => gofax.reset(BEFORE));

const run = async (parameters: INodeParameters) =>
	await runNode({
		type: 'goFax',
		parameters: { resource: 'settings', operation: 'update', settingsOf: 'faxSending', ...parameters },
		credentials: { goFaxApi: { token: 'the-token-1', apiVersion: '1.0', baseUrl: gofax.url } },
	});
const byJson = async (changesJson: string) => await run({ enterAs: 'json', changesJson });
const byFields = async (...change: object[]) =>
	await run({ enterAs: 'fields', changes: { change } as INodeParameters });

describe('an Update that changes nothing says so', () => {
	test.each([
		['{}', 'There is nothing to change'],
		['{"A":{}}', 'There is nothing to change in "A"'],
		['{"A":{"B":{}}}', 'There is nothing to change in "A.B"'],
		['{"Version":8}', 'GoFax keeps the setting "Version" itself'],
		['{"Header":"y","lastupdated":""}', 'GoFax keeps the setting "LastUpdated" itself'],
		['{"Colour":1}', 'GoFax has no setting "Colour"'],
		['{"Header":"y","header":"z"}', 'The setting "Header" is in the changes twice'],
		['[]', 'The changes are not a JSON object'],
		['{"Header":', 'The changes are not a JSON object'],
		[
			'{"SmtpPassword":"********"}',
			'The new value of "SmtpPassword" is not the real one: part of it is hidden',
		],
		['{"Retries":"three"}', '"three" does not fit the setting "Retries"'],
		['{"OnError":2}', '2 does not fit the setting "OnError"'],
		['{"A":"text"}', '"text" does not fit the setting "A"'],
	])('%s is an error before anything is written', async (changes, message) => {
		const { error } = await byJson(changes);
		expect(error?.message).toBe(message);
		expect(gofax.written).toEqual([]);
	});

	test('without a change in the list it is an error', async () => {
		expect((await byFields()).error?.message).toBe('There is nothing to change');
		expect((await byFields({ name: ' ', value: 'x' })).error?.message).toBe('Change 1 has no name');
		expect(gofax.written).toEqual([]);
	});

	test.each([
		['{"Header":"x"}', ['Header']],
		['{"Retries":"3","A":{"B":1.0}}', ['Retries', 'A.B']],
		['{"Nothing":null,"To":[ "a" ]}', ['Nothing', 'To']],
		['{"Version":7}', ['Version']],
	])('what is already as %s is a success that names it', async (changes, unchanged) => {
		const { error, items } = await byJson(changes);
		expect(error).toBeUndefined();
		expect(items[0]?.json).toMatchObject({ changed: [], unchanged });
		expect(gofax.written).toEqual([]);
	});
});

test.each([
	['{"Header":"y","Retries":3}', '"Header":"x"', '"Header":"y"', ['Header'], ['Retries']],
	['{"A":{"C":"d"}}', '"C":"c"', '"C":"d"', ['A.C'], []],
	['{"A.C":"d"}', '"C":"c"', '"C":"d"', ['A.C'], []],
	['{"D.E":"y"}', '"D.E":"dot"', '"D.E":"y"', ['"D.E"'], []],
	['{"To":["b","c"]}', '"To":["a"]', '"To":["b","c"]', ['To'], []],
	['{"To":[]}', '"To":["a"]', '"To":[]', ['To'], []],
	['{"Header":null}', '"Header":"x"', '"Header":null', ['Header'], []],
	['{"Nothing":{"x":1}}', '"Nothing":null', '"Nothing":{"x":1}', ['Nothing'], []],
	['{"Retries":12345678901234567890}', '"Retries":3', '"Retries":12345678901234567890', ['Retries'], []],
	['{"Header":12345678901234567890}', '"Header":"x"', '"Header":"12345678901234567890"', ['Header'], []],
	['{"Header":"\\u00fc"}', '"Header":"x"', '"Header":"\\u00fc"', ['Header'], []],
])('by JSON %s changes just that', async (changes, from, to, changed, unchanged) => {
	const { error, items } = await byJson(changes);
	expect(error).toBeUndefined();
	expect(items[0]?.json).toMatchObject({ changed, unchanged });
	expect(gofax.text).toBe(BEFORE.replace(from, to));
});

test.each<[string, unknown, string, string]>([
	['true', '={{ true }}', '"OnError"', 'true'],
	['"FALSE"', 'FALSE', '"OnError"', 'false'],
	['3', '={{ 4 }}', '"Retries"', '4'],
	['a number for a text', '={{ 4 }}', '"Header"', '"4"'],
	['nothing', '', '"Header"', '""'],
	['a list for a text', '={{ ["a", 1] }}', '"Header"', '"a,1"'],
])('by fields, %s is written in the type of the setting', async (_what, value, name, written) => {
	const { error } = await byFields({ name: name.slice(1, -1), value });
	expect(error).toBeUndefined();
	expect(gofax.text).toContain(`${name}:${written}`);
});

test.each([
	['null', '={{ null }}'],
	['nothing', '={{ undefined }}'],
	['an object', '={{ { a: 1 } }}'],
	['a list of nothing', '={{ [] }}'],
])('by fields, %s is an error that names the field', async (_what, value) => {
	const { error } = await byFields({ name: 'Header', value });
	expect(error?.message).toMatch(/^'Value' is not a/);
	expect(gofax.requests).toEqual([]);
});

test.each([
	['by JSON', { enterAs: 'json', changesJson: '={{ { "A": { "C": "d" } } }}' }],
	['by fields', { enterAs: 'fields', changes: { change: [{ name: 'A.C', value: 'd' }] } }],
])('an expression can give the changes %s', async (_how, parameters) => {
	const { items } = await run(parameters);
	expect(items[0]?.json).toMatchObject({ changed: ['A.C'] });
});
