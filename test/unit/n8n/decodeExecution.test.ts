import { createRequire } from 'node:module';
import { decodeExecution, type EncodedExecution } from '../../../n8n/client/decodeExecution';

const { stringify } = createRequire(__filename)('flatted') as { stringify: (value: unknown) => string };

function encoded(runData: unknown): EncodedExecution {
	const data = stringify({ version: 1, resultData: { runData, lastNodeExecuted: 'B' } });
	return {
		id: '7',
		workflowId: 'w',
		status: 'success',
		mode: 'webhook',
		startedAt: '2026-01-05T00:00:00.000Z',
		data,
	};
}

const run = (executionIndex: number, ...outputs: unknown[][]) => ({
	executionIndex,
	data: { main: outputs.map((items) => items.map((json) => ({ json }))) },
});

describe('decodeExecution', () => {
	const shared = { deep: true };
	const execution = decodeExecution(
		encoded({
			B: [
				run(1, [{ n: 1 }]),
				run(
					3,
					[
						{ n: 2, shared },
						{ n: 3, shared },
					],
					[{ other: 1 }],
				),
			],
			A: [run(0, [{}])],
			C: [run(2)],
		}),
	);

	it('gives the items of the last run of a node, output by output', () => {
		expect(execution.jsonOf('B')).toEqual([
			{ n: 2, shared },
			{ n: 3, shared },
		]);
		expect(execution.jsonOf('B', 1)).toEqual([{ other: 1 }]);
	});

	it('tells the order in which nodes ran, each run counted', () => {
		expect(execution.order).toEqual(['A', 'B', 'C', 'B']);
	});

	it('has nothing for a node or an output that did not run', () => {
		expect(execution.runsOf('D')).toEqual([]);
		expect(execution.itemsOf('D')).toEqual([]);
		expect(execution.itemsOf('A', 5)).toEqual([]);
	});

	it('says why when n8n withholds the data', () => {
		expect(() => decodeExecution({ ...encoded({}), dataTooLargeToDisplay: true })).toThrow(
			'MAX_DISPLAY_SIZE',
		);
	});
});
