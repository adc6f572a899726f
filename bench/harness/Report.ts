import type { Spread } from './Spread';

/** Prints one line a figure, and remembers whether all goals were met. */
export class Report {
	private isMet = true;
	private figureCount = 0;
	private readonly goalLines: string[] = [];

	/** @param judges false prints the goals without saying whether they are met, for a run that is too short to tell */
	constructor(private readonly judges = true) {}

	/** Lines printed so far. */
	get figures(): number {
		return this.figureCount;
	}

	/** Whether no line so far has fallen short. */
	get met(): boolean {
		return this.isMet;
	}

	/** The lines so far that have a goal. */
	get goals(): readonly string[] {
		return this.goalLines;
	}

	/** A figure without a goal. */
	inform(name: string, value: string): void {
		this.figureCount++;
		console.log(`${name}: ${value}`);
	}

	/** @param shown The value with more about it, such as its range. */
	atMost(
		name: string,
		value: number,
		goal: number,
		show: (value: number) => string,
		shown = show(value),
	): void {
		this.judge(name, shown, `<= ${show(goal)}`, value <= goal);
	}

	atLeast(name: string, value: number, goal: number, show: (value: number) => string): void {
		this.judge(name, show(value), `>= ${show(goal)}`, value >= goal);
	}

	private judge(name: string, value: string, goal: string, met: boolean): void {
		if (!this.judges) return this.inform(name, `${value} (goal ${goal}) not judged`);
		if (!met) this.isMet = false;
		const line = `${value} (goal ${goal}) ${met ? 'ok' : 'short'}`;
		this.goalLines.push(`${name}: ${line}`);
		this.inform(name, line);
	}
}

export const megabytes = (value: number) => `${value.toFixed(0)} MB`;
/** Of 1,000 bytes, as the goals for n8n's database are. */
export const bytes = (value: number) =>
	value < 1e6 ? `${(value / 1e3).toFixed(1)} kB` : `${(value / 1e6).toFixed(1)} MB`;
export const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
export const seconds = (value: number) => `${value.toFixed(2)} s`;
export const times = (value: number) => `${value.toFixed(value < 10 ? 2 : 1).replace(/\.?0+$/, '')}x`;

/** "21 MB (19 to 24)", for a figure whose noise matters. */
export function withRange({ median, least, most }: Spread, show: (value: number) => string): string {
	return `${show(median)} (${show(least)} to ${show(most)})`;
}
