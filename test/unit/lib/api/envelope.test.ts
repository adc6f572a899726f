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
		['the key that has a value', { Message: null, message: 'b' }, ['Message'], 'b'],
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
			{ success: true, message: 'SMS Submitted', errors: [], payload: 52356593 },
		],
		[
			'an envelope in camelCase',
			{ success: true, message: 'ok', errors: [], response: { id: 1 } },
			{ success: true, message: 'ok', errors: [], payload: { id: 1 } },
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
			{ success: false, errors: ['a', 'b'], payload: undefined },
		],
		[
			'one validation error as a text',
			{ Success: false, ValidationErrors: 'a' },
			{ success: false, errors: ['a'] },
		],
		[
			'validation errors of several kinds',
			{ Success: false, ValidationErrors: [null, { message: 'b' }, 'c', 'c'] },
			{ success: false, errors: ['b', 'c'] },
		],
		[
			'errors as a map',
			{ success: false, errors: { SendTo: ['Missing.'], Documents: 'Empty.' } },
			{ success: false, errors: ['Missing.', 'Empty.'] },
		],
		[
			'the problem details of ASP.NET',
			{ type: 'x', title: 'Validation failed.', status: 400, errors: { SendTo: ['Missing.'] } },
			{ message: 'Validation failed.', errors: ['Missing.'] },
		],
		['an error in a word', { error: 'UNAUTHORISED' }, { message: 'UNAUTHORISED', confirmed: false }],
		['an error as an object', { error: { code: 7, message: 'No.' } }, { message: 'No.' }],
		[
			'the payload of another version',
			{ success: true, payload: { id: 1 } },
			{ confirmed: true, payload: { id: 1 } },
		],
		[
			'a flat answer',
			{ Success: true, Message: 'ok', StatusCode: 200, ID: 7, Status: 'Sent' },
			{ success: true, message: 'ok', payload: { ID: 7, Status: 'Sent' } },
		],
		['a success as a text', { Success: 'True' }, { success: true, confirmed: true }],
		['a success as a number', { Success: 0 }, { success: false, confirmed: false }],
		['a success that is null', { Success: null, Response: 1 }, { success: true, confirmed: false }],
		['nothing', undefined, { success: true, message: '', errors: [], payload: undefined }],
		['null', null, { success: true, payload: null }],
	])('reads %s', (_what, body, expected) => {
		expect(readEnvelope(body)).toMatchObject({ ...expected, body });
	});

	it('never throws, and always keeps the body', () => {
		fc.assert(fc.property(fc.anything(), (body) => expect(readEnvelope(body).body).toBe(body)));
	});
});

describe('readEnvelope keeps what GoFax sent as raw:', () => {
	it.each<[unknown, unknown]>([
		[{ Success: true, Response: { ID: 7 } }, { ID: 7 }],
		[
			{ Success: true, ID: 7, Status: 'Sent' },
			{ Success: true, ID: 7, Status: 'Sent' },
		],
		[
			{ Success: true, Response: null },
			{ Success: true, Response: null },
		],
		[[1], [1]],
		[undefined, null],
	])('of %j', (body, raw) => {
		expect(readEnvelope(body).raw).toEqual(raw);
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
