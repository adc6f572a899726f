import * as fc from 'fast-check';
import {
	readSendFaxAnswer,
	readSendFaxesAnswer,
	toSendFaxBody,
	type FaxJob,
} from '../../../../lib/fax/faxJob';
import { Base64Of, jsonParts } from '../../../../lib/api/jsonParts';
import { problemOf } from '../problemOf';
import { samples } from '../document/sampleDocuments';

/** The body as GoFax reads it. */
function written(job: FaxJob): unknown {
	const parts = jsonParts<Buffer>(toSendFaxBody(job));
	return JSON.parse(
		parts.map((part) => (typeof part === 'string' ? part : part.content.toString('base64'))).join(''),
	);
}

describe('toSendFaxBody', () => {
	const from = (fileName: string, data: Buffer) => ({ fileName, data: new Base64Of(data, data.length) });
	const documents = [from('My File.pdf', samples.pdf), from('page 2.tif', samples.tiffBigEndian)];

	it('writes the documented fields in GoFax’s spelling, and nothing that is not set', () => {
		expect(
			written({ recipient: '61711111111', documents, callbackUrl: 'https://webhook.company.com' }),
		).toEqual({
			SendTo: '61711111111',
			Documents: [
				{ Filename: 'My File.pdf', Data: samples.pdf.toString('base64') },
				{ Filename: 'page 2.tif', Data: samples.tiffBigEndian.toString('base64') },
			],
			CallbackURL: 'https://webhook.company.com',
		});
	});

	it('writes everything that is set', () => {
		const job = {
			recipient: '61711111111',
			documents: [],
			subject: 'S',
			senderEmail: 'a@b.c',
			clientReference: 'R',
			callbackUrl: 'U',
		};
		expect(written(job)).toEqual({
			SendTo: '61711111111',
			Documents: [],
			Subject: 'S',
			SendFrom: 'a@b.c',
			ClientReference: 'R',
			CallbackURL: 'U',
		});
	});

	it('leaves empty options out', () => {
		const job = {
			recipient: '61711111111',
			documents,
			subject: '',
			senderEmail: '',
			clientReference: '',
			callbackUrl: '',
		};
		expect(Object.keys(toSendFaxBody(job))).toEqual(['SendTo', 'Documents']);
	});

	it('carries every byte', () => {
		fc.assert(
			fc.property(fc.uint8Array(), (bytes) => {
				const document = from('a.pdf', Buffer.from(bytes));
				const body = written({ recipient: '61711111111', documents: [document] });
				expect(body).toEqual({
					SendTo: '61711111111',
					Documents: [{ Filename: 'a.pdf', Data: Buffer.from(bytes).toString('base64') }],
				});
			}),
		);
	});
});

describe('readSendFaxAnswer', () => {
	it.each([
		[
			'the documented answer',
			{
				Success: true,
				Message: null,
				ValidationErrors: null,
				Response: 100597945,
				Documents: [{ Filename: 'MyFile.pdf', Message: 'Initialised', Submitted: true }],
			},
			{ accepted: true, faxId: '100597945', message: 'Initialised' },
		],
		['camelCase', { success: true, response: 7 }, { accepted: true, faxId: '7', message: '' }],
		['an ID as a text', { Success: true, Response: '7' }, { accepted: true, faxId: '7' }],
		['an object with the ID', { Success: true, Response: { FaxID: 7 } }, { accepted: true, faxId: '7' }],
		[
			'a message of GoFax’s',
			{ Success: true, Message: 'Fax submitted', Response: 7 },
			{ faxId: '7', message: 'Fax submitted' },
		],
		['no ID at all', { Success: true, Response: null }, { accepted: true, faxId: null }],
		['an empty answer', undefined, { accepted: true, faxId: null, message: '' }],
		[
			'a refusal',
			{ Success: false, Message: 'Invalid.', ValidationErrors: ['SendTo'], Response: 0 },
			{ accepted: false, faxId: null, message: 'Invalid. SendTo' },
		],
	])('reads %s', (_what, body, expected) => {
		expect(readSendFaxAnswer(body)).toMatchObject({ ...expected, raw: body });
	});
});

describe('readSendFaxesAnswer reads', () => {
	const accepted = (faxId: string) => expect.objectContaining({ accepted: true, faxId }) as unknown;

	it.each([
		[
			'a list of envelopes',
			[
				{ Success: true, Response: 1 },
				{ Success: true, Response: 2 },
			],
		],
		['an envelope with a list of IDs', { Success: true, Response: [1, 2] }],
		['an envelope with a list of texts', { Success: true, Response: ['1', '2'] }],
		['an envelope with a list of objects', { Success: true, Response: [{ ID: 1 }, { faxId: 2 }] }],
		['a bare list of IDs', [1, 2]],
		['camelCase', { success: true, result: [{ sendFaxID: 1 }, { id: 2 }] }],
	])('%s', (_what, body) => {
		expect(readSendFaxesAnswer(body, 2)).toEqual([accepted('1'), accepted('2')]);
	});

	it('a refusal among acceptances, in its place', () => {
		const body = [
			{ Success: true, Response: 1 },
			{ Success: false, ValidationErrors: ['SendTo'] },
		];
		expect(readSendFaxesAnswer(body, 2)).toEqual([
			accepted('1'),
			{ accepted: false, faxId: null, message: 'SendTo', raw: body[1] },
		]);
	});

	it('one fax with a single ID', () => {
		expect(readSendFaxesAnswer({ Success: true, Response: 5 }, 1)).toEqual([accepted('5')]);
	});

	it.each([
		['too few entries', { Success: true, Response: [11, 12] }, 3, 2, /IDs: 11, 12\./],
		['too many entries', [{ Response: 1 }, { Response: 2 }], 1, 2, /IDs: 1, 2\./],
		['one ID for all', { Success: true, Response: 9 }, 2, 1, /IDs: 9\./],
		['no IDs', { Success: true }, 2, 0, /before you send again\.$/],
		['an empty list', { Success: true, Response: [] }, 2, 0, /before you send again\.$/],
	])('no further with %s, and says which IDs there are', (_what, body, count, answered, advice) => {
		const problem = problemOf(() => readSendFaxesAnswer(body, count));
		expect(problem.message).toBe(`GoFax took ${count} faxes and answered for ${answered}`);
		expect(problem.advice).toMatch(advice);
		expect(problem.mayHaveBeenAccepted).toBe(true);
	});
});
