import {
	adminClient,
	startSimulator,
	type Simulator,
	type SimulatorAdmin,
	type SimulatorOptions,
} from '../../simulator';
import { ApiCaller } from './ApiCaller';
import { WebhookReceiver } from './WebhookReceiver';

/** A simulator, a user's endpoint, and clients for both of its doors. */
export interface Fixture {
	simulator: Simulator;
	receiver: WebhookReceiver;
	/** Over HTTP. */
	admin: SimulatorAdmin;
	v1: ApiCaller;
	v2: ApiCaller;
	/** The second account, v1.0. */
	other: ApiCaller;
	/** As at the start, between two tests. */
	reset: () => Promise<void>;
	stop: () => Promise<void>;
}

export async function startFixture(options: SimulatorOptions = {}): Promise<Fixture> {
	const simulator = await startSimulator(options);
	const receiver = await WebhookReceiver.start();
	const admin = adminClient(simulator.adminUrl);
	return {
		simulator,
		receiver,
		admin,
		v1: new ApiCaller(simulator, 'v1.0'),
		v2: new ApiCaller(simulator, 'v2.0'),
		other: new ApiCaller(simulator, 'v1.0', simulator.otherToken),
		async reset() {
			await admin.reset();
			receiver.clear();
		},
		async stop() {
			await Promise.all([simulator.close(), receiver.close()]);
		},
	};
}
