import type { LifeStep } from './LifeStep';

/** Endings that test how a client waits, not how it reads a status. */
export const SPECIAL_ENDINGS = {
	/** Never becomes final. */
	stuck: '0006',
	/** Fails on the first attempt and succeeds on a resend. */
	succeedsOnResend: '0007',
	/** Final, but nobody is notified. */
	silent: '0008',
	/** Final, and notified twice. */
	notifiedTwice: '0009',
} as const;

export function notificationsOf(ending: string): LifeStep['notifications'] {
	if (ending === SPECIAL_ENDINGS.silent) return 0;
	return ending === SPECIAL_ENDINGS.notifiedTwice ? 2 : 1;
}
