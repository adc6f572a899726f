import * as fc from 'fast-check';
import { endpoints, pathOf, versionOf, type Endpoint } from '../../../../lib/api/endpoints';

const all: Array<[name: string, endpoint: Endpoint]> = Object.entries<Record<string, Endpoint>>(
	endpoints,
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
		['PUT', '/v1.0/Account/CheckHaveAccess', endpoints.account.checkAccess],
		['PUT', '/v1.0/Account/Details', endpoints.account.writeDetails],
		['PUT', '/v1.0/SendFax', endpoints.fax.send],
		['PUT', '/v1.0/SendFaxes', endpoints.fax.sendMany],
		['PUT', '/v1.0/SendFax/Settings', endpoints.fax.writeSettings],
		['GET', '/v1.0/ReceiveFax/52336014/Document', endpoints.receivedFax.download],
		['PUT', '/v1.0/SMS', endpoints.sms.send],
		['GET', '/v1.0/SMS/52336014', endpoints.sms.get],
	])('gives the documented %s %s', (method, path, endpoint) => {
		expect(endpoint.method).toBe(method);
		expect(pathOf(endpoint, '1.0', '52336014')).toBe(path);
	});

	it.each([
		['/', '%2F'],
		['?token=x', '%3Ftoken%3Dx'],
		['#', '%23'],
		['7/../../Account', '7%2F..%2F..%2FAccount'],
		['%2e', '%252e'],
		['$&', '%24%26'],
		['5 6', '5%206'],
	])('encodes "%s" in an ID', (id, encoded) => {
		expect(pathOf(endpoints.sms.get, '1.0', id)).toBe(`/v1.0/SMS/${encoded}`);
	});

	it('keeps every ID in its place in the URL', () => {
		const id = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/^\.{1,2}$/.test(text));
		fc.assert(
			fc.property(id, (text) => {
				const url = new URL(pathOf(endpoints.receivedFax.download, '1.0', text), 'https://example.com');
				expect(url.search + url.hash).toBe('');
				const [, version, resource, place, document] = url.pathname.split('/');
				expect([version, resource, document]).toEqual(['v1.0', 'ReceiveFax', 'Document']);
				expect(decodeURIComponent(place ?? '')).toBe(text);
			}),
		);
	});
});

describe('versionOf', () => {
	it('is the one chosen in the credential', () => {
		expect(versionOf(endpoints.fax.send, '1.0')).toBe('1.0');
		expect(pathOf(endpoints.fax.send, '2.0')).toBe('/v2.0/SendFax');
	});

	it('is the only one that is known, whatever was chosen', () => {
		expect(pathOf(endpoints.account.balance, '1.0')).toBe('/v2.0/Account/CreditBalance');
		expect(pathOf(endpoints.fax.getAll, '1.0')).toBe('/v2.0/SendFaxes/Detail');
	});
});
