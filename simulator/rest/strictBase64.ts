/**
 * The bytes, or undefined when `text` is not plain padded base64. Compares lengths instead of matching a pattern: the
 * text may be hundreds of megabytes, and a pattern would exhaust the regular expression engine's stack.
 */
export function strictBase64(text: string): Buffer | undefined {
	if (text.length === 0 || text.length % 4 !== 0) return undefined;
	// Node's decoder takes the URL alphabet too, .NET's does not.
	if (text.includes('-') || text.includes('_')) return undefined;
	const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
	const bytes = Buffer.from(text, 'base64');
	// The decoder skips what it does not know, so anything foreign makes the result shorter.
	return bytes.length === (text.length / 4) * 3 - padding ? bytes : undefined;
}
