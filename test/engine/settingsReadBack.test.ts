import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';
import { WireServer, type WireAnswer } from './harness/WireServer';

const gofax = simulatedAccount();
const wire = new WireServer();
beforeAll(async () => await wire.start());
afterAll(() => wire.close());

const answer = (body: unknown): WireAnswer => ({ status: 200, body: JSON.stringify(body) });
const settings = (change: object = {}) =>
	answer({ Success: true, Response: { NotificationURL: '', StationID: 'CLINIC', ...change } });
const saved = answer({ Success: true });
const BROKEN: WireAnswer = { status: 500, body: '' };
const nothing = answer({ Success: true, Response: null });
const refused = answer({ Success: false, Message: 'Not a URL.' });

/** Changes a setting of a GoFax that gives these answers in turn. */
async function update(...answers: WireAnswer[]) {
	wire.reset(...answers);
	const { error, items } = await runNode({
		type: 'goFax',
		parameters: {
			resource: 'settings',
			operation: 'update',
			settingsOf: 'faxSending',
			enterAs: 'json',
			changesJson: '{ "NotificationURL": "https://a.example/x" }',
		},
		credentials: gofax.credential({ baseUrl: wire.url }),
	});
	expect(items).toEqual([]);
	const methods = wire.requests.map(({ target }) => target.split(' ')[0]);
	return { methods, message: error?.message, advice: error?.description ?? '' };
}

describe.each([
	['GoFax has a problem', BROKEN],
	['the answer holds no settings', nothing],
])('when the settings cannot be read again, because %s,', (_why, unreadable) => {
	test.each([
		['was taken', saved],
		['met a problem of GoFax', BROKEN],
	])('and the write %s, the error says that their state is unknown', async (_how, written) => {
		const { methods, message, advice } = await update(settings(), settings(), written, unreadable);
		expect(methods).toEqual(['GET', 'GET', 'PUT', 'GET']);
		expect(message).toBe('It is not known whether GoFax saved the change');
		expect(advice).toBe(
			'The settings were sent to GoFax and could not be read again. Check NotificationURL in the GoFax portal.',
		);
	});

	test('and the write was refused, the error is the refusal', async () => {
		const { message } = await update(settings(), settings(), refused, unreadable);
		expect(message).toBe('GoFax refused: Not a URL.');
	});

	test('after other settings have moved and were put back, the error says what moved and that the rest is unknown', async () => {
		const moved = settings({ NotificationURL: 'https://a.example/x', StationID: '' });
		const { methods, message, advice } = await update(
			settings(),
			settings(),
			saved,
			moved,
			moved,
			moved,
			saved,
			unreadable,
		);
		expect(methods).toEqual(['GET', 'GET', 'PUT', 'GET', 'GET', 'GET', 'PUT', 'GET', 'GET']);
		expect(message).toBe('GoFax changed more than it was asked to: StationID');
		expect(advice).toMatch(/It is not known whether everything was put back/);
		expect(advice).not.toMatch(/nothing was changed|as it was/);
	});
});

test('when GoFax cannot be reached any more before the write, the error says that nothing was sent', async () => {
	const { methods, message, advice } = await update({ ...settings(), isLast: true });
	await wire.start();
	expect(methods).toEqual(['GET']);
	expect(message).toMatch(/^GoFax cannot be reached/);
	expect(advice).toMatch(/^Nothing was sent/);
}, 20_000);

test('when they cannot be read at first, nothing is written, and the error says so', async () => {
	const { methods, advice } = await update(nothing);
	expect(methods).toEqual(['GET']);
	expect(advice).toMatch(/nothing was changed/);
});
