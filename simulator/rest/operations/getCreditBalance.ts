import { ok } from '../RestAnswer';
import type { RestOperation } from '../RestOperation';

/** Seen in public clients of v2.0 only. */
export const getCreditBalance: RestOperation = {
	operationId: 'getCreditBalance',
	method: 'GET',
	path: '/Account/CreditBalance',
	versions: ['v2.0'],
	run: ({ account }) => ok({ result: account.balance }),
};
