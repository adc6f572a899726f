import * as fc from 'fast-check';
import { ENDPOINTS, pathOf, versionOf, type Endpoint } from '../../../../lib/api/endpoints';
import { problemOf } from '../problemOf';

const all: Array<[name: string, endpoint: Endpoint]> = Object.entries<Record<string, Endpoint>>(
	ENDPOINTS,
).flatMap(([resource, calls]) =>
	Object.entries(calls).map(([call, endpoint]): [string, Endpoint] => [`${resource}.${call}`, endpoint]),
);

describe('every endpoint', () => {
	it.each(all)('%s says what it does, where we know it from and how sure we are', (_name, endpoint) => {
		expect(endpoint.summary).toMatch(/\S/);
		expect(endpoint.source).toMatch(/\S/);
		expect(['documented', 'inferred', 'seen']).toContain(endpoint.confidence);
	});

	it.each(all)(
		'%s claims an article of GoFax only where the call is documented',
		(_name, { source, confidence }) => {
			expect(/^GoFax, "/.test(source)).toBe(confidence === 'documented');
		},
	);

	it.each(all)('%s reads with GET, and never changes anything with it', (name, { method, effect }) => {
		// CheckHaveAccess is the one read that is a PUT: GoFax documents it so.
		expect(method === 'GET').toBe(effect === 'read' && name !== 'account.checkAccess');
	});

	it.each(all)('%s starts with its version, and has no place left for an ID', (_name, endpoint) => {
		expect(pathOf(endpoint, '1.0', '7')).toMatch(/^\/v[12]\.0\/[A-Za-z0-9/]+$/);
	});

	it('submits nothing but sending and sending again', () => {
		const submitting = all.filter(([, { effect }]) => effect === 'submit').map(([name]) => name);
		expect(submitting.sort()).toEqual(['fax.resend', 'fax.send', 'fax.sendMany', 'sms.resend', 'sms.send']);
	});
});

describe('pathOf', () => {
	it.each([
		['PUT', '/v1.0/Account/CheckHaveAccess', ENDPOINTS.account.checkAccess],
		['PUT', '/v1.0/Account/Details', ENDPOINTS.account.writeDetails],
		['PUT', '/v1.0/SendFax', ENDPOINTS.fax.send],
		['PUT', '/v1.0/SendFaxes', ENDPOINTS.fax.sendMany],
		['PUT', '/v1.0/SendFax/Settings', ENDPOINTS.fax.writeSettings],
		['GET', '/v1.0/ReceiveFax/52336014/Document', ENDPOINTS.receivedFax.download],
		['PUT', '/v1.0/SMS', ENDPOINTS.sms.send],
		['GET', '/v1.0/SMS/52336014', ENDPOINTS.sms.get],
	])('gives the documented %s %s', (method, path, endpoint) => {
		expect(endpoint.method).toBe(method);
		expect(pathOf(endpoint, '1.0', '52336014')).toBe(path);
	});

	const notIds = [
		'',
		'.',
		'..',
		'/',
		'1/../2',
		'7/../../Account',
		'?token=x',
		'#',
		'%2e',
		'%252e',
		'$&',
		'5 6',
	];
	it.each([...notIds, ' 7', '7\n', '1\nERROR x', '\0', '１２', '²', '7'.repeat(65), '7'.repeat(60_000)])(
		'refuses %j as an ID, in a message of one short line',
		(id) => {
			const { message, advice } = problemOf(() => pathOf(ENDPOINTS.receivedFax.download, '1.0', id));
			expect(message).toBe(`${JSON.stringify(id.slice(0, 64))} is not a GoFax ID`);
			expect(message).not.toMatch(/[\n\0]/);
			expect(advice).toMatch(/numbers like 52336014/);
		},
	);

	it('takes an ID of up to 64 letters, digits, _ and -', () => {
		for (const id of ['0', 'abc-123_x', '0f8fad5b-d9cb-469f-a165-70867728950e', '7'.repeat(64)])
			expect(pathOf(ENDPOINTS.sms.get, '1.0', id)).toBe(`/v1.0/SMS/${id}`);
	});

	it('lets no text leave the place of the ID', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				let path;
				try {
					path = pathOf(ENDPOINTS.receivedFax.download, '1.0', text);
				} catch {
					return;
				}
				expect(new URL(path, 'https://example.com').pathname).toBe(`/v1.0/ReceiveFax/${text}/Document`);
			}),
		);
	});

	it('does not ask for an ID where the path has none', () => {
		expect(pathOf(ENDPOINTS.sms.send, '1.0', '..')).toBe('/v1.0/SMS');
	});
});

describe('versionOf', () => {
	it('is the one chosen in the credential', () => {
		expect(versionOf(ENDPOINTS.fax.send, '1.0')).toBe('1.0');
		expect(pathOf(ENDPOINTS.fax.send, '2.0')).toBe('/v2.0/SendFax');
	});

	it('is the only one that is known, no matter what was chosen', () => {
		expect(pathOf(ENDPOINTS.account.balance, '1.0')).toBe('/v2.0/Account/CreditBalance');
		expect(pathOf(ENDPOINTS.fax.getAll, '1.0')).toBe('/v2.0/SendFaxes/Detail');
	});
});
