'use strict';

/** A CPU profile of the n8n under measurement: how long the package's own code runs without a break, and what in it. */
const { Session } = require('node:inspector/promises');

const INTERVAL_MICROSECONDS = 200;
const PACKAGE = '/n8n-nodes-gofax/dist/';
const COLLECTOR = '(garbage collector)';
const TOP = 12;

const session = new Session();
session.connect();

exports.start = async () => {
	await session.post('Profiler.enable');
	await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_MICROSECONDS });
	await session.post('Profiler.start');
};

exports.stop = async () => {
	const { profile } = await session.post('Profiler.stop');
	return { ...ownTime(profile), top: topOf(profile) };
};

/** In milliseconds; what the package's code calls counts as its own. */
function ownTime({ nodes, samples, timeDeltas }) {
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const own = new Set();
	const mark = (node, isOwn) => {
		const isMine = isOwn || node.callFrame.url.includes(PACKAGE);
		if (isMine) own.add(node.id);
		for (const child of node.children ?? []) mark(byId.get(child), isMine);
	};
	mark(nodes[0], false);

	let [total, longest, stretch, collected] = [0, 0, 0, 0];
	samples.forEach((id, index) => {
		const ms = (timeDeltas[index + 1] ?? 0) / 1_000;
		if (own.has(id)) {
			total += ms;
			stretch += collected + ms;
			collected = 0;
			longest = Math.max(longest, stretch);
		} else if (stretch > 0 && byId.get(id).callFrame.functionName === COLLECTOR) {
			collected += ms;
		} else {
			stretch = 0;
			collected = 0;
		}
	});
	return { ownMs: total, longestOwnMs: longest };
}

/** Where the processor was most, without what is called from there. */
function topOf({ nodes, samples, timeDeltas }) {
	const names = new Map(
		nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [
			id,
			`${functionName || '(anonymous)'} ${url.replace(/^.*node_modules\//, '')}:${lineNumber + 1}`,
		]),
	);
	const ms = new Map();
	samples.forEach((id, index) => {
		const name = names.get(id);
		ms.set(name, (ms.get(name) ?? 0) + (timeDeltas[index + 1] ?? 0) / 1_000);
	});
	return [...ms].sort(([, one], [, other]) => other - one).slice(0, TOP);
}
