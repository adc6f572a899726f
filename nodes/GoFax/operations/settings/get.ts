import { withoutSecrets } from '../../../../lib/settings/settings';
import { readSettings } from '../../../transport/changeSettings';
import { defineOperation } from '../../defineOperation';
import { toJson } from '../../../platform/toJson';
import { settingsEndpoints } from '../../../transport/settingsEndpoints';
import { settingsOfField } from './settingsOfField';

export const getSettings = defineOperation({
	resource: 'settings',
	operation: 'get',
	name: 'Get',
	action: 'Get settings',
	description: 'Get settings of the account, passwords hidden. GoFax documents only how to write them.',
	fields: [settingsOfField],
	async run({ params, api }) {
		const settings = await readSettings(api, settingsEndpoints[params.settingsOf]);
		return { json: toJson({ settingsOf: params.settingsOf, settings: withoutSecrets(settings) }) };
	},
});
