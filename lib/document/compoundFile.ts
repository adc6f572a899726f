/** First bytes of a compound file, the container of old Office documents. */
export const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Numbers above this one mark the end of a chain, or that there is none ([MS-CFB] 2.1). */
const LAST_SECTOR = 0xfffffffa;

const ENTRY_SIZE = 128;
const ROOT_ENTRY = 5;

/** Places in the header for sectors of the allocation table; files above 7 MB have more of them elsewhere. */
const IN_HEADER = 109;

/** Sectors that are followed: enough for a million entries, and an end for a chain that runs in a circle. */
const MOST_SECTORS = 32_768;

/**
 * Names of the streams and storages at the top of a compound file, which tell what wrote it. What is embedded lies deeper.
 *
 * Source: [MS-CFB], 2.2 to 2.6.
 *
 * @returns none where the directory cannot be found, as in a file that is cut
 */
export function topLevelNames(data: Buffer): string[] {
	if (!data.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)) return [];
	const uint32 = (at: number) => (at >= 0 && at + 4 <= data.length ? data.readUInt32LE(at) : LAST_SECTOR + 1);
	const sectorSize = data.length > 0x20 && data.readUInt16LE(0x1e) === 12 ? 4096 : 512;
	const startOf = (sector: number) => (sector + 1) * sectorSize;
	const nextOf = allocationTable(uint32, startOf, sectorSize);

	const entries: number[] = [];
	let sector = uint32(0x30);
	for (
		let count = 0;
		sector <= LAST_SECTOR && startOf(sector) + sectorSize <= data.length && count < MOST_SECTORS;
		count += 1
	) {
		for (let at = 0; at < sectorSize; at += ENTRY_SIZE) entries.push(startOf(sector) + at);
		sector = nextOf(sector);
	}
	const root = entries[0];
	if (root === undefined || data[root + 0x42] !== ROOT_ENTRY) return [];

	const names: string[] = [];
	const seen = new Set<number>();
	const open = [uint32(root + 0x4c)];
	for (let id = open.pop(); id !== undefined; id = open.pop()) {
		const entry = entries[id];
		if (entry === undefined || seen.has(id)) continue;
		seen.add(id);
		const length = Math.min(64, data.readUInt16LE(entry + 0x40)) - 2;
		names.push(data.toString('utf16le', entry, entry + Math.max(0, length)));
		open.push(uint32(entry + 0x44), uint32(entry + 0x48));
	}
	return names;
}

/** Which sector comes behind another. */
function allocationTable(
	uint32: (at: number) => number,
	startOf: (sector: number) => number,
	sectorSize: number,
) {
	const perSector = sectorSize / 4;
	const sectorOfTable = (index: number) => {
		if (index < IN_HEADER) return uint32(0x4c + index * 4);
		// Each further sector has one place less, which names the next such sector.
		let list = uint32(0x44);
		for (
			let skip = Math.floor((index - IN_HEADER) / (perSector - 1));
			skip > 0 && list <= LAST_SECTOR;
			skip -= 1
		) {
			list = uint32(startOf(list) + sectorSize - 4);
		}
		return list <= LAST_SECTOR ? uint32(startOf(list) + ((index - IN_HEADER) % (perSector - 1)) * 4) : list;
	};
	return (sector: number) => {
		const table = sectorOfTable(Math.floor(sector / perSector));
		return table <= LAST_SECTOR ? uint32(startOf(table) + (sector % perSector) * 4) : table;
	};
}
