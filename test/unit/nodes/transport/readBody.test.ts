import { randomBytes } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { readBody } from '../../../../nodes/transport/readBody';

const bytes = randomBytes(200_000);
const inPieces = (size: number) =>
	Readable.from(
		(function* () {
			for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
		})(),
		{ objectMode: false },
	);

describe('readBody gives every byte', () => {
	it.each([
		['of the length that was announced', bytes.length],
		['of a packed answer, which announced fewer', 1_000],
		['of an answer that announced more', 2 * bytes.length],
		['where no length was announced', NaN],
		['where no memory could hold what was announced', 1e15],
	])('%s', async (_what, announced) => {
		const body = await readBody(inPieces(7_001), announced, 60_000);
		expect(body.equals(bytes)).toBe(true);
	});

	it('of no answer at all', async () => {
		expect(await readBody(Readable.from([]), 0, 60_000)).toHaveLength(0);
	});
});

describe('readBody gives up', () => {
	it('when nothing comes any more', async () => {
		const stream = new PassThrough();
		stream.write('the beginning');
		await expect(readBody(stream, 100, 50)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
		expect(stream.destroyed).toBe(true);
	});

	it('but not while something comes, however slowly', async () => {
		const stream = new PassThrough();
		const letters = [...'a slow answer'];
		const drip = setInterval(() => {
			const letter = letters.shift();
			if (letter === undefined) stream.end();
			else stream.write(letter);
		}, 40);
		try {
			expect((await readBody(stream, NaN, 200)).toString()).toBe('a slow answer');
		} finally {
			clearInterval(drip);
		}
	});

	it('with the error of a connection that breaks', async () => {
		const stream = new PassThrough();
		stream.write('the beginning');
		setImmediate(() => stream.destroy(Object.assign(new Error('broke'), { code: 'ECONNRESET' })));
		await expect(readBody(stream, 100, 60_000)).rejects.toMatchObject({ code: 'ECONNRESET' });
	});
});
