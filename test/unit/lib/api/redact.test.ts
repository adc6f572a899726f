import * as fc from 'fast-check';
import { redact } from '../../../../lib/api/redact';

const TOKEN = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('redact', () => {
	it.each([
		['a secret', `Bad token ${TOKEN}!`, [TOKEN], 'Bad token [hidden]!'],
		['every place of it', `${TOKEN} and ${TOKEN}`, [TOKEN], '[hidden] and [hidden]'],
		['its percent-encoded form', 'GET /v1.0/SMS?key=a%26b%2Fc', ['a&b/c'], 'GET /v1.0/SMS?key=[hidden]'],
		['several secrets', 'one and two', ['one', 'two'], '[hidden] and [hidden]'],
		['a secret that another one begins with', 'abcdef', ['abc', 'abcdef'], '[hidden]'],
		['a secret with signs that patterns use', 'a.b*c(d', ['a.b*c(d'], '[hidden]'],
		[
			'the token of a URL, even one that is not known',
			'https://x/v1.0/SMS?a=1&token=unknown&b=2',
			[],
			'https://x/v1.0/SMS?a=1&token=[hidden]&b=2',
		],
		['the token at the beginning of a query', '"/SMS?Token=unknown"', [], '"/SMS?Token=[hidden]"'],
		[
			'the token of a URL in a web page',
			'<a href="/SMS?a=1&amp;token=unknown">',
			[],
			'<a href="/SMS?a=1&amp;token=[hidden]">',
		],
		['the token of a form', 'token=unknown&a=1', [], 'token=[hidden]&a=1'],
		['a short secret as a word of its own', 'wrong, not wrongly', ['wrong'], '[hidden], not wrongly'],
		['nothing for a letter or two', 'not to', ['t', 'to'], 'not to'],
		['nothing else', 'The token is wrong.', [TOKEN], 'The token is wrong.'],
		['nothing for an empty secret', 'text', [''], 'text'],
		['nothing in an empty text', '', [TOKEN], ''],
	])('hides %s', (_what, text, secrets, clean) => {
		expect(redact(text, secrets)).toBe(clean);
	});

	it('leaves no secret in any text', () => {
		const secret = fc.string({ unit: 'grapheme', minLength: 9 });
		fc.assert(
			fc.property(
				fc.array(secret, { minLength: 1, maxLength: 3 }),
				fc.array(fc.string()),
				(secrets, around) => {
					const text = secrets.flatMap((value) => [value, ...around, encodeURIComponent(value)]).join(' ');
					const clean = redact(text, secrets);
					for (const value of secrets) {
						expect(clean).not.toContain(value);
						expect(clean).not.toContain(encodeURIComponent(value));
					}
				},
			),
		);
	});

	it('never throws, not even for half of a character', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })), (text, secrets) => {
				expect(typeof redact(text, secrets)).toBe('string');
			}),
		);
		expect(redact('a \ud800bc b', ['\ud800bc'])).toBe('a [hidden] b');
	});
});
