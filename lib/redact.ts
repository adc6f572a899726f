/**
 * Takes secrets out of a text, also in their percent-encoded form, before it can reach an error, a log or an item.
 * Whatever stands behind `token=` goes too, so that a URL never shows one that we do not know.
 */
export function redact(text: string, secrets: readonly string[]): string {
	const known = secrets.filter((secret) => secret.length > 0);
	const spellings = [...known, ...known.map(encodeURIComponent)];
	return spellings
		.reduce((clean, secret) => clean.split(secret).join('[hidden]'), text)
		.replace(/([?&]token=)[^&\s"']+/gi, '$1[hidden]');
}
