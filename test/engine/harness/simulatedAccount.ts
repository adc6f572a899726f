import { startSimulator, type Simulator, type SimulatorOptions } from '../../../simulator';
import type { CredentialValues } from './TestCredentials';

/** A simulator for the tests of one file, reset before each of them. */
export function simulatedAccount(options: SimulatorOptions = {}) {
	let simulator: Simulator | undefined;
	const running = () => {
		if (!simulator) throw new Error('The simulator runs only inside tests');
		return simulator;
	};
	beforeAll(async () => {
		simulator = await startSimulator(options);
	});
	beforeEach(async () => {
		await running().admin.reset();
	});
	afterAll(async () => {
		await simulator?.close();
	});
	return {
		get admin() {
			return running().admin;
		},
		get url() {
			return running().url;
		},
		get token() {
			return running().token;
		},
		get otherToken() {
			return running().otherToken;
		},
		/** The GoFax API credential of the main account. */
		credential(change: Record<string, string> = {}): CredentialValues {
			return { goFaxApi: { token: running().token, apiVersion: '1.0', baseUrl: running().url, ...change } };
		},
	};
}
