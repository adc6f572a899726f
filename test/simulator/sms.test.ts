import { startFixture, type Fixture } from './Fixture';
import { responseOf, submitSms } from './submitJobs';

let fixture: Fixture;
beforeAll(async () => {
	fixture = await startFixture();
});
beforeEach(async () => {
	await fixture.reset();
	await fixture.admin.setSmsNotification({ url: fixture.receiver.url('/sms') });
});
afterAll(() => fixture.stop());

async function statusOf(id: number) {
	return responseOf((await fixture.v1.call('GET', `/SMS/${id}`)).body);
}

test('has one ID for all its recipients, each with its own status', async () => {
	const { body } = await fixture.v1.call('PUT', '/SMS', {
		To: ['61412341234', '61400000003'],
		From: 'Test Sender!',
		Body: 'This is a test message',
		ReplyTo: 'me@example.com',
		ClientReference: 'R',
	});
	expect(body).toMatchObject({ Success: true, Message: 'SMS Submitted', ValidationErrors: null });
	const id = responseOf(body) as number;
	expect(await statusOf(id)).toEqual({
		MessageID: id,
		Sender: 'Test Sender',
		Message: 'This is a test message',
		Issued: '2026-01-05T10:00:00',
		IssuedUtc: '2026-01-05T00:00:00',
		FromNumber: 'Test Sender!',
		ReplyTo: 'me@example.com',
		ClientReference: 'R',
		Recipients: [
			{ Recipient: '61412341234', Status: 'Initialised', Success: null },
			{ Recipient: '61400000003', Status: 'Initialised', Success: null },
		],
	});
	await fixture.admin.advance(1);
	expect(await statusOf(id)).toMatchObject({ Recipients: [{ Status: 'Sent to carrier for delivery' }, {}] });
	const deliveries = await fixture.admin.advance(4);
	expect(await statusOf(id)).toMatchObject({
		Recipients: [
			{ Status: 'Message successfully delivered', Success: true },
			{ Status: 'The destination mobile number is invalid', Success: false },
		],
	});
	expect(deliveries.map(({ kind, reference }) => [kind, reference])).toEqual(
		Array(2).fill(['smsSent', String(id)]),
	);
});

test.each([
	['61400000001', 'Message not delivered in allowable time frame', false, 1],
	['61400000002', 'Failed to deliver the message', false, 1],
	['61400000003', 'The destination mobile number is invalid', false, 1],
	['61400000004', 'Insufficient credit. Please check your account status', false, 1],
	['61400000005', 'Cancelled', false, 1],
	['61400000006', 'Carrier transmission issue detected. Task may still be successful', null, 0],
	['61400000007', 'Failed to deliver the message', false, 1],
	['61400000008', 'Message successfully delivered', true, 0],
	['61400000009', 'Message successfully delivered', true, 2],
	['61400000010', 'Account is unverified', false, 1],
	['61400000011', 'Unable to deliver the message', false, 1],
	['61400000012', 'Error sending message', false, 1],
	['0412341234', 'Message successfully delivered', true, 1],
])('an SMS to %s ends as %j', async (number, status, success, notifications) => {
	const id = await submitSms(fixture.v2, [number]);
	await fixture.admin.advance(3600);
	expect(await statusOf(id)).toMatchObject({ Recipients: [{ Status: status, Success: success }] });
	const form = { Recipient: number, ID: String(id), Success: success ? 'True' : 'False', Message: status };
	expect(fixture.receiver.forms()).toEqual(Array(notifications).fill(form));
});

test.each([
	['no recipients', { Body: 'x' }, 'To is required.'],
	['an empty list', { To: [], Body: 'x' }, 'To must not be empty.'],
	['a single number', { To: '61412341234', Body: 'x' }, 'To must be array.'],
	['a bad number', { To: ['61412341234', '+61 4'], Body: 'x' }, 'To.1 is not a valid number.'],
	['no body', { To: ['61412341234'] }, 'Body is required.'],
	['an empty body', { To: ['61412341234'], Body: '' }, 'Body must not be empty.'],
])('refuses %s', async (_what, job, text) => {
	const { body } = await fixture.v1.call('PUT', '/SMS', job);
	expect(body).toMatchObject({ Success: false, ValidationErrors: [text], Response: null });
	expect((await fixture.admin.counts()).sms).toBe(0);
});

test.each([
	['', '61480000000'],
	[undefined, '61480000000'],
	['Ünïcode & more than eleven', 'ncode  more'],
	['61400111222', '61400111222'],
])('cleans the sender ID %j to %j', async (From, sender) => {
	const id = await submitSms(fixture.v1, ['61412341234'], { From });
	expect(await statusOf(id)).toMatchObject({ Sender: sender, FromNumber: From ?? '' });
});

test('keeps text beyond ASCII as it is', async () => {
	const Body = 'Grüße 👋🏽\nzweite Zeile';
	expect(await statusOf(await submitSms(fixture.v1, ['61412341234'], { Body }))).toMatchObject({
		Message: Body,
	});
});

test('a resend goes to every recipient again, and is refused while one is pending', async () => {
	const id = await submitSms(fixture.v1, ['61400000007', '61412341234']);
	const resend = () => fixture.v1.call('POST', `/SMS/${id}/Resend`);
	expect((await resend()).body).toMatchObject({ Success: false, Message: 'The SMS is still being sent' });
	await fixture.admin.advance(5);
	expect((await resend()).body).toMatchObject({ Success: true, Response: id });
	await fixture.admin.advance(5);
	expect(await statusOf(id)).toMatchObject({ Recipients: [{ Success: true }, { Success: true }] });
	expect(fixture.receiver.requests).toHaveLength(4);
});

test('a resend has an ID of its own where the switch says so', async () => {
	await fixture.admin.setBehaviour({ resendId: 'new' });
	const id = await submitSms(fixture.v1, ['61412341234']);
	await fixture.admin.advance(5);
	const next = responseOf((await fixture.v1.call('POST', `/SMS/${id}/Resend`)).body) as number;
	expect(next).not.toBe(id);
	expect(await statusOf(id)).toMatchObject({ Recipients: [{ Success: true }] });
	expect(await statusOf(next)).toMatchObject({ Recipients: [{ Success: null }] });
});

test('fails for want of credit, and pays one credit a recipient', async () => {
	await fixture.admin.setBalance(2);
	await submitSms(fixture.v1, ['61412341234', '61412341235']);
	await fixture.admin.advance(5);
	const id = await submitSms(fixture.v1, ['61412341234']);
	await fixture.admin.advance(5);
	expect(await statusOf(id)).toMatchObject({
		Recipients: [{ Status: expect.stringMatching(/^Insufficient/) as string }],
	});
	expect((await fixture.v2.call('GET', '/Account/CreditBalance')).body).toEqual({ result: 0 });
});
