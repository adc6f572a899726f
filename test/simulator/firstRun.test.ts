import { AdminClient, startSimulator, type Simulator } from '../../simulator';
import { ApiCaller } from './ApiCaller';
import { WebhookReceiver } from './WebhookReceiver';

describe('a fax from submission to notification', () => {
	let simulator: Simulator;
	let receiver: WebhookReceiver;

	beforeAll(async () => {
		simulator = await startSimulator();
		receiver = await WebhookReceiver.start();
	});
	afterAll(async () => {
		await Promise.all([simulator.close(), receiver.close()]);
	});

	test('calls both URLs once the fax is sent, and only then', async () => {
		const admin = new AdminClient(simulator.adminUrl);
		await admin.changeSettings('faxSettings', { NotificationURL: receiver.url('/account') });
		const api = new ApiCaller(simulator, 'v1.0');
		const { body } = await api.call('PUT', '/SendFax', {
			SendTo: '61711111111',
			Documents: [{ Filename: 'My File.pdf', Data: 'JVBERi0xLjQK' }],
			CallbackURL: receiver.url('/job'),
		});
		expect(await admin.advance(9)).toEqual([]);
		expect(await admin.advance(1)).toHaveLength(2);
		expect(receiver.requests.map(({ path }) => path).sort()).toEqual(['/account', '/job']);
		const id = String((body as { Response: number }).Response);
		expect(receiver.forms()[0]).toEqual({
			Recipient: '61711111111',
			ID: id,
			Success: 'True',
			Message: 'Fax successfully sent',
			Subject: '',
		});
	});
});
