/** GoFax publishes no field of its settings objects. `default` is our invention too; the others are the ways it may differ. */
export const settingsSpellingNames = [
	'default',
	'camelCase',
	'nested',
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
	'putDamages',
	'urlNormalised',
] as const;

export type SettingsSpellingName = (typeof settingsSpellingNames)[number];
