'use strict';

/**
 * What n8n does during a job: n8nProbe.cjs loads this into the n8n under measurement if GOFAX_BENCH_METERS is set. It only
 * looks on: at n8n's list of processed items, at the statements that write to n8n's SQLite database, and at the event loop.
 */
const Module = require('node:module');
const { monitorEventLoopDelay, performance, PerformanceObserver } = require('node:perf_hooks');
const profiler = require('./profiler.cjs');

/** The event loop is asked this often; what it answers late is a block. */
const RESOLUTION_MS = 1;
const NANOSECONDS_IN_MS = 1e6;
const MICROSECONDS_IN_MS = 1e3;

/** In which n8n keeps its lists of processed items. */
const LIST_TABLE = 'processed_data';
const WRITING = /^\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)/i;

const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
let DeduplicationHelper;
let list = { calls: 0, ms: 0, sqlMs: 0 };
let tables = {};
let longestCollectionMs = 0;
let processor = process.cpuUsage();

new PerformanceObserver((entries) => {
	for (const { duration } of entries.getEntries())
		longestCollectionMs = Math.max(longestCollectionMs, duration);
}).observe({ entryTypes: ['gc'] });

/** Counts the calls of a method that answers later, and how long each takes. */
function time(prototype, name) {
	const original = prototype[name];
	prototype[name] = async function (...args) {
		const begin = performance.now();
		try {
			return await original.apply(this, args);
		} finally {
			list.calls += 1;
			list.ms += performance.now() - begin;
		}
	};
}

const sizeOf = (value) =>
	typeof value === 'string' ? Buffer.byteLength(value) : Buffer.isBuffer(value) ? value.length : 0;

/** Counts the statements that write, and the bytes of the values in them, by table; and the time of those of the list. */
function watchWrites(prototype, name) {
	const original = prototype[name];
	prototype[name] = function (sql, ...rest) {
		const table = WRITING.exec(sql)?.[1];
		if (table) {
			const counted = (tables[table] ??= { writes: 0, bytes: 0 });
			counted.writes += 1;
			counted.bytes += rest.flat().reduce((sum, value) => sum + sizeOf(value), 0);
		}
		const answer = rest.at(-1);
		if (sql.includes(LIST_TABLE) && typeof answer === 'function') {
			const begin = performance.now();
			rest[rest.length - 1] = function (...args) {
				list.sqlMs += performance.now() - begin;
				return answer.apply(this, args);
			};
		}
		return original.call(this, sql, ...rest);
	};
}

const seen = new Set();
const load = Module._load;
Module._load = function (request, ...rest) {
	const loaded = load.call(this, request, ...rest);
	const isList = request.endsWith('/deduplication-helper');
	if ((isList || request === 'sqlite3') && !seen.has(loaded)) {
		seen.add(loaded);
		if (isList) {
			({ DeduplicationHelper } = loaded);
			time(DeduplicationHelper.prototype, 'checkProcessedAndRecord');
			time(DeduplicationHelper.prototype, 'removeProcessed');
		} else {
			for (const name of ['run', 'all', 'get']) watchWrites(loaded.Database.prototype, name);
		}
	}
	return loaded;
};

const routes = {
	/** Sets all to nothing. */
	'/restart': () => {
		list = { calls: 0, ms: 0, sqlMs: 0 };
		tables = {};
		longestCollectionMs = 0;
		processor = process.cpuUsage();
		loop.enable();
		loop.reset();
	},
	/** What there was since. */
	'/read': () => {
		const { user, system } = process.cpuUsage(processor);
		return {
			list,
			tables,
			longestCollectionMs,
			longestBlockMs: Math.max(0, loop.max / NANOSECONDS_IN_MS - RESOLUTION_MS),
			processorMs: (user + system) / MICROSECONDS_IN_MS,
		};
	},
	/** Puts so many entries on a node's list, by n8n's own way. */
	'/fill': async ({ workflow, node, count }) => {
		const keys = Array.from({ length: Number(count) }, (_, index) => `filled ${index}`);
		const of = { workflow: { id: workflow }, node: { id: node } };
		await new DeduplicationHelper().checkProcessedAndRecord(keys, 'node', of, { mode: 'entries' });
	},
	'/profile': profiler.start,
	'/profiled': profiler.stop,
};

/** @returns what the bench asks for as JSON; undefined if the address is not one of these */
exports.answer = async (address) => {
	const { pathname, searchParams } = new URL(address, 'http://localhost');
	const route = routes[pathname];
	return route && JSON.stringify((await route(Object.fromEntries(searchParams))) ?? null);
};
