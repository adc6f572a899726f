import { createHash } from 'node:crypto';
import { request } from 'undici';
import { goFaxNode } from '../../n8n/workflow/nodes';
import { workflow } from '../../n8n/workflow/workflow';
import type { InboundFax } from '../../simulator';
import { N8nMemory, type MemoryBench } from './N8nMemory';
import { megabytes, withRange } from './Report';
import { spreadOf } from './Spread';
import { answeringWebhook } from './answeringWebhook';

const MEBIBYTE = 1024 ** 2;
const WHOLE = { sizes: [20, 60], repetitions: 5, warmUps: 20 };
const SMOKE = { sizes: [5], repetitions: 1, warmUps: 1 };

/** What GoFax may wrap a document in, as far as it makes a difference, by the names of the simulator's switch. */
const WRAPPERS = {
	binary: 'raw bytes',
	rawText: 'base64 text',
	envelopeObject: 'base64 in JSON',
} as const;
type Wrapper = keyof typeof WRAPPERS;

/** Downloads a document in a wrapper, and makes sure that n8n has it whole. */
type Download = (wrapper: Wrapper, fax: InboundFax) => Promise<void>;

/** Publishes a workflow that downloads a received fax and answers with it. */
async function prepare({ run, agent }: MemoryBench): Promise<Download> {
	const path = 'download';
	const start = answeringWebhook(path, {
		responseData: 'firstEntryBinary',
		responseBinaryPropertyName: 'data',
	});
	const node = goFaxNode('Download', {
		resource: 'receivedFax',
		operation: 'download',
		faxId: '={{ $json.body.faxId }}',
		binaryField: 'data',
	});
	const settings = { saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none' } as const;
	const { id } = await run.importWorkflow(workflow('Download', [start, node], { settings }));
	await run.client.publishWorkflow(id);

	return async (documentWrapper, fax) => {
		await run.simulator.admin.setBehaviour({ documentWrapper });
		const answer = await request(`${run.n8n.url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ faxId: String(fax.faxId) }),
			dispatcher: agent,
		});
		const hash = createHash('sha256');
		for await (const chunk of answer.body) hash.update(chunk as Buffer);
		if (answer.statusCode !== 200 || hash.digest('hex') !== fax.sha256) {
			throw new Error(
				`Download of ${WRAPPERS[documentWrapper]}: n8n answered ${answer.statusCode} and not with the document\n${run.n8n.lastLogLines(5)}`,
			);
		}
	};
}

/** Downloads received faxes of all sizes in all wrappers. */
export async function benchDownloads(bench: MemoryBench): Promise<void> {
	const { report, judged } = bench;
	const { sizes, repetitions, warmUps } = bench.smoke ? SMOKE : WHOLE;
	const download = await prepare(bench);
	const receive = async (size: number) =>
		await bench.run.simulator.admin.receiveFax({ attachedBytes: size * MEBIBYTE });
	const keys = Object.keys(WRAPPERS) as Wrapper[];
	const small = await receive(1);
	for (let warmUp = 0; warmUp < warmUps; warmUp++) {
		for (const wrapper of keys) await download(wrapper, small);
	}

	const memory = await N8nMemory.of(bench.probePort);
	for (const size of sizes) {
		const fax = await receive(size);
		for (const wrapper of keys) {
			const growth: number[] = [];
			for (let repetition = 0; repetition < repetitions; repetition++) {
				growth.push(await memory.growthDuring(async () => await download(wrapper, fax)));
			}
			const spread = spreadOf(growth);
			const name = `memory growth of Download, ${size} MB, ${WRAPPERS[wrapper]}`;
			const shown = withRange(spread, megabytes);
			if (judged && size === sizes.at(-1)) report.atMost(name, spread.median, 3 * size, megabytes, shown);
			else report.inform(name, shown);
		}
	}
}
