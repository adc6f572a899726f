import { startFixture, type Fixture } from './Fixture';
import { responseOf, submitFax } from './submitJobs';

let fixture: Fixture;
beforeAll(async () => {
	fixture = await startFixture();
});
beforeEach(async () => {
	await fixture.reset();
	await fixture.admin.changeSettings('faxSettings', { NotificationURL: fixture.receiver.url('/sent') });
});
afterAll(() => fixture.stop());

async function statusOf(id: number) {
	return responseOf((await fixture.v1.call('GET', `/SendFax/${id}`)).body);
}

test('goes through its statuses in simulated time', async () => {
	const id = await submitFax(fixture.v1, { Subject: 'S', ClientReference: 'R' });
	const { admin } = fixture;
	expect(await statusOf(id)).toEqual({
		FaxID: id,
		SendTo: '61711111111',
		SendFrom: null,
		Status: 'Initialised',
		Success: null,
		Subject: 'S',
		ClientReference: 'R',
		Pages: 1,
		Attempts: 1,
		Issued: '2026-01-05T10:00:00',
		IssuedUtc: '2026-01-05T00:00:00',
		Completed: null,
		CompletedUtc: null,
	});
	await admin.advance(1);
	expect(await statusOf(id)).toMatchObject({ Status: 'Queued for transmission', Success: null });
	await admin.advance(2);
	expect(await statusOf(id)).toMatchObject({ Status: 'Transmission in progress', Success: null });
	await admin.advance(6.999);
	expect(await statusOf(id)).toMatchObject({ Success: null });
	await admin.advance(0.001);
	expect(await statusOf(id)).toMatchObject({
		Status: 'Fax successfully sent',
		Success: true,
		Completed: '2026-01-05T10:00:10',
		CompletedUtc: '2026-01-05T00:00:10',
	});
});

test('reads like its notification where the switch says so', async () => {
	await fixture.admin.setBehaviour({ faxStatusSpelling: 'message' });
	const id = await submitFax(fixture.v2);
	expect(await statusOf(id)).toMatchObject({
		ID: id,
		Recipient: '61711111111',
		Success: null,
		Message: 'Initialised',
	});
	await fixture.admin.advance(10);
	expect(await statusOf(id)).toMatchObject({ Success: 'True', Message: 'Fax successfully sent' });
});

test.each([
	['61711110001', 'Recipient line is busy', false, 1],
	['61711110002', 'No answer from recipient', false, 1],
	['61711110003', 'The destination fax number is invalid', false, 1],
	['61711110004', 'Insufficient credit. Please check your account status', false, 1],
	['61711110005', 'Cancelled', false, 1],
	['61711110006', 'Transmission in progress', null, 0],
	['61711110007', 'Recipient line is busy', false, 1],
	['61711110008', 'Fax successfully sent', true, 0],
	['61711110009', 'Fax successfully sent', true, 2],
	['+61711110001', 'Recipient line is busy', false, 1],
	['61711111111', 'Fax successfully sent', true, 1],
])('a fax to %s ends as %j', async (SendTo, status, success, notifications) => {
	const id = await submitFax(fixture.v1, { SendTo, Subject: 'Hello' });
	const deliveries = await fixture.admin.advance(3600);
	expect(await statusOf(id)).toMatchObject({ Status: status, Success: success });
	expect(deliveries).toHaveLength(notifications);
	const notification = {
		Recipient: SendTo.replace('+', ''),
		ID: String(id),
		Success: success ? 'True' : 'False',
		Message: status,
		Subject: 'Hello',
	};
	expect(fixture.receiver.forms()).toEqual(Array(notifications).fill(notification));
});

test('fails for want of credit, and pays one credit a page', async () => {
	const { admin, v1, v2 } = fixture;
	await admin.setBalance(1.5);
	const first = await submitFax(v1);
	await admin.advance(10);
	expect((await v2.call('GET', '/Account/CreditBalance')).body).toEqual({ result: 0.5 });
	const second = await submitFax(v1);
	await admin.advance(10);
	expect(await statusOf(first)).toMatchObject({ Success: true });
	expect(await statusOf(second)).toMatchObject({
		Success: false,
		Status: expect.stringMatching(/^Insufficient/) as string,
	});
});

describe('a resend', () => {
	const resend = (id: number) => fixture.v1.call('POST', `/SendFax/${id}/Resend`);

	test('goes the whole way again under the same ID, and may succeed', async () => {
		const id = await submitFax(fixture.v1, { SendTo: '61711110007' });
		await fixture.admin.advance(10);
		expect((await resend(id)).body).toEqual({
			Success: true,
			Message: null,
			ValidationErrors: null,
			Response: id,
		});
		expect(await statusOf(id)).toMatchObject({
			Status: 'Initialised',
			Success: null,
			Attempts: 2,
			Completed: null,
		});
		await fixture.admin.advance(10);
		expect(fixture.receiver.forms().map(({ Success }) => Success)).toEqual(['False', 'True']);
	});

	test('has an ID of its own where the switch says so', async () => {
		await fixture.admin.setBehaviour({ resendId: 'new' });
		const id = await submitFax(fixture.v1);
		await fixture.admin.advance(10);
		const next = responseOf((await resend(id)).body) as number;
		expect(next).not.toBe(id);
		expect(await statusOf(id)).toMatchObject({ Success: true, Attempts: 1 });
		expect(await statusOf(next)).toMatchObject({
			Success: null,
			Attempts: 2,
			IssuedUtc: '2026-01-05T00:00:10',
		});
		expect(await fixture.admin.sentDocument(next)).toEqual(await fixture.admin.sentDocument(id));
	});

	test('is refused while the fax is on its way', async () => {
		const id = await submitFax(fixture.v1);
		expect((await resend(id)).body).toMatchObject({ Success: false, Message: 'The fax is still being sent' });
	});

	test('is refused once its documents are deleted', async () => {
		await fixture.admin.setBehaviour({ deleteData: true });
		const id = await submitFax(fixture.v1);
		await fixture.admin.advance(10);
		expect((await resend(id)).body).toMatchObject({ Success: false });
		await expect(fixture.admin.sentDocument(id)).rejects.toThrow('404');
	});
});

describe.each([
	['GET', '/SendFax/:id'],
	['POST', '/SendFax/:id/Resend'],
	['GET', '/ReceiveFax/:id'],
	['GET', '/ReceiveFax/:id/Document'],
	['GET', '/SMS/:id'],
	['POST', '/SMS/:id/Resend'],
] as const)('%s %s', (method, path) => {
	test('is a 401 for the ID of another account', async () => {
		const fax = await submitFax(fixture.v1);
		const { body } = await fixture.v1.call('PUT', '/SMS', { To: ['61400000000'], Body: 'x' });
		const received = await fixture.admin.receiveFax();
		const id = path.startsWith('/SMS')
			? responseOf(body)
			: path.startsWith('/SendFax')
				? fax
				: received.faxId;
		const answer = await fixture.other.call(method, path.replace(':id', String(id)));
		expect([answer.status, answer.text]).toEqual([401, '']);
	});

	test.each([
		['envelope', 200, { Success: false, Message: expect.stringContaining('not found') as string }],
		['404', 404, { Success: false }],
		['401', 401, undefined],
	] as const)('answers an unknown ID as %s', async (unknownId, status, body) => {
		await fixture.admin.setBehaviour({ unknownId });
		for (const id of ['999', '0', 'abc', '-1']) {
			const answer = await fixture.v1.call(method, path.replace(':id', id));
			expect(answer.status).toBe(status);
			if (body === undefined) expect(answer.text).toBe('');
			else expect(answer.body).toMatchObject(body);
		}
	});
});
