'use strict';

/**
 * Loaded into the n8n under measurement by NODE_OPTIONS, for every variant alike. It looks on and changes nothing, except for
 * /fill. On the port GOFAX_BENCH_TRIGGER_PORT:
 *
 * GET /ends        one line of JSON for each execution that has ended: event, status, last node
 * GET /fill        ?workflow=&node=&entries= gives a node's list of processed items so many entries, none of them of an event
 * GET /parts       ?reset=1 begins to time what n8n does in our nodes; without it answers with the times in milliseconds
 * GET /processor   milliseconds of processor time that n8n has used
 * GET /profile     ?start=1 starts V8's profiler; without it stops it and answers with the profile
 */
const http = require('node:http');
const { createHash } = require('node:crypto');
const { Session } = require('node:inspector/promises');
const Module = require('node:module');

/** NODE_OPTIONS reaches every process that n8n's starter makes; only the server is meant. */
const isServer = process.argv[2] === 'start';
const { GOFAX_BENCH_TRIGGER_PORT: port } = process.env;

const listeners = new Set();
let parts = {};

/** Times a method that returns a promise, until that is settled. */
function timed(owner, name, part) {
	const original = owner[name];
	owner[name] = async function (...args) {
		const started = performance.now();
		try {
			return await original.apply(this, args);
		} finally {
			parts[part] = (parts[part] ?? 0) + performance.now() - started;
		}
	};
}

function watchNode(type) {
	for (const name of ['webhook', 'execute']) {
		const original = type[name];
		type[name] = async function (...args) {
			// The context is made for this one call.
			timed(this, 'getCredentials', 'credential');
			return await original.apply(this, args);
		};
		timed(type, name, name);
	}
}

function watchEnds(activeExecutions) {
	const original = activeExecutions.finalizeExecution;
	activeExecutions.finalizeExecution = function (executionId, run) {
		original.call(this, executionId, run);
		const { runData = {}, lastNodeExecuted } = run?.data?.resultData ?? {};
		const first = Object.values(runData)[0]?.[0]?.data?.main?.[0]?.[0]?.json;
		const event = /bench-\d+/.exec(JSON.stringify(first) ?? '')?.[0];
		const line = JSON.stringify({ event, status: run?.status, last: lastNodeExecuted });
		for (const response of listeners) response.write(`${line}\n`);
	};
}

/** What to do with a module once it is loaded, by the end of its name. */
const watched = {
	'active-executions': ({ ActiveExecutions }) => watchEnds(ActiveExecutions.prototype),
	'deduplication-helper': ({ DeduplicationHelper }) => {
		for (const name of ['checkProcessedAndRecord', 'removeProcessed'])
			timed(DeduplicationHelper.prototype, name, 'list');
	},
	'GoFaxTrigger.node.js': ({ GoFaxTrigger }) => watchNode(GoFaxTrigger.prototype),
	'GoFaxSmsTrigger.node.js': ({ GoFaxSmsTrigger }) => watchNode(GoFaxSmsTrigger.prototype),
};

function watchModules() {
	const load = Module._load;
	const seen = new Set();
	Module._load = function (request, ...rest) {
		const loaded = load.call(this, request, ...rest);
		const name = request.slice(request.lastIndexOf('/') + 1);
		if (Object.hasOwn(watched, name) && !seen.has(loaded)) {
			seen.add(loaded);
			watched[name](loaded);
		}
		return loaded;
	};
}

async function fill(workflowId, nodeId, entries) {
	// Those of n8n itself, with its connection to the database.
	const fromN8n = Module.createRequire(process.argv[1]);
	const { ProcessedDataRepository } = fromN8n('@n8n/db');
	const { Container } = fromN8n('@n8n/di');
	const data = Array.from({ length: entries }, (_, index) =>
		createHash('md5').update(`filler ${index}`).digest('base64'),
	);
	const list = Container.get(ProcessedDataRepository);
	const key = { workflowId, context: `n:${nodeId}` };
	await list.delete(key);
	if (entries > 0) await list.insert({ ...key, value: { mode: 'entries', data } });
}

async function answer(url, response, session) {
	const { searchParams: query } = url;
	switch (url.pathname) {
		case '/ends':
			listeners.add(response);
			response.on('close', () => listeners.delete(response));
			response.flushHeaders();
			return;
		case '/fill':
			await fill(query.get('workflow'), query.get('node'), Number(query.get('entries')));
			break;
		case '/parts':
			if (!query.has('reset')) return void response.end(JSON.stringify(parts));
			parts = {};
			break;
		case '/processor': {
			const { user, system } = process.cpuUsage();
			return void response.end(String((user + system) / 1000));
		}
		case '/profile':
			if (!query.has('start')) return void response.end(JSON.stringify(await session.post('Profiler.stop')));
			await session.post('Profiler.enable');
			await session.post('Profiler.setSamplingInterval', { interval: 200 });
			await session.post('Profiler.start');
			break;
		default:
			response.statusCode = 404;
	}
	response.end();
}

if (isServer && port) {
	watchModules();
	const session = new Session();
	session.connect();
	http
		.createServer((request, response) => {
			answer(new URL(request.url, 'http://127.0.0.1'), response, session).catch((error) => {
				response.statusCode = 500;
				response.end(String(error.stack));
			});
		})
		.listen(Number(port), '127.0.0.1')
		.unref();
}
