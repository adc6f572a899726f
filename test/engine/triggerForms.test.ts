import type { Call } from './harness/TriggerEndpoint';
import { expectStarted, fax, form, RECEIVED, SENT, triggers } from './harness/triggers';

const start = triggers();
const FORM = 'application/x-www-form-urlencoded';
const EUROPE = 'Grüße – “Café”';

const part = (name: string, value: string, more = '') =>
	`--xyz\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const multipart = (
	fields: Record<string, string>,
	more = '',
	type = 'multipart/form-data; boundary=xyz',
): Call => ({
	headers: { 'content-type': type },
	body: Buffer.from(
		`${Object.entries(fields)
			.map(([name, value]) => part(name, value))
			.join('')}${more}--xyz--\r\n`,
		'latin1',
	),
});

describe('the limit of 64 KiB', () => {
	const long = (bytes: number) => 'a'.repeat(bytes);

	test.each<[what: string, call: Call]>([
		['a url-encoded form', form({ ...RECEIVED, x: long(66_000) })],
		[
			'a form without a type',
			{ body: Buffer.from(new URLSearchParams({ ...RECEIVED, x: long(66_000) }).toString()) },
		],
		['a multipart form', multipart({ ...RECEIVED, x: long(66_000) })],
		[
			'a multipart form of many fields',
			multipart({
				...RECEIVED,
				...Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`x${index}`, long(70)])),
			}),
		],
		['a multipart form with a long name', multipart({ ...RECEIVED, [long(66_000)]: '' })],
		[
			'a multipart form that is large by its borders',
			multipart(RECEIVED, `--xyz\r\nX-Y: ${long(66_000)}\r\n\r\n\r\n`),
		],
	])('holds for %s', async (_what, call) => {
		const endpoint = await start(fax({}));
		const answer = await endpoint.call(call);
		expect([answer.status, JSON.parse(answer.body)]).toEqual([413, { message: 'The body is too large' }]);
		expect([endpoint.runs, endpoint.thrown]).toEqual([[], []]);
	});

	test('holds for a multipart form whose length nobody has said', async () => {
		const endpoint = await start(fax({}));
		const { headers, body } = multipart({ ...RECEIVED, x: long(66_000) });
		const chunks = [Buffer.from(body ?? '')];
		const answer = await fetch(endpoint.url, {
			method: 'POST',
			headers,
			body: new ReadableStream({
				pull: (stream) => {
					const chunk = chunks.pop();
					if (chunk) stream.enqueue(new Uint8Array(chunk));
					else stream.close();
				},
			}),
			duplex: 'half',
		} as RequestInit);
		expect([answer.status, endpoint.runs]).toEqual([413, []]);
	});

	test('lets a multipart form below it in', async () => {
		expect(
			await expectStarted(await start(fax({})), multipart({ ...RECEIVED, x: long(60_000) })),
		).toMatchObject({
			faxId: '1',
		});
	});
});

test.each([
	['with content', part('file', 'hello', '; filename="a.txt"\r\nContent-Type: text/plain')],
	['that is empty', part('file', '', '; filename="a.txt"\r\nContent-Type: text/plain')],
])('a multipart form with a file %s is refused', async (_what, file) => {
	const endpoint = await start(fax({}));
	expect((await endpoint.call(multipart(RECEIVED, file))).status).toBe(400);
	expect([endpoint.runs, endpoint.thrown]).toEqual([[], []]);
});

describe('a form', () => {
	const escaped = 'Gr%FC%DFe+%96+%93Caf%E9%94';
	test.each<[what: string, call: Call]>([
		['in UTF-8', form({ ...SENT, Subject: EUROPE })],
		['in Windows-1252', { headers: { 'content-type': FORM }, body: `ID=7&Success=True&Subject=${escaped}` }],
		[
			'in Windows-1252, under that name',
			{
				headers: { 'content-type': `${FORM}; charset=latin1` },
				body: `ID=7&Success=True&Subject=${escaped}`,
			},
		],
		['in Windows-1252 without a type', { body: Buffer.from(`ID=7&Success=True&Subject=${escaped}`) }],
		['in Windows-1252 in the query', { query: `?ID=7&Success=True&Subject=${escaped}` }],
		[
			'with a byte order mark',
			{
				headers: { 'content-type': FORM },
				body: `\ufeff${form({ ...SENT, Subject: EUROPE }).body as string}`,
			},
		],
		[
			'in UTF-16',
			{
				headers: { 'content-type': `${FORM}; charset=utf-16le` },
				body: Buffer.from(new URLSearchParams({ ...SENT, Subject: EUROPE }).toString(), 'utf16le'),
			},
		],
		['multipart in UTF-8', multipart({ ...SENT, Subject: Buffer.from(EUROPE).toString('latin1') })],
	])('%s gives its text', async (_what, call) => {
		const endpoint = await start(fax({ event: 'faxSent' }));
		expect(await expectStarted(endpoint, call)).toMatchObject({ faxId: '7', subject: EUROPE });
	});

	test('keeps names and repeats as GoFax sent them', async () => {
		const endpoint = await start(fax({ event: 'faxSent' }));
		const body = 'id=7&SUCCESS=True&Cost=1&Cost=2&recipient=+61712344321';
		expect(await expectStarted(endpoint, { headers: { 'content-type': FORM }, body })).toMatchObject({
			faxId: '7',
			recipient: '61712344321',
			raw: { id: '7', SUCCESS: 'True', Cost: ['1', '2'], recipient: ' 61712344321' },
		});
	});

	test.each(['Subject=', 'Subject=Reminder', 'subject='])('with %s starts SMS Sent too', async (subject) => {
		const body = `ID=7&Recipient=61412121212&Success=True&Message=Delivered&${subject}`;
		const call = { headers: { 'content-type': FORM }, body };
		expect(await expectStarted(await start(fax({ event: 'smsSent' })), call)).toMatchObject({ smsId: '7' });
		expect(await expectStarted(await start(fax({ event: 'faxSent' })), call)).toMatchObject({ faxId: '7' });
		const other = await start(fax({ event: 'faxReceived' }));
		expect((await other.call(call)).status).toBe(200);
		expect(other.runs).toEqual([]);
	});

	test.each([
		'?ID=5&Number=61799999999&Message=INCOMPLETE&SenderFaxID=x',
		'?Success=True&Number=1',
		'?FaxID=&Number=1',
	])('is not changed by the parameters of the URL %s', async (query) => {
		const endpoint = await start(fax({}));
		const json = await expectStarted(endpoint, { ...form({ FaxID: '1', Message: 'COMPLETE' }), query });
		expect(json).toMatchObject({
			number: '',
			complete: true,
			senderStationId: '',
			raw: { FaxID: '1', Message: 'COMPLETE' },
		});
	});

	test.each(['%2E%2E', '.', '7'.repeat(60_000), '1%0AERROR', '1/../2', '%20', '1+', '%EF%BC%91', '1%00'])(
		'whose ID is %s is answered 400',
		async (id) => {
			for (const [event, body] of [
				['faxReceived', `FaxID=${id}&Message=COMPLETE`],
				['faxSent', `ID=${id}&Success=True`],
				['smsSent', `ID=${id}&Success=True`],
			] as const) {
				const endpoint = await start(fax({ event, options: { downloadDocument: true, addDetails: true } }));
				const answer = await endpoint.call({ headers: { 'content-type': FORM }, body });
				expect([answer.status, endpoint.runs, endpoint.thrown]).toEqual([400, [], []]);
			}
		},
	);
});
