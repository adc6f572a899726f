import type { SettingsKind } from '../../model/Account';
import { API_VERSIONS } from '../../model/ApiVersion';
import { isJsonObject } from '../../model/Json';
import { changeSettings, showSettings } from '../../settings/changeSettings';
import { settingsSpellings } from '../../settings/settingsSpellings';
import { ok } from '../RestAnswer';
import { failure, refusal, VALIDATION_MESSAGE } from '../RestEnvelope';
import type { RestOperation } from '../RestOperation';

/** GET and PUT of one settings object. GoFax documents PUT and its purpose, but not its body, and not GET. */
function settingsOperations(kind: SettingsKind, path: string, name: string): RestOperation[] {
	return [
		{
			operationId: `get${name}`,
			method: 'GET',
			path,
			versions: API_VERSIONS,
			run({ world, account }) {
				const spelling = settingsSpellings[world.behaviour.settingsSpelling];
				if (spelling.getStatus === 405) return { status: 405, body: undefined, headers: { allow: 'PUT' } };
				if (spelling.getStatus !== undefined) return { status: spelling.getStatus, body: undefined };
				return ok(spelling.answer(showSettings(account.settings[kind], kind, spelling)));
			},
		},
		{
			operationId: `put${name}`,
			method: 'PUT',
			path,
			versions: API_VERSIONS,
			run({ world, account, body }) {
				const spelling = settingsSpellings[world.behaviour.settingsSpelling];
				if (!isJsonObject(body)) {
					return refusal(
						world.behaviour,
						failure(VALIDATION_MESSAGE, ['The request body must be an object.']),
					);
				}
				const result = changeSettings(account.settings[kind], body, kind, spelling);
				if ('errors' in result) return refusal(world.behaviour, failure(VALIDATION_MESSAGE, result.errors));
				account.settings[kind] = result.values;
				return ok(spelling.saved);
			},
		},
	];
}

export const faxSettingsOperations = settingsOperations('faxSettings', '/SendFax/Settings', 'FaxSettings');
export const accountDetailsOperations = settingsOperations(
	'accountDetails',
	'/Account/Details',
	'AccountDetails',
);
