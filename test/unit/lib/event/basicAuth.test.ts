import * as fc from 'fast-check';
import { basicAuthMatches } from '../../../../lib/event/basicAuth';

const header = (user: string, password: string) =>
	`Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
const EXPECTED = { user: 'gofax', password: 's3cret' };

describe('basicAuthMatches', () => {
	it('takes the example of RFC 7617', () => {
		expect(
			basicAuthMatches('Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==', { user: 'Aladdin', password: 'open sesame' }),
		).toBe(true);
	});

	it('takes the UTF-8 example of RFC 7617', () => {
		expect(basicAuthMatches('Basic dGVzdDoxMjPCow==', { user: 'test', password: '123£' })).toBe(true);
	});

	it.each([
		['a colon in the password', 'gofax', 'a:b:c'],
		['an emoji in the password', 'gofax', 'fax 📠'],
		['an empty password', 'gofax', ''],
		['an empty user', '', 'secret'],
	])('takes %s', (_what, user, password) => {
		expect(basicAuthMatches(header(user, password), { user, password })).toBe(true);
	});

	it.each([
		['basic in lower case', header('gofax', 's3cret').replace('Basic', 'basic')],
		['several spaces', header('gofax', 's3cret').replace(' ', '   ')],
		['white space around', ` ${header('gofax', 's3cret')} `],
		['base64 without padding', header('gofax', 's3cret').replace(/=+$/, '')],
	])('takes %s', (_what, value) => {
		expect(basicAuthMatches(value, EXPECTED)).toBe(true);
	});

	it.each([
		['another password', header('gofax', 's3cret!')],
		['the beginning of the password', header('gofax', 's3cre')],
		['another user', header('fax', 's3cret')],
		['the colon at another place', header('gofax:s3', 'cret')],
		['other case', header('GoFax', 's3cret')],
		['no header', undefined],
		['an empty header', ''],
		['no credentials', 'Basic'],
		['no credentials after the space', 'Basic '],
		['another scheme', header('gofax', 's3cret').replace('Basic', 'Bearer')],
		['no scheme', Buffer.from('gofax:s3cret').toString('base64')],
		['plain text instead of base64', 'Basic gofax:s3cret'],
		['something after the credentials', `${header('gofax', 's3cret')}, x`],
		['two headers in a list', [header('gofax', 's3cret')]],
		['a number', 7],
	])('refuses %s', (_what, value) => {
		expect(basicAuthMatches(value, EXPECTED)).toBe(false);
	});

	it('does not take bytes that are not UTF-8 for a replacement character', () => {
		const invalid = Buffer.concat([Buffer.from('gofax:'), Buffer.from([0xff])]);
		expect(
			basicAuthMatches(`Basic ${invalid.toString('base64')}`, { user: 'gofax', password: '\uFFFD' }),
		).toBe(false);
	});

	const latin1 = (text: string) => `Basic ${Buffer.from(text, 'latin1').toString('base64')}`;

	it('takes Latin-1 too', () => {
		expect(basicAuthMatches(latin1('gofax:pässwörd'), { user: 'gofax', password: 'pässwörd' })).toBe(true);
		expect(basicAuthMatches(latin1('gofax:password'), { user: 'gofax', password: 'pässwörd' })).toBe(false);
	});

	it('does not take the bytes that Latin-1 would make of other letters', () => {
		// The low byte of the euro sign and of the key.
		expect(basicAuthMatches(latin1('gofax:\xac'), { user: 'gofax', password: '€' })).toBe(false);
		expect(basicAuthMatches(latin1('gofax:=\x11'), { user: 'gofax', password: '🔑' })).toBe(false);
	});

	it('takes every pair as itself, and no other', () => {
		const text = fc.string({ unit: 'grapheme' });
		fc.assert(
			fc.property(text, text, text, (user, password, other) => {
				expect(basicAuthMatches(header(user, password), { user, password })).toBe(true);
				expect(basicAuthMatches(header(user, other), { user, password })).toBe(other === password);
			}),
		);
	});

	it('never throws', () => {
		fc.assert(fc.property(fc.anything(), (value) => expect(basicAuthMatches(value, EXPECTED)).toBe(false)));
	});
});
