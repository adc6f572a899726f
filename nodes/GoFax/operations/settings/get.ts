import { shownSettings } from '../../../../lib/settings/secrets';
import { readSettings } from '../../../transport/readWriteSettings';
import { defineOperation } from '../../defineOperation';
import { toJson } from '../../../platform/toJson';
import { SETTINGS_ENDPOINTS } from '../../../transport/settingsEndpoints';
import { settingsOfField } from './settingsOfField';

export const getSettings = defineOperation({
	resource: 'settings',
	operation: 'get',
	name: 'Get',
	action: 'Get settings',
	description: 'Get account settings, with passwords hidden. GoFax documents only how to write them.',
	fields: [settingsOfField],
	async run({ params, api }) {
		const settings = await readSettings(api, SETTINGS_ENDPOINTS[params.settingsOf]);
		const shown = shownSettings(settings, (text) => api.redact(text));
		return { json: toJson({ settingsOf: params.settingsOf, settings: shown }) };
	},
});
