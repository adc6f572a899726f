/** What a ZIP archive has in front of each file in it (PKWARE APPNOTE, 4.3.7). */
export const ZIP_ENTRY = Buffer.from('PK\x03\x04', 'latin1');

const DIRECTORY_ENTRY = Buffer.from('PK\x01\x02', 'latin1');
const DIRECTORY_END = Buffer.from('PK\x05\x06', 'latin1');

/** The end of the directory has 22 bytes and a comment. */
const END_SIZE = 22;
const END_WITHIN = END_SIZE + 0xffff;

/** More than an Office file has, and an end for an archive that is made to waste time. */
const MOST_NAMES = 10_000;

/** Names of the files in a ZIP archive, from its directory; where that is missing, from what stands in front of each file. */
export function namesInZip(archive: Buffer): string[] {
	const fromDirectory = namesInDirectory(archive);
	return fromDirectory.length > 0 ? fromDirectory : namesInEntries(archive);
}

/** The directory lies right in front of its end, so this works for the last bytes of an archive too. */
function namesInDirectory(archive: Buffer): string[] {
	const within = Math.max(0, archive.length - END_WITHIN);
	const end = archive.lastIndexOf(DIRECTORY_END);
	if (end < within || end + END_SIZE > archive.length) return [];

	const names: string[] = [];
	let at = end - archive.readUInt32LE(end + 12);
	while (
		at >= 0 &&
		at + 46 <= end &&
		archive.subarray(at, at + 4).equals(DIRECTORY_ENTRY) &&
		names.length < MOST_NAMES
	) {
		const nameLength = archive.readUInt16LE(at + 28);
		names.push(archive.toString('latin1', at + 46, at + 46 + nameLength));
		at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
	}
	return names;
}

function namesInEntries(archive: Buffer): string[] {
	const names: string[] = [];
	let at = archive.indexOf(ZIP_ENTRY);
	while (at !== -1 && at + 30 <= archive.length && names.length < MOST_NAMES) {
		const nameLength = archive.readUInt16LE(at + 26);
		const content = at + 30 + nameLength + archive.readUInt16LE(at + 28);
		names.push(archive.toString('latin1', at + 30, at + 30 + nameLength));
		// A file that is itself an archive is passed over, unless its size is told only behind it.
		const next = content + archive.readUInt32LE(at + 18);
		at = archive.indexOf(ZIP_ENTRY, Math.max(content, Math.min(next, archive.length)));
	}
	return names;
}
