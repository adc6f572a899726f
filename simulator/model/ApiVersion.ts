export const apiVersions = ['v1.0', 'v2.0'] as const;
export type ApiVersion = (typeof apiVersions)[number];

/** Path prefix to version: a public client uses `/v1`, so the minor part seems to be optional there. */
export const versionPrefixes: Readonly<Record<string, ApiVersion>> = {
	'/v1.0': 'v1.0',
	'/v1': 'v1.0',
	'/v2.0': 'v2.0',
};
