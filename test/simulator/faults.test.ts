import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import type { FaultInput } from '../../simulator';
import { startFixture, type Fixture } from './Fixture';
import { faxJob } from './submitJobs';

let fixture: Fixture;
beforeAll(async () => {
	fixture = await startFixture();
});
beforeEach(() => fixture.reset());
afterAll(() => fixture.stop());

async function send(version = 'v1.0', timeoutMs = 2000) {
	const { url, token } = fixture.simulator;
	const answer = await request(`${url}/${version}/SendFax?token=${token}`, {
		method: 'PUT',
		headers: { 'content-type': 'application/json', 'x-api-token': token },
		body: JSON.stringify(faxJob()),
		signal: AbortSignal.timeout(timeoutMs),
	});
	return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
}

const accepted = async () => (await fixture.admin.counts()).faxes;

test.each([
	['401', {}, 'v1.0', 401, ''],
	['401', {}, 'v2.0', 401, '{"error":"UNAUTHORISED","message":"Token is not invalid."}'],
	['429', { retryAfter: 7 }, 'v1.0', 429, ''],
	['500', {}, 'v1.0', 500, '{"Message":"An error has occurred."}'],
	['503', { retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' }, 'v1.0', 503, 'Service Unavailable'],
] as const)(
	'%s %j on %s is answered %i, and nothing is accepted',
	async (kind, extra, version, status, text) => {
		await fixture.admin.addFault({ kind, ...extra });
		const answer = await send(version);
		expect([answer.status, answer.text]).toEqual([status, text]);
		expect(answer.headers['retry-after']).toBe('retryAfter' in extra ? String(extra.retryAfter) : undefined);
		expect(await accepted()).toBe(0);
	},
);

test('html is a page with status 200', async () => {
	await fixture.admin.addFault({ kind: 'html' });
	const { status, headers, text } = await send();
	expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
	expect(text).toMatch(/^<!DOCTYPE html>/);
	expect(await accepted()).toBe(0);
});

test('latency delays the answer and changes nothing else', async () => {
	await fixture.admin.addFault({ kind: 'latency', ms: 150 });
	const start = Date.now();
	expect(await send()).toMatchObject({ status: 200 });
	expect(Date.now() - start).toBeGreaterThanOrEqual(145);
	expect(await accepted()).toBe(1);
});

test('with latencyAfter a job is accepted, and can be final, before its answer comes', async () => {
	await fixture.admin.addFault({ kind: 'latencyAfter', ms: 400 });
	let answered = false;
	const answer = send().finally(() => (answered = true));
	while ((await accepted()) === 0) await sleep(5);
	await fixture.admin.advance(60);
	expect((await fixture.admin.state()).faxes[0]).toMatchObject({ success: true });
	expect(answered).toBe(false);
	expect(await answer).toMatchObject({ status: 200 });
});

test.each([
	['resetBefore', {}, 0, /other side closed|ECONNRESET|terminated/],
	['resetAfter', {}, 1, /other side closed|ECONNRESET|terminated/],
	['truncated', {}, 1, /other side closed|ECONNRESET|terminated|aborted/],
	['timeoutBefore', {}, 0, /timeout/],
	['timeoutAfter', {}, 1, /timeout/],
	['timeoutBefore', { ms: 50 }, 0, /other side closed|ECONNRESET|terminated/],
	['timeoutAfter', { ms: 50 }, 1, /other side closed|ECONNRESET|terminated/],
] as const)('%s %j breaks the connection with %i faxes accepted', async (kind, extra, count, reason) => {
	await fixture.admin.addFault({ kind, ...extra });
	await expect(send('v1.0', 300)).rejects.toThrow(reason);
	expect(await accepted()).toBe(count);
	const [entry] = (await fixture.admin.state()).requests;
	expect(entry).toMatchObject({ fault: kind, status: null });
});

test('a truncated answer has begun like the real one', async () => {
	await fixture.admin.addFault({ kind: 'truncated' });
	const { url, token } = fixture.simulator;
	const answer = await request(`${url}/v1.0/Account/CheckHaveAccess?token=${token}`, { method: 'PUT' });
	const chunks: Buffer[] = [];
	const read = async () => {
		for await (const chunk of answer.body) chunks.push(chunk as Buffer);
	};
	await expect(read()).rejects.toThrow();
	expect(answer.statusCode).toBe(200);
	expect(Number(answer.headers['content-length'])).toBeGreaterThan(Buffer.concat(chunks).length);
	expect(Buffer.concat(chunks).toString()).toMatch(/^{"Success":true/);
});

describe('a fault befalls', () => {
	const paths = ['/v1.0/SendFax', '/v1/SendFax', '/v2.0/SendFax', '/v1.0/SendFaxes', '/v1.0/SMS'];

	test.each<[string, Partial<FaultInput>, number[]]>([
		['any request', {}, [0, 1, 2, 3, 4]],
		['a path of any version', { path: '/SendFax' }, [0, 1, 2, 3]],
		['a path of one version', { path: '/v1.0/SendFax' }, [0, 3]],
		['a whole version', { path: '/v2.0' }, [2]],
		['a pattern', { path: /SendFax$/ }, [0, 1, 2]],
		['a method', { method: 'put' }, [0, 1, 2, 3, 4]],
		['no other method', { method: 'GET' }, []],
		['the first two requests', { times: 2 }, [0, 1]],
	])('%s', async (_what, fault, expected) => {
		await fixture.admin.addFault({ kind: '500', ...fault });
		const hit: number[] = [];
		for (const [index, path] of paths.entries()) {
			const answer = await request(`${fixture.simulator.url}${path}`, { method: 'PUT' });
			if (answer.statusCode === 500) hit.push(index);
			await answer.body.dump();
		}
		expect(hit).toEqual(expected);
		expect((await fixture.admin.faults())[0]).toMatchObject({ hits: expected.length });
	});
});

test('faults come one after the other, and can be cleared', async () => {
	await fixture.admin.addFault({ kind: '503', times: 1 });
	await fixture.admin.addFault({ kind: '429', times: 1 });
	await fixture.admin.addFault({ kind: '500' });
	const statuses = [
		(await send()).status,
		(await send()).status,
		(await send()).status,
		(await send()).status,
	];
	await fixture.admin.clearFaults();
	expect([...statuses, (await send()).status]).toEqual([503, 429, 500, 500, 200]);
	expect(await fixture.admin.faults()).toEqual([]);
});

test('hanging requests do not keep the simulator from closing', async () => {
	const { simulator, stop } = await startFixture();
	await simulator.admin.addFault({ kind: 'timeoutBefore' });
	const hanging = request(`${simulator.url}/v1.0/SMS`, { method: 'PUT' });
	const failed = expect(hanging).rejects.toThrow();
	while ((await simulator.admin.state()).requests.length === 0) await new Promise(setImmediate);
	await stop();
	await failed;
});
