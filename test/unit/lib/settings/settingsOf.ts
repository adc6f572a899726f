import { parseSettings, type Settings } from '../../../../lib/settings/settings';

/** Settings as GoFax would write this object, or of this text. */
export function settingsOf(content: object | string): Settings {
	const text = typeof content === 'string' ? content : JSON.stringify(content);
	return parseSettings(text) ?? { text, places: [] };
}
