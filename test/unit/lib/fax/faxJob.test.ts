import * as fc from 'fast-check';
import { toSendFaxBody, type FaxJob } from '../../../../lib/fax/faxJob';
import { Base64Of, jsonParts } from '../../../../lib/api/jsonParts';
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
