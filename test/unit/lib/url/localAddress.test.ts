import { isLocalHost, isLocalUrl } from '../../../../lib/url/localAddress';

describe('isLocalHost', () => {
	it.each([
		'localhost',
		'LOCALHOST',
		'localhost.',
		'n8n',
		'n8n.localhost',
		'printer.local',
		'n8n.internal',
		'nas.lan',
		'fritz.home',
		'router.home.arpa',
		'server.localdomain',
		'127.0.0.1',
		'127.1.2.3',
		'0.0.0.0',
		'10.0.0.1',
		'172.16.0.1',
		'172.31.255.255',
		'192.168.1.5',
		'169.254.1.1',
		'100.64.0.1',
		'100.127.255.255',
		'[::1]',
		'::1',
		'::',
		'fc00::1',
		'fd12:3456::1',
		'fe80::1',
		'feb0::1',
		'[::ffff:7f00:1]',
		'[::ffff:c0a8:105]',
		'::ffff:10.0.0.1',
	])('says that %s is local', (host) => {
		expect(isLocalHost(host)).toBe(true);
	});

	it.each([
		'example.com',
		'restful-api.gofax.com.au',
		'localhost.example.com',
		'mylocal.com',
		'10.example.com',
		'8.8.8.8',
		'11.0.0.1',
		'172.15.0.1',
		'172.32.0.1',
		'192.169.0.1',
		'100.63.0.1',
		'100.128.0.1',
		'1.10.0.1',
		'[2001:db8::1]',
		'2001:4860:4860::8888',
		'ff02::1',
		'[::ffff:808:808]',
	])('says that %s is not', (host) => {
		expect(isLocalHost(host)).toBe(false);
	});
});

describe('isLocalUrl', () => {
	it.each([
		['http://localhost:5678/webhook/x', true],
		['http://[::1]:5678/', true],
		['http://[::ffff:127.0.0.1]/', true],
		['http://127.1/', true],
		['http://2130706433/', true],
		['https://user@192.168.0.1/', true],
		['https://n8n.example.com/localhost', false],
		['https://localhost@example.com/', false],
		['no URL', false],
		['', false],
	])('says of %s: %s', (url, local) => {
		expect(isLocalUrl(url)).toBe(local);
	});
});
