import { ENDPOINTS } from '../../../../lib/api/endpoints';
import { asText, pick } from '../../../../lib/json';
import { Problem } from '../../../../lib/Problem';
import { defineOperation } from '../../defineOperation';
import { toJson } from '../../../platform/toJson';

export const getBalance = defineOperation({
	resource: 'account',
	operation: 'getBalance',
	name: 'Get Balance',
	action: 'Get credit balance',
	description:
		'Get the send-credit balance. GoFax does not document this call or the unit of the figure; it uses version 2.0 of the API.',
	fields: [],
	async run({ api }) {
		const { payload, body } = await api.call(ENDPOINTS.account.balance);
		const text = asText(payload) || asText(pick(payload, 'Balance', 'CreditBalance', 'Credits'));
		const creditBalance = Number(text);
		if (text === '' || !Number.isFinite(creditBalance)) {
			throw new Problem(
				"GoFax's answer holds no balance",
				'GoFax does not document this call, so its answer may have changed. Look up the balance in the GoFax portal.',
			);
		}
		return { json: toJson({ creditBalance, raw: body }) };
	},
});
