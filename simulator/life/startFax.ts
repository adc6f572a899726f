import type { FaxRecord } from '../model/FaxRecord';
import { FAX_STATUS } from '../model/faxStatus';
import { notifyFaxSent } from '../webhooks/notifyFaxSent';
import type { World } from '../world/World';
import type { LifeStep } from './LifeStep';
import { planFax } from './planFax';

/** Invented: one credit per page. */
const CREDITS_PER_PAGE = 1;

/** Starts sending a fax, for the first time or again. `at` is the instant of submission. */
export function startFax(world: World, fax: FaxRecord, at: Date): void {
	fax.status = FAX_STATUS.initialised;
	fax.success = null;
	fax.completed = null;
	const hasCredit = world.accounts[fax.account].balance >= fax.pages * CREDITS_PER_PAGE;
	for (const step of planFax(fax.sendTo, fax.attempt, hasCredit, world.behaviour)) {
		world.clock.schedule(new Date(at.getTime() + step.after * 1000), (due) => reach(world, fax, step, due));
	}
}

async function reach(world: World, fax: FaxRecord, step: LifeStep, at: Date): Promise<void> {
	fax.status = step.status;
	if (step.success === null) return;
	fax.success = step.success;
	fax.completed = at.toISOString();
	if (step.success) world.accounts[fax.account].balance -= fax.pages * CREDITS_PER_PAGE;
	for (let count = 0; count < step.notifications; count++) await notifyFaxSent(world, fax, at);
}
