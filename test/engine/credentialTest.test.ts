import { CredentialTestContext } from 'n8n-core';
import { GoFax } from '../../nodes/GoFax/GoFax.node';
import { simulatedAccount } from './harness/simulatedAccount';
import { testWorkflow } from './harness/TestWorkflow';
import { runNode } from './harness/runNode';
import { WireServer } from './harness/WireServer';

const gofax = simulatedAccount();
const wire = new WireServer();
beforeAll(async () => await wire.start());
afterAll(() => wire.close());

/** What n8n's button Test says. */
async function pressTest(change: Record<string, string> = {}) {
	const data = gofax.credential(change).goFaxApi ?? {};
	const { additionalData } = testWorkflow({ type: 'goFax', parameters: {}, credentials: {} });
	const context = new CredentialTestContext(additionalData);
	const run = new GoFax().methods.credentialTest.goFaxApiCredentialTest;
	return await run.call(context, { id: '1', name: 'GoFax', type: 'goFaxApi', data });
}

/** What the node's own check says of the same values. */
async function check(change: Record<string, string> = {}) {
	const { error, items } = await runNode({
		type: 'goFax',
		parameters: { resource: 'account', operation: 'checkAccess' },
		credentials: gofax.credential(change),
	});
	return error ? 'Error' : items[0]?.json.hasAccess === true ? 'OK' : 'Error';
}

test.each<[string, () => Record<string, string>]>([
	['the values as they should be', () => ({})],
	['version 2.0', () => ({ apiVersion: '2.0' })],
	['a version and a slash in the Base URL', () => ({ baseUrl: `${gofax.url}/v1.0/` })],
	['blanks around the Base URL', () => ({ baseUrl: ` ${gofax.url} \n` })],
	['blanks around the token', () => ({ token: ` ${gofax.token}\n` })],
])('%s pass, for the node as for its test', async (_what, change) => {
	expect(await pressTest(change())).toEqual({ status: 'OK', message: 'Connection successful' });
	expect(await check(change())).toBe('OK');
});

test.each<[string, () => Record<string, string>, RegExp]>([
	['a wrong token', () => ({ token: 'wrong' }), /refused the API token/],
	['no token', () => ({ token: '' }), /no API token/],
	['plain http', () => ({ baseUrl: 'http://restful-api.gofax.com.au' }), /does not begin with https/],
	['an address that is not a URL', () => ({ baseUrl: 'gofax' }), /not a valid URL/],
	['a server that is not there', () => ({ baseUrl: 'http://127.0.0.1:9' }), /cannot be reached/],
])(
	'%s does not, and the test says why',
	async (_what, change, message) => {
		const result = await pressTest(change());
		expect(result).toMatchObject({ status: 'Error', message: expect.stringMatching(message) as unknown });
		expect(result.message).not.toContain(gofax.token);
		expect(await check(change())).toBe('Error');
	},
	15_000,
);

test.each([
	['a website that answers everything with 200', '<!DOCTYPE html><h1>Welcome</h1>'],
	['false', 'false'],
	['Success false', '{"Success":false}'],
	['success false in camelCase', '{"success":false}'],
	['a Response of false', '{"Success":true,"Response":false}'],
	['an error', '{"error":"UNAUTHORISED","message":"Token is not invalid."}'],
	['a sentence', '"Invalid token"'],
])('%s is not a successful connection', async (_what, body) => {
	wire.reset({ status: 200, body });
	expect(await pressTest({ baseUrl: wire.url })).toMatchObject({ status: 'Error' });
	expect(await check({ baseUrl: wire.url })).toBe('Error');
});

test('a redirect is not followed, so that the token stays where it belongs', async () => {
	wire.reset({ status: 302, headers: { location: `${wire.url}/elsewhere` } });
	expect(await pressTest({ baseUrl: wire.url })).toMatchObject({ status: 'Error' });
	expect(wire.requests).toHaveLength(1);
});
