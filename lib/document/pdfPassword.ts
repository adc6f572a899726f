import { createCipheriv, createHash } from 'node:crypto';
import { isDictionary, type PdfDictionary } from './pdfSyntax';

/** ISO 32000-1, 7.6.3.3: what fills a password up to 32 bytes. An empty one is all of it. */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

const md5 = (...data: Buffer[]) => createHash('md5').update(Buffer.concat(data)).digest();

/** Node has no RC4 any more. */
function rc4(key: Buffer, data: Buffer): Buffer {
	const state = Uint8Array.from({ length: 256 }, (_none, index) => index);
	const at = (index: number) => state[index & 0xff] ?? 0;
	const swap = (a: number, b: number) => {
		const kept = at(a);
		state[a & 0xff] = at(b);
		state[b & 0xff] = kept;
	};
	for (let i = 0, j = 0; i < 256; i += 1) {
		j = (j + at(i) + (key[i % key.length] ?? 0)) & 0xff;
		swap(i, j);
	}
	let j = 0;
	return Buffer.from(
		data.map((byte, index) => {
			const i = index + 1;
			j = (j + at(i)) & 0xff;
			swap(i, j);
			return byte ^ at(at(i) + at(j));
		}),
	);
}

/** The hash of ISO 32000-2, 7.6.4.3.4 (algorithm 2.B) of an empty password. */
function hashOfRevision6(salt: Buffer): Buffer {
	let key: Buffer = createHash('sha256').update(salt).digest();
	for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
		const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(
			false,
		);
		const encrypted = cipher.update(Buffer.concat(Array.from({ length: 64 }, () => key)));
		const remainder = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
		key = createHash(['sha256', 'sha384', 'sha512'][remainder] ?? 'sha256')
			.update(encrypted)
			.digest();
		last = encrypted[encrypted.length - 1] ?? 0;
	}
	return key.subarray(0, 32);
}

const numberAt = (dictionary: PdfDictionary, key: string) => {
	const value = dictionary.get(key);
	return typeof value === 'number' ? value : undefined;
};

const bytesAt = (dictionary: PdfDictionary, key: string) => {
	const value = dictionary.get(key);
	return value !== null && typeof value === 'object' && 'text' in value
		? Buffer.from(value.text, 'latin1')
		: Buffer.alloc(0);
};

/**
 * True if an encrypted PDF opens without asking for a password. Many do: their author only forbids copying or changing, and
 * every reader shows and prints them.
 *
 * @param encryption the dictionary that the trailer's Encrypt names
 * @param id first text of the trailer's ID
 */
export function opensWithoutPassword(encryption: PdfDictionary, id: Buffer): boolean {
	const filter = encryption.get('Filter');
	const isStandard =
		filter !== null && typeof filter === 'object' && 'name' in filter && filter.name === 'Standard';
	if (!isStandard) return false;

	const revision = numberAt(encryption, 'R') ?? 0;
	const user = bytesAt(encryption, 'U');
	if (revision >= 5) {
		const salt = user.subarray(32, 40);
		const hash = revision === 5 ? createHash('sha256').update(salt).digest() : hashOfRevision6(salt);
		return user.length >= 48 && hash.equals(user.subarray(0, 32));
	}

	const key = keyOfEmptyPassword(encryption, id, revision);
	if (revision === 2) return rc4(key, PADDING).equals(user.subarray(0, 32));
	let check = rc4(key, md5(PADDING, id));
	for (let round = 1; round < 20; round += 1)
		check = rc4(Buffer.from(key.map((byte) => byte ^ round)), check);
	return check.equals(user.subarray(0, 16));
}

/** ISO 32000-1, 7.6.3.3, algorithm 2. */
function keyOfEmptyPassword(encryption: PdfDictionary, id: Buffer, revision: number): Buffer {
	const permissions = Buffer.alloc(4);
	permissions.writeInt32LE((numberAt(encryption, 'P') ?? 0) | 0);
	const openMetadata =
		revision >= 4 && encryption.get('EncryptMetadata') === false ? Buffer.alloc(4, 0xff) : Buffer.alloc(0);
	const length = revision === 2 ? 5 : keyLength(encryption);
	let key = md5(PADDING, bytesAt(encryption, 'O').subarray(0, 32), permissions, id, openMetadata);
	if (revision >= 3) for (let round = 0; round < 50; round += 1) key = md5(key.subarray(0, length));
	return key.subarray(0, length);
}

/** In bytes. With crypt filters (V 4) it is always 16; some writers leave Length out there or give it in bytes. */
function keyLength(encryption: PdfDictionary): number {
	if (isDictionary(encryption.get('CF'))) return 16;
	const bits = numberAt(encryption, 'Length') ?? 40;
	return Math.min(16, Math.max(5, Math.floor(bits / 8)));
}
