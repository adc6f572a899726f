import * as fc from 'fast-check';
import { ownWords, readEnvelope } from '../../../../lib/api/envelope';
import { asText, isObject, pick } from '../../../../lib/json';

describe('isObject', () => {
	it.each([
		[{}, true],
		[{ a: 1 }, true],
		[[], false],
		[null, false],
		[undefined, false],
		['text', false],
		[7, false],
	])('says of %j: %s', (value, answer) => {
		expect(isObject(value)).toBe(answer);
	});
});

describe('pick', () => {
	it.each([
		['the exact key', { Response: 1 }, ['Response'], 1],
		['a key of other case', { response: 1 }, ['Response'], 1],
		['the first name that is there', { result: 2 }, ['Response', 'result'], 2],
		['the first name before the second', { result: 2, Response: 1 }, ['Response', 'result'], 1],
		['the next name where the first is null', { Response: null, result: 2 }, ['Response', 'result'], 2],
		['false', { Success: false }, ['Success'], false],
		['zero', { Response: 0 }, ['Response'], 0],
		['an empty text', { Subject: '' }, ['Subject'], ''],
		['nothing from an object without the key', { a: 1 }, ['Response'], undefined],
		['nothing from a list', [1], ['0'], undefined],
		['nothing from null', null, ['Response'], undefined],
		['nothing that every object inherits', {}, ['constructor', 'toString'], undefined],
	])('takes %s', (_what, source, names, found) => {
		expect(pick(source, ...names)).toBe(found);
	});
});

describe('asText', () => {
	it.each([
		['text', 'text'],
		[52336014, '52336014'],
		[0, '0'],
		[12345678901234567890n, '12345678901234567890'],
		[true, ''],
		[null, ''],
		[undefined, ''],
		[{}, ''],
		[['a'], ''],
	])('reads %p as "%s"', (value, text) => {
		expect(asText(value)).toBe(text);
	});
});

describe('readEnvelope', () => {
	it.each([
		[
			'the documented envelope',
			{ Success: true, Message: 'SMS Submitted', ValidationErrors: null, Response: 52356593 },
			{ success: true, message: 'SMS Submitted', validationErrors: [], payload: 52356593 },
		],
		[
			'an envelope in camelCase',
			{ success: true, message: 'ok', validationErrors: [], response: { id: 1 } },
			{ success: true, message: 'ok', validationErrors: [], payload: { id: 1 } },
		],
		[
			'an envelope in capitals',
			{ SUCCESS: 'False', MESSAGE: 'no' },
			{ success: false, message: 'no', payload: undefined },
		],
		['the result of v2.0', { result: 12.5 }, { success: true, payload: 12.5 }],
		[
			'a bare object',
			{ records: [], totalRecords: 0 },
			{ success: true, payload: { records: [], totalRecords: 0 } },
		],
		['a list', [1, 2], { success: true, payload: [1, 2] }],
		['a bare text', 'JVBERi0=', { success: true, message: '', payload: 'JVBERi0=' }],
		['a bare false', false, { success: true, payload: false }],
		[
			'a success without payload',
			{ Success: true, Message: null },
			{ success: true, message: '', payload: undefined },
		],
		['a payload of zero', { Success: true, Response: 0 }, { success: true, payload: 0 }],
		['a payload of false', { Success: true, Response: false }, { success: true, payload: false }],
		[
			'a refusal',
			{ Success: false, ValidationErrors: ['a', 'b'] },
			{ success: false, validationErrors: ['a', 'b'], payload: undefined },
		],
		[
			'one validation error as a text',
			{ Success: false, ValidationErrors: 'a' },
			{ success: false, validationErrors: ['a'] },
		],
		[
			'validation errors that are no texts',
			{ Success: false, ValidationErrors: [null, { a: 1 }, 'c'] },
			{ success: false, validationErrors: ['c'] },
		],
		['nothing', undefined, { success: true, message: '', validationErrors: [], payload: undefined }],
		['null', null, { success: true, payload: null }],
	])('reads %s', (_what, body, expected) => {
		expect(readEnvelope(body)).toMatchObject({ ...expected, body });
	});

	it('never throws, and always keeps the body', () => {
		fc.assert(fc.property(fc.anything(), (body) => expect(readEnvelope(body).body).toBe(body)));
	});
});

describe('ownWords', () => {
	it.each([
		[
			{ Success: false, Message: 'Invalid.', ValidationErrors: ['No number.', 'No document.'] },
			'Invalid. No number. No document.',
		],
		[{ Success: false, Message: null, ValidationErrors: ['No number.'] }, 'No number.'],
		[{ Success: false }, ''],
	])('joins what GoFax says in %j', (body, words) => {
		expect(ownWords(readEnvelope(body))).toBe(words);
	});
});
