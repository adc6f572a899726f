import type { IRunExecutionData } from 'n8n-workflow';
import { storeBinary } from './harness/binaryData';
import { makePdf } from './harness/pdf';
import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';
import { WebhookDoor, type RawCall } from './harness/WebhookDoor';

const gofax = simulatedAccount();

const part = (name: string, value: string, more = '') =>
	`--xyz\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

/** Parks an execution until its fax has a result, and calls it back with a form. */
async function callBack(form: (faxId: string) => RawCall) {
	const waiting = {
		type: 'goFax' as const,
		parameters: { resource: 'fax', operation: 'sendAndAwaitResult', recipient: '07 3000 1000' },
		credentials: gofax.credential(),
	};
	const document = await storeBinary(await makePdf(1), 'referral.pdf', 'application/pdf');
	const parked = await runNode({ ...waiting, items: [{ json: {}, binary: { data: document } }] });
	const [fax] = (await gofax.admin.state()).faxes;
	const data = JSON.parse(JSON.stringify(parked.run.data)) as IRunExecutionData;
	const query = new URL(fax?.callbackUrl ?? '').search;
	return await new WebhookDoor(waiting, 'webhook', data).call({ query, ...form(String(fax?.id)) });
}

const multipart =
	(more: string) =>
	(faxId: string): RawCall => ({
		headers: { 'content-type': 'multipart/form-data; boundary=xyz' },
		body: Buffer.from(`${part('ID', faxId)}${part('Success', 'True')}${more}--xyz--\r\n`),
	});

test('the result of a fax that is waited for may come in a multipart form', async () => {
	expect(await callBack(multipart(part('Message', 'Sent')))).toMatchObject({
		status: 200,
		started: [{ json: { success: true, message: 'Sent' } }],
	});
});

test.each([
	[413, 'a field over 64 KiB', part('Message', 'a'.repeat(66_000))],
	[400, 'a file', part('f', '%PDF', '; filename="a.pdf"\r\nContent-Type: application/pdf')],
])('%i answers one with %s, and the execution waits on', async (status, _what, more) => {
	expect(await callBack(multipart(more))).toMatchObject({ status, started: undefined, thrown: undefined });
});

test('its text may be in Windows-1252', async () => {
	const { started } = await callBack((faxId) => ({
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: Buffer.from(`ID=${faxId}&Success=True&Message=Envoy%E9`),
	}));
	expect(started?.[0]?.json).toMatchObject({ message: 'Envoyé', raw: { Message: 'Envoyé' } });
});

test.each(['..', '', '1/../2'])('one whose ID is "%s" is answered 400', async (id) => {
	const outcome = await callBack(() => ({
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: Buffer.from(`ID=${encodeURIComponent(id)}&Success=True`),
	}));
	expect(outcome).toMatchObject({ status: 400, started: undefined, thrown: undefined });
});
