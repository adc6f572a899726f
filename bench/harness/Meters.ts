import { request } from 'undici';

export interface Written {
	writes: number;
	/** Of the values; what the database adds is not counted. */
	bytes: number;
}

/** What n8n did since the last restart of the meters. */
export interface Reading {
	/** Calls of n8n's list of processed items, and the time from call to answer. */
	list: { calls: number; ms: number };
	/** Statements that write to n8n's database, by table. */
	tables: Readonly<Record<string, Written>>;
	/** The longest time for which the event loop did nothing else. */
	longestBlockMs: number;
	/** The longest garbage collection, which is a block too. */
	longestCollectionMs: number;
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

	private async ask(what: string): Promise<string> {
		const { body } = await request(`http://127.0.0.1:${this.probePort}/${what}`);
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
