/**
 * Sends 200 SMS through n8n's own nodes and through the GoFax node, in one n8n, and compares how long the nodes take.
 * How it is measured: bench/README.md.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { INode } from 'n8n-workflow';
import { GOFAX_NAMES } from '../n8n/workflow/goFaxNames';
import { goFaxCredential, goFaxNode, using } from '../n8n/workflow/nodes';
import { node, workflow } from '../n8n/workflow/workflow';
import type { StoredCredential } from '../n8n/client/n8nTypes';
import { startN8nUnderTest, type N8nUnderTest } from '../n8n/startN8nUnderTest';
import { seconds, times, withRange, type Report } from './harness/Report';
import { spreadOf } from './harness/Spread';
import { startBench, type Undo } from './harness/startBench';
import { startTwilio, type TwilioStandIn } from './harness/startTwilio';
import { answeringWebhook } from './harness/answeringWebhook';

const LATENCY = 100;
/** Milliseconds that the HTTP Request node waits between batches of ten: what an answer takes, with n8n's own share. */
const INTERVAL = 125;
const { values: options } = parseArgs({ options: { smoke: { type: 'boolean', default: false } } });
/** Variants of a few seconds run `shortRuns` times a repetition, as a short moment of a busy machine spoils them more. */
const { messages, repetitions, shortRuns } = options.smoke
	? { messages: 20, repetitions: 1, shortRuns: 1 }
	: { messages: 200, repetitions: 3, shortRuns: 3 };
const WARM_UP_MESSAGES = 20;
const SENDING_NODE = 'Send';

interface Variant {
	name: string;
	send: INode;
	/** Takes over 20 seconds, one message after the other. */
	slow: boolean;
	/** Messages that the node's API has accepted so far. */
	accepted(): Promise<number>;
}

interface Measured {
	/** Seconds, one a repetition: ratios are taken within a repetition, as the machine may be busier in the next. */
	times: number[];
	/** Most requests at once at the simulator; not counted for Twilio. */
	inFlight: number;
}

function variants(run: N8nUnderTest, twilio: TwilioStandIn, twilioCredential: StoredCredential) {
	const { simulator } = run;
	const bySimulator = async () => (await simulator.admin.counts()).sms;

	const ours = (concurrentRequests: number): Variant => ({
		name: `GoFax node, ${concurrentRequests} at once`,
		send: goFaxNode(SENDING_NODE, {
			resource: 'sms',
			operation: 'send',
			recipients: '={{ $json.to }}',
			message: '={{ $json.text }}',
			options: { concurrentRequests },
		}),
		slow: concurrentRequests === 1,
		accepted: bySimulator,
	});
	const httpRequest = (name: string, options: NonNullable<INode['parameters']>): Variant => ({
		name: `HTTP Request node, ${name}`,
		// With the token in the credential, as the GoFax node has it, and not for all to read in the URL.
		send: node(
			SENDING_NODE,
			'n8n-nodes-base.httpRequest',
			4.5,
			{
				method: 'PUT',
				url: `${simulator.url}/v1.0/SMS`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: GOFAX_NAMES.apiCredential,
				sendBody: true,
				contentType: 'json',
				specifyBody: 'json',
				jsonBody: '={{ { To: [$json.to], Body: $json.text } }}',
				options,
			},
			goFaxCredential,
		),
		slow: false,
		accepted: bySimulator,
	});

	return {
		twilio: {
			name: 'Twilio node',
			send: node(
				SENDING_NODE,
				'n8n-nodes-base.twilio',
				1,
				{
					resource: 'sms',
					operation: 'send',
					from: '+61400000000',
					to: '={{ $json.to }}',
					message: '={{ $json.text }}',
					options: {},
				},
				using(twilioCredential),
			),
			slow: true,
			accepted: () => Promise.resolve(twilio.accepted),
		},
		ours1: ours(1),
		ours10: ours(10),
		// The node sends a batch, waits, and sends the next, no matter what has been answered: with the API's bare latency as the
		// interval up to 21 requests were seen under way. The output tells whether this one kept to ten.
		http10: httpRequest(`10 every ${INTERVAL} ms`, {
			batching: { batch: { batchSize: 10, batchInterval: INTERVAL } },
		}),
		oursAll: ours(messages),
		httpAll: httpRequest('all at once (its default)', {}),
	} satisfies Record<string, Variant>;
}

/** Publishes the variant's workflow, and returns what runs it with so many messages and tells the seconds its node took. */
async function prepare(
	run: N8nUnderTest,
	id: string,
	variant: Variant,
): Promise<(count: number) => Promise<number>> {
	const makeItems = node('Messages', 'n8n-nodes-base.code', 2, {
		jsCode: `return Array.from({ length: $input.first().json.body.count }, (_, index) => ({
	json: { to: '614120' + String(10000 + index), text: 'Your appointment is tomorrow, number ' + index },
}));`,
	});
	const stored = await run.importWorkflow(
		workflow(variant.name, [answeringWebhook(id), makeItems, variant.send]),
	);
	await run.client.publishWorkflow(stored.id);

	return async (count) => {
		const before = await variant.accepted();
		const answer = await fetch(`${run.n8n.url}/webhook/${id}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ count }),
		});
		const [summary] = await run.client.listExecutions(stored.id, { limit: 1 });
		if (!answer.ok || !summary) {
			throw new Error(
				`${variant.name}: n8n answered ${answer.status} ${await answer.text()}\n${run.n8n.lastLogLines(5)}`,
			);
		}
		const execution = await run.client.executionEnded(summary.id);
		const accepted = (await variant.accepted()) - before;
		if (accepted !== count)
			throw new Error(`${variant.name}: ${accepted} of ${count} messages were accepted`);
		const [task] = execution.runsOf(SENDING_NODE);
		const output = execution.itemsOf(SENDING_NODE).length;
		if (!task || output !== count) throw new Error(`${variant.name}: ${output} items came out for ${count}`);
		return task.executionTime / 1000;
	};
}

async function measureAll<Key extends string>(
	run: N8nUnderTest,
	all: Record<Key, Variant>,
): Promise<Record<Key, Measured>> {
	const keys = Object.keys(all) as Key[];
	const jobs = new Map<Key, (count: number) => Promise<number>>();
	for (const key of keys) jobs.set(key, await prepare(run, key, all[key]));
	const times = new Map<Key, number[]>(keys.map((key) => [key, []]));
	const inFlight = new Map<Key, number>();

	// Warms up.
	for (const job of jobs.values()) await job(WARM_UP_MESSAGES);
	for (let repetition = 0; repetition < repetitions; repetition++) {
		const inThisOne = new Map<Key, number[]>(keys.map((key) => [key, []]));
		for (let turn = 0; turn < shortRuns; turn++) {
			for (const [key, job] of jobs) {
				if (turn > 0 && all[key].slow) continue;
				const earlier = (await run.simulator.admin.state()).requests.at(-1)?.id ?? 0;
				inThisOne.get(key)?.push(await job(messages));
				const { requests } = await run.simulator.admin.state();
				const concurrent = requests.filter(({ id }) => id > earlier).map((request) => request.concurrent);
				inFlight.set(key, Math.max(inFlight.get(key) ?? 0, ...concurrent));
			}
		}
		for (const [key, values] of inThisOne) times.get(key)?.push(spreadOf(values).median);
	}
	const measured = keys.map((key) => [
		key,
		{ times: times.get(key) ?? [], inFlight: inFlight.get(key) ?? 0 },
	]);
	return Object.fromEntries(measured) as Record<Key, Measured>;
}

async function benchSend(report: Report, undo: Undo): Promise<void> {
	const twilio = await startTwilio(LATENCY);
	undo.push(() => twilio.close());
	const run = await startN8nUnderTest({
		log: (line) => console.error(line),
		env: {
			NODE_OPTIONS: `--require ${JSON.stringify(join(__dirname, 'harness', 'n8nProbe.cjs'))}`,
			GOFAX_BENCH_TWILIO_PORT: String(twilio.port),
		},
	});
	undo.push(() => run.stop());
	await run.simulator.admin.addFault({ kind: 'latency', ms: LATENCY });
	const credential = await run.client.createCredential({
		name: 'Twilio stand-in',
		type: 'twilioApi',
		data: { authType: 'authToken', accountSid: 'AC00000000000000000000000000000000', authToken: 'secret' },
	});

	const all = variants(run, twilio, credential);
	const measured = await measureAll(run, all);

	for (const [key, { name }] of Object.entries(all)) {
		const { times: each, inFlight } = measured[key as keyof typeof measured];
		const most = inFlight > 0 ? `, at most ${inFlight} under way` : '';
		report.inform(`${messages} SMS, ${name}`, `${withRange(spreadOf(each), seconds)}${most}`);
	}
	const ratio = (above: keyof typeof all, below: keyof typeof all) =>
		spreadOf(measured[above].times.map((time, index) => time / (measured[below].times[index] ?? NaN))).median;
	report.atLeast('speed, GoFax node 10 at once / Twilio node', ratio('twilio', 'ours10'), 8, times);
	report.atMost('time, GoFax node 1 at once / Twilio node', ratio('ours1', 'twilio'), 1.05, times);
	report.atMost(
		'time, GoFax node 10 at once / HTTP Request node 10 at once',
		ratio('ours10', 'http10'),
		1.05,
		times,
	);
	report.atMost(
		'time, GoFax node all at once / HTTP Request node all at once',
		ratio('oursAll', 'httpAll'),
		1.05,
		times,
	);
}

void startBench(benchSend, options);
