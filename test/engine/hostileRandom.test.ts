import * as fc from 'fast-check';
import { hostileCall } from './harness/hostileArbitraries';
import { check, doors, hostileCalls } from './harness/hostileDoors';
import { withHeaders } from './harness/hostileKeys';

jest.setTimeout(600_000);

const RANDOM_CALLS = 60_000;

hostileCalls(RANDOM_CALLS, () => {
	test(`${RANDOM_CALLS} random calls neither get in nor throw nor hang`, async () => {
		const anyDoor = fc.nat(doors.length - 1);
		const anyKey = fc.option(fc.tuple(fc.boolean(), fc.nat(1_000)), { freq: 4 });
		const seed = process.env.HOSTILE_SEED ? Number(process.env.HOSTILE_SEED) : 20_261_122;
		await fc.assert(
			fc.asyncProperty(anyDoor, hostileCall, anyKey, async (index, call, key) => {
				const door = doors[index];
				if (!door) return;
				const [knowsTheKey, which] = key ?? [false, 0];
				const keys = knowsTheKey ? door.right : door.forged;
				const headers = key ? keys[which % keys.length]?.(call.body ?? Buffer.alloc(0)) : {};
				await check(door, withHeaders(call, headers ?? {}), knowsTheKey);
			}),
			{ numRuns: RANDOM_CALLS, seed, endOnFailure: false },
		);
	});
});
