import { startFixture, type Fixture } from './Fixture';
import { faxJob, responseOf } from './submitJobs';

let fixture: Fixture;
beforeAll(async () => {
	fixture = await startFixture();
});
beforeEach(() => fixture.reset());
afterAll(() => fixture.stop());

const twoGoodOneBad = [faxJob(), faxJob({ SendTo: 'nobody' }), faxJob({ SendTo: '61722222222' })];

test('answers with an envelope a fax', async () => {
	const { body } = await fixture.v1.call('PUT', '/SendFaxes', twoGoodOneBad);
	expect(body).toMatchObject([
		{ Success: true, Response: expect.any(Number) as number },
		{ Success: false, ValidationErrors: ['SendTo is not a valid number.'], Response: null },
		{ Success: true, Response: expect.any(Number) as number },
	]);
	expect((await fixture.admin.counts()).faxes).toBe(2);
});

test('answers with one object a fax', async () => {
	await fixture.admin.setBehaviour({ sendFaxesAnswer: 'objects' });
	const { body } = await fixture.v2.call('PUT', '/SendFaxes', twoGoodOneBad);
	expect(responseOf(body)).toMatchObject([
		{ SendTo: '61711111111', Submitted: true, Message: 'Initialised' },
		{ FaxID: null, Submitted: false },
		{ SendTo: '61722222222', Submitted: true },
	]);
});

test('answers with a list of IDs, all or nothing', async () => {
	await fixture.admin.setBehaviour({ sendFaxesAnswer: 'ids' });
	const refused = await fixture.v1.call('PUT', '/SendFaxes', twoGoodOneBad);
	expect(refused.body).toMatchObject({
		Success: false,
		ValidationErrors: ['[1] SendTo is not a valid number.'],
	});
	expect((await fixture.admin.counts()).faxes).toBe(0);
	const { body } = await fixture.v1.call('PUT', '/SendFaxes', [faxJob(), faxJob()]);
	const ids = (await fixture.admin.state()).faxes.map(({ id }) => id);
	expect(responseOf(body)).toEqual(ids);
});

test.each([[[]], [{}], [faxJob()]])('refuses %j, which is not a list of faxes', async (body) => {
	expect((await fixture.v1.call('PUT', '/SendFaxes', body)).body).toMatchObject({ Success: false });
});
