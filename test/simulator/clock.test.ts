import { SimulationClock } from '../../simulator/clock/SimulationClock';
import { localDate, microsecondDate, utcDate } from '../../simulator/clock/dotNetDate';

const start = new Date('2026-01-05T00:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

describe('the manual clock', () => {
	test('stands still by itself', async () => {
		const clock = new SimulationClock({ mode: 'manual', start, speed: 1 });
		let ran = false;
		clock.schedule(start, () => void (ran = true));
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect([ran, clock.now()]).toEqual([false, start]);
	});

	test('runs what is due in order, at its own time, also what that schedules', async () => {
		const clock = new SimulationClock({ mode: 'manual', start, speed: 1 });
		const ran: string[] = [];
		const note = (name: string) => (at: Date) => {
			ran.push(
				`${name} ${(at.getTime() - start.getTime()) / 1000} ${(clock.now().getTime() - start.getTime()) / 1000}`,
			);
		};
		clock.schedule(after(2), note('b'));
		clock.schedule(after(1), (at) => {
			note('a')(at);
			clock.schedule(after(1.5), note('a2'));
			clock.schedule(after(9), note('late'));
		});
		clock.schedule(after(2), note('c'));
		clock.schedule(after(5), note('d'));
		await clock.advance(4);
		expect(ran).toEqual(['a 1 1', 'a2 1.5 1.5', 'b 2 2', 'c 2 2']);
		expect(clock.now()).toEqual(after(4));
		await clock.advance(1);
		expect(ran.at(-1)).toBe('d 5 5');
	});

	test('waits for what it runs before it continues, and for one advance before the next', async () => {
		const clock = new SimulationClock({ mode: 'manual', start, speed: 1 });
		const ran: string[] = [];
		const slow = (name: string) => async () => {
			ran.push(`${name} begins`);
			await new Promise((resolve) => setTimeout(resolve, 10));
			ran.push(`${name} ends`);
		};
		clock.schedule(after(1), slow('a'));
		clock.schedule(after(2), slow('b'));
		clock.schedule(after(3), slow('c'));
		await Promise.all([clock.advance(2), clock.advance(1)]);
		expect(ran).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
	});

	test('an advance that fails does not stop the next', async () => {
		const clock = new SimulationClock({ mode: 'manual', start, speed: 1 });
		clock.schedule(after(1), () => Promise.reject(new Error('broken')));
		await expect(clock.advance(1)).rejects.toThrow('broken');
		await clock.advance(1);
		expect(clock.now()).toEqual(after(2));
	});
});

describe('the real clock', () => {
	test('runs by itself, as much faster as it is told', async () => {
		const clock = new SimulationClock({ mode: 'real', start, speed: 1000 });
		const began = Date.now();
		const at = await new Promise<Date>((resolve) => clock.schedule(after(50), resolve));
		expect(at).toEqual(after(50));
		expect(Date.now() - began).toBeGreaterThanOrEqual(45);
		expect(Date.now() - began).toBeLessThan(4000);
		clock.close();
	});

	test('can be advanced too', async () => {
		const clock = new SimulationClock({ mode: 'real', start, speed: 1 });
		let ran = false;
		clock.schedule(after(3600), async () => {
			await new Promise((resolve) => setTimeout(resolve, 5));
			ran = true;
		});
		await clock.advance(3600);
		expect(ran).toBe(true);
		expect(clock.now().getTime()).toBeGreaterThanOrEqual(after(3600).getTime());
		clock.close();
	});

	test('runs nothing once closed', async () => {
		const clock = new SimulationClock({ mode: 'real', start, speed: 1000 });
		let ran = false;
		clock.schedule(after(10), () => void (ran = true));
		clock.close();
		await new Promise((resolve) => setTimeout(resolve, 30));
		expect(ran).toBe(false);
	});
});

test.each([
	[
		'2023-04-19T00:10:45.237Z',
		'2023-04-19T10:10:45.237',
		'2023-04-19T00:10:45.237',
		'2023-04-19T00:10:45.237000Z',
	],
	['2026-01-05T20:00:00.000Z', '2026-01-06T06:00:00', '2026-01-05T20:00:00', '2026-01-05T20:00:00.000000Z'],
	[
		'2026-01-05T00:00:10.100Z',
		'2026-01-05T10:00:10.1',
		'2026-01-05T00:00:10.1',
		'2026-01-05T00:00:10.100000Z',
	],
])('%s is written %s, %s and %s', (date, local, utc, native) => {
	const at = new Date(date);
	expect([localDate(at), utcDate(at), microsecondDate(at)]).toEqual([local, utc, native]);
});
