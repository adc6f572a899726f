import type { NotificationTarget, SettingsKind } from '../model/Account';
import { textOf, type JsonObject } from '../model/Json';
import { NOTIFICATION_KEYS } from './settingsValues';

/** The target to call, read from the settings as stored. */
export function notificationTarget(settings: JsonObject, kind: SettingsKind): NotificationTarget {
	const keys = NOTIFICATION_KEYS[kind];
	const text = (key: string) => textOf(settings[key]);
	return { url: text(keys.url), username: text(keys.username), password: text(keys.password) };
}
