import * as fc from 'fast-check';
import { gunzipSync } from 'node:zlib';
import { pdfFault } from '../../../../lib/document/pdfFault';
import { pdfOf } from './madeDocuments';

// Thousands of broken files, on a machine that may be busy with other suites.
jest.setTimeout(120_000);

const ofBase64 = (...lines: string[]) => gunzipSync(Buffer.from(lines.join(''), 'base64'));

/** Made by qpdf 11: one blank page, AES-256 (revision 6), which pdfkit does not write. */
const asksUser = ofBase64(
	'H4sIAAAAAAACA2VTzU4bMRC+71P4wpGu/3+kKBKQRKoKCoLCBfUwtseQKuyizYKgj9MX6WP1VnUcSkjFerU7np9v5huPD85ni0Px',
	'yTUHv37//NMIxlkfvzeTCWvnzyN2m1XfbVjdHs2O51vhGDZ4jUO1sJZC9zxP8QnXzLPptL7tOdzihknCvGDt15cHZO0JjLDub8nc',
	'YJdrKrmX8qR/7EYmWPtllTfshqlt6Le34Fe891C1F3qGeQXH/TNFcVomGOa1rLHnMCCh/ldGRdoD0vs1LLYsL8f8Tzp6HO/mTxWi',
	'nfVp+YBddTojw/zyWrH2FLvb8Y4p+UZ7sVqPOFQI6DIMeecijWXtkk2099KDKs5qJ8ComDUUZyALKaO0zihno7WxJBUyhOrNtYsi',
	'Sa0ygsXkVPYpgw08RhOEcikriQpSUV5zqmFJZ2VVQG0sB48aRVCuYNLcFA8auEHNweaC2QVBMopYhOac3LzPkHRW9QTZoaYvDvc0',
	'BOggpOQ5RpWlIwRnS3AlaylBqlLTXjBbed8v3hpIv+F9c0VFyWJ1lhFUcoa7RGwNdSI5awgRMAUHCRQGLR2aCJDRI3hXeNbFRymg',
	'9sjEGLMT6H3yyWLRXgIHrqKmIq6Iuy5G6syjRB24BILSQaWYM/XECmc0YPEGYoTCQdSO5xw9d14SIZGAYK6Z2RuR5wFLQ3PV8N3D',
	'LJVuWGE7nTDs1dLtdELxjzofPuikle+6cYDVmkaojt9F39crsR3ey9UPpKrazzN2M6GucOmEK8kIkwQtnwPXshTvIWKcTpQuXBWI',
	'PptIrdHOZJDWohJJOeBySrdj3qXh5WFkepuB+G5GGMYtW89Dc3AwXy6av4+1stkmBAAA',
);
/** The same with a password for changing it only. */
const asksOwner = ofBase64(
	'H4sIAAAAAAACA2VTzU4bMRC+5yl84UjXf2OPpSgSkESqCgqCwgX14J8xpAobtFkQ9HH6In2s3qrOhhJSsV7t2uP5Ps83Mz44n84P',
	'1Sc/Ovj1++efkRJSrNP30XgsmtlzT+1muW43YlgeTY9n28lx3NA1dcOOaBi653lKT7QSKCaT4W3O4y1thGbOC9F8fXkg0ZzEPq7W',
	't7w9orYMR+m9I0/Wj20vlGi+LMtG3AizhX57A7/yvUPNHvSMyjIer58ZJXlAAIFWD9jz2BGz/hfGwLRHZPdjmG9VXvbl3+zosb+b',
	'PQ0UzXSdFw/UDk5nvDG7vDaiOaX2tr8TRr/Jni9XPXUDRWxL7MrORYMTzUKMrXKgbECtvFK5WlBFZiW1hZJkTbbW4qPJVGrMRRNC',
	'JjQph4oGoaLC6ILKIXhviok2hOxchIwWQ4asEsew4FpFKQt59OCk8cVkkF5XZRzKANnYEFNO0WFNOlQD0Uurs2Uuo5gdrBkqKA4t',
	'f6m75ybwGjgeLNZ6FTxV0pFqBV2dgUpGsv+FcIPu+/lbAvnXvS+umCR5hRLVgEYiiwVtlSCNlSlQBlYFUIpyXtlKrqRiTTbVOSOr',
	'NNE5ikAqVkucwWCAkxNA+aooAWUfOYgr1m6NJa2MtVJBTZxpG0uMJpILuqiM6C2LsVUXj4Qyy2iSc+h9yJRDHlJ4LWCvRZ47qiPu',
	'q5HcPcIBGBBV7GwKxOtOu7MpIz/aMHywaaffbX0XlytuoaH9Ltbr4Upsm/dy+YM4qubzVNyMKaLUnqVnUFx1HlgC17BWxJgoTcaB',
	'KyWtKtxpKQOgdKic5Vqr7LxzbsK3Y9bm7uWhF3Z7Auvd9LHrt2q5T0YHB7PFfPQXb9p4qSYEAAA=',
);
/** The former with its objects compressed, so that the trailer is a stream's dictionary. */
const asksUserCompressed = ofBase64(
	'H4sIAAAAAAACA3VTTWhdRRROW83i0UVcCCUiHZFkZbzz/1Mer6R972lpNTHPxGIRnJ8z+en7Cffd1qRIpZtiFQVxIaIgpAuRQsWl',
	'CHWjbrroopbSbe1CkGwNLdU69yVpAkW43JnhfOec+b75zth0vTlBXlaVsZ831v6tEIRRzy1VqlWUNVYK6PYXe90+Ko+T9SONweaI',
	'7cMc5GUEZSl1F/IEnIU20qhWK79s2s5DH7FUcwZlb64uA8qO2sK2e/MpXIFuKFvRXS03MVNuqVV0UHYCuvPFAiKEoqy52C4gT2vb',
	'FlAH3wsJ+DoaRPJ+gUxZsV/kYDuV29noxKGP7l8/7H8/+MMfn8SRcOHiF+HWyM27f7796Lm1/b+dv3P86o9fvfJg/ZkP7+09uTJ7',
	'b/TpfXjhdP2NKy+s/nTtwOTxp1rou9G/7l/+9J+1y3f/fun76y8+f/v0+q+XNt4/tP5Z+9yjb9mr195berZ2degD/vmNRGSr8xYl',
	'sYvS0eZAtFYRtnaTZ4qFxlnoFiir9/zUMnRL0Gsp0GjNscesGd1WcZt6q7DdYPPwGEKFTGKhqifEg4vGCOa1sV5SrwQLnrAQCLdB',
	'exqVU9Zj5sEC6Kgs9sZI47lRArMgNBEiEsKpt0YLnZKUdkFQJryh6Q5T6emDEQ5rp63gETwjAcByKxkE5wTVtLwGAxKZCgJY9DaA',
	'0kQ7gJRDpCwNgSZ4+kPeSZ5KUB8c5VxYAlLpaEjAMdLgAqGRqISfQbLk3WluC5iWfOcwi6o8CkexDxaoZEZJAp6DicxHZi2hHrDA',
	'wbJ0oDYQiQXR3klFnKIhGoiae+JThWQyjImWSSAtqDMSFA8BQrrEbOJuAEcXlOU6Ohe8iF6DwZpqKZTkXAZnaFBeWx6s40opC1Ya',
	'm7hJqgUXqcwcErtcL59w/ckZiDuvr/7H8pvrtB0oWNqr1z7TSRNayppDWPRFL0dk4J3sLXQKkTQiBL2TpOz1CkQ2R7G1eA5Q6nCs',
	'jk5VE2FMFVHRCyKSGMTrYDCnMWptHbhaVflEGlNMbaSMg1dOEoaJhaCSFRTUUvlG1+erywUSgw47s7jytXdDe8ebw+eHx4cvupEr',
	'e35x74YHNw48/ObShWNf7hka39j3ceWJCeoXNi9WcogVrXVlbKwx1az8B2DpohWrBAAA',
);
const asksOwnerCompressed = ofBase64(
	'H4sIAAAAAAACA3VTzWtdRRRvK2TxFuLChbqQEZp01b75uPMFj4dp33uY2iYhz6ZisHTOzJk09X2E+25DUqFgEcWqG3eCUit+LPwD',
	'XPmBdS9W1LRUIghaULQUtCglOvclaQJF7uWemXt+c878fuec0elGaz87oCujn91+d73CCCV9OF2p1Ui1uVxgb7DQ7w1IuR1vHGwO',
	'FwfdAGcxLz2kmo7uQB7BJewQQ+r18q1Ou3kcEJFizpDqUyuLSKqHXOE6/fnkrmAvlKn4jpQbmCk43S66pHoEe/PFKcIYJ9XWQqfA',
	'PNmOK7CBvh8ScJIMPfmgILaMOChydN3Kmjt+dPDoe7+de/DTO99e2vvI+rXP9106efOPW6v53su/jNfXLj9vD6/99cHPV/49+8wn',
	'kxfWn3h/4rtvFq7euLV68cqHr3994++VE/HF9hu/v/3DT/YAfLEHbp6fvHrtxDvxzyfPf3x44tfH7n9834WX5378/uHrS6+tPpeI',
	'bGbepCR3UDrUGorWLsLmavxMcaq5hL2CVBt9P7WIvRJ0NDma7Vlxl7XgWypuUW8XrhdcHu5CuFRJLFKLwihtVaDeGutAWSpjzJg2',
	'zsjoKAJq5riKWSZCRoWCwCE4JQMFTUFIQKOZBCY05Ux5FlCAZ8B8RiUzQqQ7TKXSW6olhIg0UIZcofbRQuTpPICnWmnqMEPhgAeJ',
	'yJTLpAFfpgwACV82BNmfpS/m3UEZT6KQzishqJA8gpaZFqnaUK6CSfgZokre3daWgMnk25tjpCaiNgosNyCRWum5UpAxk3EubeZ0',
	'gEyn/0CRo4lBK+8hSCOttVJ6qxNUe8opRBAUo0/Jtc3AaWot99z6dIljiTtqwTPqHY3GeqFkEoxxxoyyPKBXOp3CCD4LTkjFlfMC',
	'kxwaYhI5IUsus0Tu6Hp1T9c/PYNxu/r6f1p+w067oYJle/U7Z7ppQktZcwwLvujnhA17p3qczBGWRoSRZ5OU/X5B2MYothfOIkkZ',
	'JhpkrobOUK6Zjl4y6Vl6TLA04zEa4wChXpOMsVQaFSSLHkwWUk11FqQIIepoWD2Fb/Z8vrJYEDnMsD2Ly2952LVnrDVybmRs5CV4',
	'4KPdX8LJ8M9XD925+MoLE2/u3jV2+75XK/dM0KBwebGcY6wYYyqjo82pVuU/FYKGqqsEAAA=',
);

/** A PDF written by hand, with a table that has the right places; `{0}` in the trailer is where an earlier table begins. */
function handMade(objects: string[], trailer: string, earlier = ''): Buffer {
	let text = earlier || '%PDF-1.4\n';
	const offsets = objects.map((object) => {
		const offset = text.length;
		text += `${object}\nendobj\n`;
		return [Number.parseInt(object, 10), offset] as const;
	});
	const table = text.length;
	const previous = /startxref\n(\d+)/.exec(earlier)?.[1] ?? '';
	text += `xref\n0 1\n0000000000 65535 f \n`;
	for (const [number, offset] of offsets)
		text += `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`;
	text += `trailer\n${trailer.replace('{0}', previous)}\nstartxref\n${table}\n%%EOF\n`;
	return Buffer.from(text, 'latin1');
}

const catalog = '1 0 obj << /Type /Catalog /Pages 2 0 R >>';
const noPages = '2 0 obj << /Type /Pages /Kids [] /Count 0 >>';
const onePage = '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >>';
const page = '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>';

/** A PDF without pages whose table says that it continues itself. */
function continuingItself(): Buffer {
	const text = handMade([catalog, noPages], '<< /Root 1 0 R /Prev 000 >>').toString('latin1');
	return Buffer.from(text.replace('/Prev 000', `/Prev ${/startxref\n(\d+)/.exec(text)?.[1]}`), 'latin1');
}

describe('pdfFault tells that a PDF asks for a password', () => {
	it.each(['1.3', '1.4', '1.5', '1.6', '1.7', '1.7ext3'] as const)(
		'made by pdfkit as PDF %s',
		async (pdfVersion) => {
			const options = { pdfVersion, userPassword: 'secret', ownerPassword: 'other' };
			expect(pdfFault(await pdfOf(options))).toBe('asks for a password');
		},
	);

	it.each([
		['made by qpdf with AES-256', asksUser],
		['made by qpdf with compressed objects', asksUserCompressed],
		['with something in front of its header', Buffer.concat([Buffer.from('\r\n mail \r\n'), asksUser])],
		[
			'with a key that only a certificate opens',
			handMade(
				[catalog, onePage, page, '4 0 obj << /Filter /Adobe.PubSec /V 4 >>'],
				'<< /Root 1 0 R /Encrypt 4 0 R >>',
			),
		],
		[
			'with what locks it in the trailer itself',
			handMade(
				[catalog, onePage, page],
				'<< /Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O () /U () /P -4 >> >>',
			),
		],
		[
			'with the key written as PDF may write it too',
			handMade([catalog, onePage, page], '<< /Root 1 0 R % comment\n/#45ncrypt<</Filter/Other/V 1>>>>'),
		],
		[
			'with a lock that is not in the file',
			handMade([catalog, onePage, page], '<< /Root 1 0 R /Encrypt 9 0 R >>'),
		],
		[
			'with a broken lock',
			handMade(
				[catalog, onePage, page, '4 0 obj << /Filter /Standard /V 1 >>'],
				'<< /Root 1 0 R /Encrypt 4 0 R >>',
			),
		],
	])('%s', (_what, pdf) => {
		expect(pdfFault(pdf)).toBe('asks for a password');
	});

	it('of which the middle is not there', () => {
		// What is left out moves the place that the end of the file names.
		const missing = 5_000;
		const ends = asksUser
			.toString('latin1')
			.replace(/startxref\n(\d+)/, (_all, offset: string) => `startxref\n${Number(offset) + missing}`);
		expect(pdfFault(Buffer.from(ends, 'latin1'), missing)).toBe('asks for a password');
		expect(pdfFault(Buffer.from(ends, 'latin1'))).toBeUndefined();
	});
});

describe('pdfFault gives no false alarm for', () => {
	it.each(['1.3', '1.4', '1.5', '1.6', '1.7', '1.7ext3'] as const)(
		'a PDF %s whose password is for changing it only',
		async (pdfVersion) => {
			expect(pdfFault(await pdfOf({ pdfVersion, ownerPassword: 'other' }))).toBeUndefined();
		},
	);

	it.each([
		['a PDF of qpdf’s whose password is for changing it only', asksOwner],
		['one with compressed objects', asksOwnerCompressed],
		['a catalog and a page', handMade([catalog, onePage, page], '<< /Root 1 0 R >>')],
		['a lock that is null', handMade([catalog, onePage, page], '<< /Root 1 0 R /Encrypt null >>')],
		[
			'the word in a text of the trailer',
			handMade(
				[catalog, onePage, page],
				'<< /Root 1 0 R /Note (\\) /Encrypt 4 0 R \\() /More <2f456e6372797074> >>',
			),
		],
		[
			'the word in a comment of the trailer',
			handMade([catalog, onePage, page], '<< /Root 1 0 R % /Encrypt 4 0 R\n >>'),
		],
		[
			'the word deeper in the trailer',
			handMade([catalog, onePage, page], '<< /Root 1 0 R /Private << /Encrypt 4 0 R >> >>'),
		],
		[
			'the word in another object',
			handMade([catalog, onePage, page, '4 0 obj << /Encrypt 4 0 R >>'], '<< /Root 1 0 R >>'),
		],
		['a trailer without an end', handMade([catalog, onePage, page], '<< /Root 1 0 R /Encrypt 4 0 R')],
		['an end that names a place outside', Buffer.from('%PDF-1.4\nstartxref\n999999\n%%EOF')],
		[
			'an end that names no table',
			Buffer.from('%PDF-1.4\ntrailer << /Encrypt 1 0 R >>\nstartxref\n3\n%%EOF'),
		],
		['a PDF without an end', Buffer.from('%PDF-1.4\ntrailer << /Encrypt 1 0 R >>')],
		['nothing', Buffer.alloc(0)],
	])('%s', (_what, pdf) => {
		expect(pdfFault(pdf)).toBeUndefined();
	});

	it.each([true, false])('a page that speaks of it, compressed: %s', async (compress) => {
		const pdf = await pdfOf({ compress, info: { Title: 'trailer << /Encrypt 4 0 R >>' } }, (document) =>
			document.text('trailer << /Encrypt 4 0 R >> startxref 0 %%EOF /Type /Pages /Count 0'),
		);
		expect(pdfFault(pdf)).toBeUndefined();
	});

	it('a locked PDF that is attached to an open one', async () => {
		const pdf = await pdfOf({ compress: false }, (document) => {
			document.text('See the file').file(asksUser, { name: 'locked.pdf' });
		});
		expect(pdfFault(pdf)).toBeUndefined();
	});
});

describe('pdfFault tells that a PDF has no page', () => {
	it.each([
		['of pdfkit’s', async () => await pdfOf({ autoFirstPage: false }, () => undefined)],
		['by hand', () => handMade([catalog, noPages], '<< /Root 1 0 R >>')],
		[
			'after an update that takes the pages away',
			() =>
				handMade(
					[noPages],
					'<< /Root 1 0 R /Prev {0} >>',
					handMade([catalog, onePage, page], '<< /Root 1 0 R >>').toString('latin1'),
				),
		],
	])('%s', async (_what, make) => {
		expect(pdfFault(await make())).toBe('has no page');
	});

	it.each([
		[
			'pages came with an update',
			handMade(
				[onePage, page],
				'<< /Root 1 0 R /Prev {0} >>',
				handMade([catalog, noPages], '<< /Root 1 0 R >>').toString('latin1'),
			),
		],
		[
			'the count is wrong',
			handMade([catalog, '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 0 >>', page], '<< /Root 1 0 R >>'),
		],
		['there is no count', handMade([catalog, '2 0 obj << /Type /Pages /Kids [] >>'], '<< /Root 1 0 R >>')],
		['the root of the pages is not there', handMade([catalog], '<< /Root 1 0 R >>')],
		['some objects are compressed', handMade([catalog, noPages], '<< /Root 1 0 R /XRefStm 9 >>')],
		[
			'an update names a table that is not there',
			handMade([catalog, noPages], '<< /Root 1 0 R /Prev 99999 >>'),
		],
		['updates run in a circle', continuingItself()],
	])('and does not where %s', (_what, pdf) => {
		expect(pdfFault(pdf)).toBeUndefined();
	});
});

describe('pdfFault', () => {
	const pdfs = [asksUser, asksOwner, asksUserCompressed, handMade([catalog, noPages], '<< /Root 1 0 R >>')];

	it('neither throws nor stalls, whatever is changed in a PDF', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...pdfs),
				fc.array(fc.tuple(fc.nat(), fc.constantFrom(...Array.from('<>[]()/0 %R\\\0é'))), { maxLength: 8 }),
				fc.nat(),
				(pdf, changes, cut) => {
					const changed = Buffer.from(pdf);
					for (const [at, character] of changes) changed.write(character, at % changed.length, 'latin1');
					expect([undefined, 'asks for a password', 'has no page']).toContain(pdfFault(changed));
					expect([undefined, 'asks for a password', 'has no page']).toContain(
						pdfFault(changed.subarray(cut % changed.length)),
					);
				},
			),
			{ numRuns: 2_000, seed: 20261122 },
		);
	});

	it('takes no longer than a moment for one that is made to waste time', () => {
		const wasteful = [
			handMade([catalog, onePage, page], `<< /Root 1 0 R /A ${'['.repeat(500_000)} >>`),
			handMade([catalog, onePage, page], `<< /Root 1 0 R /A ${'('.repeat(500_000)} >>`),
			handMade([catalog, onePage, page], `<< ${' '.repeat(1_500_000)} /Root`),
			Buffer.concat([
				handMade([catalog, onePage, page], `<< /Encrypt 5 0 R >>`).subarray(0, 9),
				Buffer.from('5 0 obj '.repeat(500_000)),
				asksUser,
			]),
			handMade(
				[catalog, onePage, page],
				'<< /Root 1 0 R /Encrypt 5 0 R >>',
				`%PDF-1.4\n${'5 0 obj '.repeat(500_000)}`,
			),
		];
		const started = process.cpuUsage();
		for (const pdf of wasteful) pdfFault(pdf);
		// Of the processor, for others may be busy too.
		expect(process.cpuUsage(started).user / 1000).toBeLessThan(3_000);
	});
});
