/**
 * GoFax publishes no field of its settings objects. `default` is our invention too; the others are ways in which GoFax
 * may differ.
 */
export const SETTINGS_SPELLING_NAMES = [
	'default',
	'camelCase',
	'nested',
	'deeplyNested',
	'listed',
	'severalUrls',
	'snakeCase',
	'missingWhenEmpty',
	'nullWhenEmpty',
	'passwordHidden',
	'passwordKept',
	'getNotFound',
	'getNotAllowed',
	'putIgnored',
	'putMerges',
	'putMergesHidesEmpty',
	'putTruncates',
	'putDamages',
	'urlNormalised',
] as const;

export type SettingsSpellingName = (typeof SETTINGS_SPELLING_NAMES)[number];
