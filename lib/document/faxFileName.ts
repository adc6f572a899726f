import type { DocumentType } from './documentType';

/** Bytes of UTF-8: what the common file systems take, with some room for a suffix. */
const MAX_NAME_BYTES = 200;

/** Characters that are not shown, and those that turn the direction of writing, so that `fdp.exe` can be read as `exe.pdf`. */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A name for a document: the last part of a path, without control characters, trimmed, of bounded length, with the extension that
 * its bytes tell.
 *
 * @param fallback stem for a document without a name
 * @returns a name without an extension where neither the given name nor the type tells one
 */
export function faxFileName(givenName: string, fallback: string, type: DocumentType | undefined): string {
	const name = cleanName(givenName);
	const given = extensionOf(name);
	const stem = stemOf(name) || cleanName(fallback) || 'document';
	const extension = extensionFor(given, type);
	if (extension === '') return cut(stem, MAX_NAME_BYTES);
	// As it was written, if it is right.
	const suffix = extension === given ? name.slice(-given.length) : extension;
	return `${cut(stem, MAX_NAME_BYTES - suffix.length - 1)}.${suffix}`;
}

function extensionFor(given: string, type: DocumentType | undefined): string {
	const [told = ''] = type?.extensions ?? [];
	if (!type || type.extension === 'kept') return given;
	if (type.extension === 'added') return given || told;
	return type.extensions.includes(given) ? given : told;
}

/**
 * Extension of a file name in lower case, without the dot; empty where there is none. Digits alone do not count: they are the end of a
 * date or a version, as in `Invoice 12.05.2024`.
 */
export const extensionOf = (fileName: string): string =>
	/\.([a-z][a-z0-9]{0,7})$/i.exec(fileName.slice(-9))?.[1]?.toLowerCase() ?? '';

/** Empty for a name that is only an extension. */
function stemOf(name: string): string {
	const extension = extensionOf(name);
	const stem = extension === '' ? name : name.slice(0, -extension.length - 1);
	return trimEnd(stem) === '' ? '' : stem;
}

/** The last part of a path, of what is shown of it. */
function cleanName(name: string): string {
	const path = trimEnd(name.replace(HIDDEN, ''));
	return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).trimStart();
}

/** Without dots and white space at the end, which Windows drops, and without slashes, after which a path has no part. */
function trimEnd(name: string): string {
	let end = name.length;
	while (end > 0 && /[.\s\\/]/.test(name.charAt(end - 1))) end -= 1;
	return name.slice(0, end);
}

/** At most so many bytes of UTF-8, and no part of a character. */
function cut(stem: string, bytes: number): string {
	const encoded = Buffer.from(stem);
	if (encoded.length <= bytes) return stem;
	return trimEnd(
		encoded
			.subarray(0, bytes)
			.toString('utf8')
			.replace(/\ufffd$/, ''),
	);
}
