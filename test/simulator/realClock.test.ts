import { startFixture, type Fixture } from './Fixture';
import { submitFax, submitSms } from './submitJobs';

// Runs beside other suites on machines with few cores.
jest.setTimeout(30_000);

let fixture: Fixture;
beforeAll(async () => {
	fixture = await startFixture({ clock: 'real', speed: 200 });
});
afterAll(() => fixture.stop());

test('jobs end and notify by themselves', async () => {
	const { admin, receiver, v1 } = fixture;
	await admin.setSmsNotification({ url: receiver.url('/sms') });
	const began = Date.now();
	const fax = await submitFax(v1, { CallbackURL: receiver.url('/fax') });
	const sms = await submitSms(v1, ['61412341234']);
	while (receiver.requests.length < 2 && Date.now() - began < 20_000)
		await new Promise((resolve) => setTimeout(resolve, 5));
	// Ten simulated seconds.
	expect(Date.now() - began).toBeGreaterThanOrEqual(45);
	// On a busy machine both are due at once.
	const calls = receiver.requests.map(({ path }, index) => [path, receiver.forms()[index]?.ID]);
	expect(calls.sort()).toEqual([
		['/fax', String(fax)],
		['/sms', String(sms)],
	]);
	const state = await admin.state();
	expect(state.faxes[0]).toMatchObject({ success: true });
	const { issued, completed } = state.faxes[0] ?? {};
	expect(Date.parse(completed ?? '') - Date.parse(issued ?? '')).toBe(10_000);
});

test('a reset stops what is under way', async () => {
	const { admin, receiver, v1 } = fixture;
	receiver.clear();
	await submitFax(v1, { CallbackURL: receiver.url() });
	await admin.reset();
	await new Promise((resolve) => setTimeout(resolve, 100));
	expect(receiver.requests).toEqual([]);
	// The real clock starts again at the present, not at its first start.
	expect(Math.abs(Date.parse((await admin.state()).now) - Date.now())).toBeLessThan(60_000);
});
