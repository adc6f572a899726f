export type ClockMode = 'manual' | 'real';

export interface ClockOptions {
	mode: ClockMode;
	/** Simulated time at the start. */
	start: Date;
	/** Simulated seconds per real second; only the real clock uses it. */
	speed: number;
}

/** Gets the time it was due at, not the time it runs at, so that dates do not depend on the machine. */
export type Task = (at: Date) => void | Promise<void>;

interface ScheduledTask {
	at: number;
	task: Task;
}

// With a longer delay setTimeout fires immediately.
const MAXIMUM_TIMER_MS = 2_147_483_647;

/** Simulated time and what is due in it. Manual: stands still until advanced. Real: also runs by itself. */
export class SimulationClock {
	private readonly queue: ScheduledTask[] = [];
	private readonly startedAt = Date.now();
	private simulated: number;
	private timer: NodeJS.Timeout | undefined;
	private advancing: Promise<void> = Promise.resolve();
	private closed = false;

	constructor(private readonly options: ClockOptions) {
		this.simulated = options.start.getTime();
	}

	get mode(): ClockMode {
		return this.options.mode;
	}

	now(): Date {
		const passed = this.mode === 'real' ? (Date.now() - this.startedAt) * this.options.speed : 0;
		return new Date(this.simulated + passed);
	}

	schedule(at: Date, task: Task): void {
		const entry = { at: at.getTime(), task };
		// Searched from the end, where most belong: a load test schedules tens of thousands. Equal times keep their order.
		const before = this.queue.findLastIndex((other) => other.at <= entry.at);
		this.queue.splice(before + 1, 0, entry);
		this.arm();
	}

	/**
	 * Moves time forward and runs what falls due, oldest first. Resolves when the tasks have settled, webhook
	 * deliveries included. Calls queue up, so that two of them never interleave.
	 */
	advance(seconds: number): Promise<void> {
		const turn = this.advancing.then(() => this.moveBy(seconds * 1000));
		this.advancing = turn.catch(() => undefined);
		return turn;
	}

	/** Forgets what is due. */
	close(): void {
		this.closed = true;
		this.queue.length = 0;
		clearTimeout(this.timer);
	}

	private async moveBy(milliseconds: number): Promise<void> {
		if (this.mode === 'real') {
			this.simulated += milliseconds;
			await Promise.all(this.startDue());
			this.arm();
			return;
		}
		const target = this.simulated + milliseconds;
		for (let next = this.queue[0]; next !== undefined && next.at <= target; next = this.queue[0]) {
			// A task may be due in the past when it was scheduled with a delay of zero; time never runs backwards.
			this.simulated = Math.max(this.simulated, next.at);
			await Promise.all(this.startDue(next.at));
		}
		this.simulated = target;
	}

	/** Starts, in order, everything due by `until` without waiting in between: GoFax would not wait either. */
	private startDue(until = this.now().getTime()): Array<void | Promise<void>> {
		const running: Array<void | Promise<void>> = [];
		for (let next = this.queue[0]; next !== undefined && next.at <= until; next = this.queue[0]) {
			this.queue.shift();
			running.push(next.task(new Date(next.at)));
		}
		return running;
	}

	private arm(): void {
		clearTimeout(this.timer);
		const next = this.queue[0];
		if (this.mode === 'manual' || this.closed || next === undefined) return;
		const delay = (next.at - this.now().getTime()) / this.options.speed;
		this.timer = setTimeout(
			() => {
				void Promise.all(this.startDue());
				this.arm();
			},
			Math.min(Math.max(Math.ceil(delay), 0), MAXIMUM_TIMER_MS),
		);
	}
}
