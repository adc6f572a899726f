import { connect } from 'node:net';
import { request } from 'undici';
import { restOperations } from '../../simulator/rest/operations';
import { startFixture, type Fixture } from './Fixture';

let fixture: Fixture;
beforeAll(async () => {
	fixture = await startFixture();
});
afterAll(() => fixture.stop());

const REFUSAL_V2 = '{"error":"UNAUTHORISED","message":"Token is not invalid."}';

test.each([
	['/v1.0', 'query', 200, undefined],
	['/v1', 'query', 200, undefined],
	['/v1.0', 'header', 401, ''],
	['/v1.0', 'bearer', 401, ''],
	['/v1.0', 'nowhere', 401, ''],
	['/v1.0', 'wrong', 401, ''],
	['/v2.0', 'header', 200, undefined],
	['/v2.0', 'query', 401, REFUSAL_V2],
	['/v2.0', 'bearer', 401, REFUSAL_V2],
	['/v2.0', 'nowhere', 401, REFUSAL_V2],
	['/v2.0', 'wrong', 401, REFUSAL_V2],
])('%s with the token in/at %s is answered %i', async (version, place, status, body) => {
	const { url, token } = fixture.simulator;
	const query = { query: `?token=${token}`, wrong: '?token=wrong' }[place] ?? '';
	const headers: Record<string, string> =
		{
			header: { 'x-api-token': token },
			bearer: { authorization: `Bearer ${token}` },
			wrong: { 'x-api-token': 'wrong' },
		}[place] ?? {};
	const answer = await request(`${url}${version}/Account/CheckHaveAccess${query}`, {
		method: 'PUT',
		headers,
	});
	expect(answer.statusCode).toBe(status);
	const text = await answer.body.text();
	if (body !== undefined) expect(text).toBe(body);
	else expect(JSON.parse(text)).toMatchObject({ Success: true, Response: true });
});

const everyRoute = restOperations.flatMap(({ method, path, versions, operationId }) =>
	versions.map((version) => ({ operationId, version, method, path: path.replace(':id', '1') })),
);

test.each(everyRoute)('$operationId on $version wants a token', async ({ version, method, path }) => {
	const answer = await request(`${fixture.simulator.url}/${version}${path}`, { method });
	expect(answer.statusCode).toBe(401);
	expect(await answer.body.text()).toBe(version === 'v1.0' ? '' : REFUSAL_V2);
});

test.each(['/v1.0/Account/CreditBalance', '/v1.0/SendFaxes/Detail', '/v3.0/SMS', '/SMS', '/v1.0/sms'])(
	'%s does not exist',
	async (path) => {
		const { url, token } = fixture.simulator;
		const answer = await request(`${url}${path}?token=${token}`);
		expect(answer.statusCode).toBe(404);
		await answer.body.dump();
	},
);

/** As bytes on a socket: no HTTP client would send a PUT without a length. */
async function statusOf(head: string): Promise<string> {
	const { hostname, port } = new URL(fixture.simulator.url);
	const socket = connect(Number(port), hostname);
	socket.write(`${head}\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
	let answer = '';
	for await (const chunk of socket) answer += String(chunk);
	return answer.slice(9, 12);
}

test('wants a length where the switch says so', async () => {
	const { admin, token } = fixture.simulator;
	const head = `PUT /v1.0/Account/CheckHaveAccess?token=${token} HTTP/1.1`;
	expect(await statusOf(head)).toBe('200');
	await admin.setBehaviour({ requireLength: true });
	expect(await statusOf(head)).toBe('411');
	expect(await statusOf(`${head}\r\nContent-Length: 0`)).toBe('200');
	expect(await statusOf(`GET /v1.0/SendFax/1?token=${token} HTTP/1.1`)).toBe('200');
	await admin.setBehaviour({ requireLength: false });
});

test('keeps tokens out of the request log and the state', async () => {
	const { url, token, admin, otherToken } = fixture.simulator;
	await (await request(`${url}/v1.0/SendFax/1?token=${token}&x=1`)).body.dump();
	await (await request(`${url}/v2.0/SendFax/1`, { headers: { 'x-api-token': token } })).body.dump();
	const state = await admin.state();
	expect(state.requests.slice(-2)).toMatchObject([
		{
			method: 'GET',
			path: '/v1.0/SendFax/1',
			query: 'token=***&x=1',
			tokenIn: 'query',
			status: 200,
			account: 'main',
		},
		{ path: '/v2.0/SendFax/1', query: '', tokenIn: 'header', status: 200 },
	]);
	expect(JSON.stringify(state)).not.toContain(token);
	expect(JSON.stringify(state)).not.toContain(otherToken);
});
