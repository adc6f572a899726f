import { request } from 'undici';
import { milliseconds } from './Report';

export interface Written {
	writes: number;
	/** Of the values; what the database adds is not counted. */
	bytes: number;
}

/** What n8n did since the last restart of the meters. */
export interface Reading {
	/** Calls of n8n's list of processed items, and the time from call to answer, in SQL and in all. */
	list: { calls: number; ms: number; sqlMs: number };
	/** Statements that write to n8n's database, by table. */
	tables: Readonly<Record<string, Written>>;
	/** The longest time for which the event loop did nothing else. */
	longestBlockMs: number;
	/** The longest garbage collection, which is a block too. */
	longestCollectionMs: number;
	/** Of all threads of n8n. Unlike the time it says little of what else the machine does. */
	processorMs: number;
}

/** By a CPU profile, in milliseconds. */
export interface Profile {
	/** In code of the package, and in what that calls. */
	ownMs: number;
	/** The longest time of it without a break. */
	longestOwnMs: number;
	/** Functions in which most of n8n's time went. */
	top: Array<[name: string, ms: number]>;
}

/** The table in which n8n keeps its lists of processed items. */
const LIST_TABLE = 'processed_data';

/** Meters of an n8n that has n8nProbe.cjs loaded, with GOFAX_BENCH_METERS set. */
export class Meters {
	constructor(private readonly probePort: number) {}

	/** What n8n does during a job. */
	async during(job: () => Promise<unknown>): Promise<Reading> {
		await this.ask('restart');
		await job();
		return JSON.parse(await this.ask('read')) as Reading;
	}

	/** Puts entries on n8n's list of a node. */
	async fillList(workflow: string, node: string, count: number): Promise<void> {
		const query = new URLSearchParams({ workflow, node, count: String(count) });
		await this.ask(`fill?${query.toString()}`);
	}

	/** What runs in n8n during a job. */
	async profile(job: () => Promise<unknown>): Promise<Profile> {
		await this.ask('profile');
		await job();
		return JSON.parse(await this.ask('profiled')) as Profile;
	}

	private async ask(what: string): Promise<string> {
		const { body } = await request(`http://127.0.0.1:${this.probePort}/${what}`, { reset: true });
		return await body.text();
	}
}

export const writtenToList = ({ tables }: Reading): Written => tables[LIST_TABLE] ?? { writes: 0, bytes: 0 };

export function writtenInAll({ tables }: Reading): Written {
	const all = Object.values(tables);
	return {
		writes: all.reduce((sum, { writes }) => sum + writes, 0),
		bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
	};
}

/** Where most of the time went. */
export const topText = (top: Profile['top']): string =>
	top.map(([where, ms]) => `${where} ${milliseconds(ms)}`).join('; ');
