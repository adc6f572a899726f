import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';
import { WireServer } from './harness/WireServer';

const gofax = simulatedAccount();
const wire = new WireServer();
beforeAll(async () => await wire.start());
afterAll(() => wire.close());

async function answered(parameters: object, body: unknown) {
	wire.reset({ status: 200, body: JSON.stringify(body) });
	const { error, items } = await runNode({
		type: 'goFax',
		parameters: { ...parameters },
		credentials: gofax.credential({ baseUrl: wire.url }),
	});
	expect(error).toBeUndefined();
	return items[0]?.json;
}

const GET_FAX = { resource: 'fax', operation: 'get', faxId: '7' };

test.each([
	['Status', { Success: true, ID: 7, Status: 'Fax successfully sent', Pages: 2 }],
	['Message', { Success: true, ID: 7, Message: 'Fax successfully sent', Pages: 2 }],
	['camelCase', { success: true, id: 7, status: 'Fax successfully sent', pages: 2 }],
	['Payload', { success: true, payload: { id: 7, status: 'Fax successfully sent', pages: 2 } }],
])('a fax whose fields are not wrapped is read, with its sentence under %s', async (_what, body) => {
	const fax = await answered(GET_FAX, body);
	expect(fax).toMatchObject({ faxId: '7', status: 'sent', statusText: 'Fax successfully sent', pages: 2 });
	expect(fax?.raw).toEqual('payload' in body ? body.payload : body);
});

test('a success of the answer is not a success of the fax', async () => {
	expect(await answered(GET_FAX, { Success: true, ID: 7 })).toMatchObject({ status: 'unknown' });
});

test('an SMS whose fields are not wrapped is read', async () => {
	const body = { Success: true, MessageID: 7, Message: 'Hello', Sender: 'Clinic', Status: 'Initialised' };
	expect(await answered({ resource: 'sms', operation: 'get', smsId: '7' }, body)).toMatchObject({
		status: 'queued',
		sender: 'Clinic',
		body: 'Hello',
		raw: body,
	});
});

test('the balance is found in a flat answer', async () => {
	const body = { Success: true, CreditBalance: 12.5 };
	expect(await answered({ resource: 'account', operation: 'getBalance' }, body)).toEqual({
		creditBalance: 12.5,
		raw: body,
	});
});

test('IDs keep every digit', async () => {
	wire.reset({ status: 200, body: '{"Success":true,"Response":12345678901234567890}' });
	const { items } = await runNode({
		type: 'goFax',
		parameters: { resource: 'sms', operation: 'send', recipients: '0412345678', message: 'Hello' },
		credentials: gofax.credential({ baseUrl: wire.url }),
	});
	expect(items[0]?.json.smsId).toBe('12345678901234567890');
});
