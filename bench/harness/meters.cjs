'use strict';

/**
 * What n8n does during a job: n8nProbe.cjs loads this into the n8n under measurement if GOFAX_BENCH_METERS is set. It only
 * looks on: at n8n's list of processed items, at the statements that write to n8n's SQLite database, and at the event loop.
 */
const Module = require('node:module');
const { monitorEventLoopDelay, performance, PerformanceObserver } = require('node:perf_hooks');

/** The event loop is asked this often; what it answers late is a block. */
const RESOLUTION_MS = 1;
const NANOSECONDS_IN_MS = 1e6;

const WRITING = /^\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)/i;

const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
let list = { calls: 0, ms: 0 };
let tables = {};
let longestCollectionMs = 0;

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

/** Counts the statements that write, and the bytes of the values in them, by table. */
function watchWrites(prototype, name) {
	const original = prototype[name];
	prototype[name] = function (sql, ...rest) {
		const table = WRITING.exec(sql)?.[1];
		if (table) {
			const counted = (tables[table] ??= { writes: 0, bytes: 0 });
			counted.writes += 1;
			counted.bytes += rest.flat().reduce((sum, value) => sum + sizeOf(value), 0);
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
			time(loaded.DeduplicationHelper.prototype, 'checkProcessedAndRecord');
			time(loaded.DeduplicationHelper.prototype, 'removeProcessed');
		} else {
			for (const name of ['run', 'all', 'get']) watchWrites(loaded.Database.prototype, name);
		}
	}
	return loaded;
};

/** Sets all to nothing. */
exports.restart = () => {
	list = { calls: 0, ms: 0 };
	tables = {};
	longestCollectionMs = 0;
	loop.enable();
	loop.reset();
};

/** What there was since. */
exports.read = () => ({
	list,
	tables,
	longestCollectionMs,
	longestBlockMs: Math.max(0, loop.max / NANOSECONDS_IN_MS - RESOLUTION_MS),
});
