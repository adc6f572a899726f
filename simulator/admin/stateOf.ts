import type { Account, AccountName } from '../model/Account';
import type { World } from '../world/World';
import type { SimulatorCounts, SimulatorState } from './SimulatorState';

export function countsOf(world: World): SimulatorCounts {
	return {
		faxes: world.faxes.size,
		sms: world.sms.size,
		receivedFaxes: world.receivedFaxes.size,
		inboundSms: world.inboundSms.length,
		deliveries: world.deliveries.lastId(),
	};
}

/** A copy: what a caller does to it changes nothing. */
export function stateOf(world: World): SimulatorState {
	return structuredClone({
		now: world.clock.now().toISOString(),
		clock: world.clock.mode,
		accounts: { main: withoutToken(world, 'main'), other: withoutToken(world, 'other') },
		accepted: countsOf(world),
		faxes: [...world.faxes.values()],
		sms: [...world.sms.values()],
		receivedFaxes: [...world.receivedFaxes.values()],
		inboundSms: world.inboundSms,
		deliveries: world.deliveries.list(),
		requests: world.requests.list(),
		behaviour: world.behaviour,
		faults: world.faults.list(),
	});
}

function withoutToken(world: World, name: AccountName): Omit<Account, 'token'> {
	const { id, balance, settings, smsNotification, webhooks } = world.accounts[name];
	return { name, id, balance, settings, smsNotification, webhooks };
}
