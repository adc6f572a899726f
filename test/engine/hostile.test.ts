import { checkSignature } from '../../lib/event/signature';
import { FORMS, hostileBodies } from './harness/hostileBodies';
import { check, doors, hostileCalls, seen } from './harness/hostileDoors';
import { withHeaders } from './harness/hostileKeys';
import { hugeBodies } from './harness/hugeBodies';
import type { RawCall } from './harness/WebhookDoor';

jest.setTimeout(600_000);

hostileCalls(70_000, () => {
	test('no body of the corpus, with any wrong key, opens a guarded door, throws or hangs', async () => {
		for (const door of doors) {
			for (const call of hostileBodies) {
				// A body that an open door refuses is refused with any key; the doors that look at it get them all.
				const keys = door.guarded
					? door.forged.filter((_, index) => (index + seen.calls) % 4 === 0)
					: door.forged.slice(0, 1);
				for (const key of keys)
					await check(door, withHeaders(call, key(call.body ?? Buffer.alloc(0))), false);
			}
		}
	});

	test('no wrong key opens a guarded door for a genuine event', async () => {
		const genuine = [
			...Object.values(FORMS).map(
				(form): RawCall => ({
					headers: { 'content-type': 'application/x-www-form-urlencoded' },
					body: Buffer.from(form),
				}),
			),
			...hostileBodies.slice(0, 1),
		];
		for (const door of doors.filter(({ guarded }) => guarded)) {
			for (const call of genuine) {
				for (const key of door.forged)
					await check(door, withHeaders(call, key(call.body ?? Buffer.alloc(0))), false);
			}
		}
	});

	test('no body of the corpus throws or hangs with the right key either', async () => {
		const before = seen.started;
		for (const door of doors) {
			for (const call of hostileBodies) {
				for (const key of door.right)
					await check(door, withHeaders(call, key(call.body ?? Buffer.alloc(0))), true);
			}
		}
		// The keys are right: many an odd event is an event.
		expect(seen.started - before).toBeGreaterThan(1_000);
	});

	test('bodies up to the limit of n8n neither hang nor throw', async () => {
		const spread = [0, 8, 9, 15].map((index) => doors[index]).filter((door) => door !== undefined);
		for (const { name, make } of hugeBodies) {
			const call = make();
			// n8n takes seconds for some of them, and always makes the same of them.
			let already: RawCall['already'];
			for (const [index, door] of spread.entries()) {
				if (index > 0 && !already) break;
				const key = door.right[0]?.(call.body ?? Buffer.alloc(0)) ?? {};
				const { status, received } = await check(
					door,
					{ ...withHeaders(call, key), ...(already && { already }) },
					true,
				).catch((error: unknown) => {
					throw new Error(`${name}: ${String(error).slice(0, 500)}`);
				});
				already ??= received;
				// What no event of GoFax comes near is not even looked at.
				const isForSms = door.name.startsWith('SMS') && call.headers?.['content-type'] === 'application/json';
				if (isForSms) expect([name, status ?? 413]).toEqual([name, 413]);
			}
		}
	});

	test('hundreds of signatures cost no more than one', () => {
		const body = Buffer.alloc(8 * 2 ** 20);
		const time = (count: number) => {
			const header = `t=${Math.floor(Date.now() / 1000)}${`,v=${'0'.repeat(64)}`.repeat(count)}`;
			const begin = performance.now();
			expect(checkSignature(body, header, ['one', 'two'], Date.now())).toMatchObject({ valid: false });
			return performance.now() - begin;
		};
		time(1);
		const [one, many] = [Math.min(time(1), time(1)), Math.min(time(220), time(220))];
		process.stdout.write(
			`signatures in one header: 1 takes ${one.toFixed(1)} ms, 220 take ${many.toFixed(1)} ms over 8 MiB\n`,
		);
		expect(many).toBeLessThan(10 * one + 20);
	});
});
