export const API_VERSIONS = ['v1.0', 'v2.0'] as const;
export type ApiVersion = (typeof API_VERSIONS)[number];

/** Path prefix to version: a public client uses `/v1`, so the minor part seems to be optional there. */
export const VERSION_PREFIXES: Readonly<Record<string, ApiVersion>> = {
	'/v1.0': 'v1.0',
	'/v1': 'v1.0',
	'/v2.0': 'v2.0',
};
