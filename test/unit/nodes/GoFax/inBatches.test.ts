import { inBatches } from '../../../../nodes/GoFax/inBatches';

/** Works on `count` things that take long, and writes down what happens. */
async function run(
	count: number,
	atOnce: number,
	pauseMs: number,
	{ stopAt = -1, stoppedInPause = false } = {},
) {
	let [active, most, isStopped] = [0, 0, false];
	const [begun, pauses]: [number[], number[]] = [[], []];
	const outcomes = await inBatches(
		count,
		{ atOnce, pauseMs },
		{
			async work(index) {
				begun.push(index);
				most = Math.max(most, ++active);
				// In turns and not in milliseconds, so that the order is the same on every machine.
				for (let turns = ((index * 7) % 5) + 1; turns > 0; turns--) await Promise.resolve();
				active--;
				return index;
			},
			stopsAfter: (index) => index === stopAt,
			isStopped: () => isStopped,
			pause: (milliseconds) => {
				isStopped = stoppedInPause;
				pauses.push(active === 0 ? milliseconds : -1);
				return Promise.resolve();
			},
		},
	);
	return { outcomes, most, begun, pauses };
}

test.each([
	[0, 3],
	[1, 5],
	[7, 1],
	[20, 4],
	[3, 10],
])('%i things, %i at once: all are done, in order, never more at once than that', async (count, atOnce) => {
	const { outcomes, most } = await run(count, atOnce, 0);
	expect(outcomes).toEqual(Array.from({ length: count }, (_, index) => index));
	expect(most).toBe(Math.min(count, atOnce));
});

test('with a pause it works in batches and waits between them, when nothing is under way', async () => {
	const { outcomes, most, pauses } = await run(10, 4, 250);
	expect(outcomes).toHaveLength(10);
	expect(most).toBe(4);
	expect(pauses).toEqual([250, 250]);
});

test('after a stop nothing more is begun, and what has begun is waited for', async () => {
	const { outcomes, begun } = await run(20, 3, 0, { stopAt: 4 });
	expect(begun.length).toBeLessThan(9);
	expect(outcomes.filter((outcome) => outcome !== undefined)).toHaveLength(begun.length);
	expect(outcomes[19]).toBeUndefined();
});

test('a stop in a pause begins no further batch', async () => {
	const { outcomes, begun, pauses } = await run(20, 3, 250, { stoppedInPause: true });
	expect(begun).toEqual([0, 1, 2]);
	expect(pauses).toEqual([250]);
	expect(outcomes).toHaveLength(20);
});
