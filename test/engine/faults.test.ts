import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import type { FaultInput } from '../../simulator';
import { asText } from '../../lib/json';
import { storeBinary } from './harness/binaryData';
import { makePdf } from './harness/pdf';
import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';

const gofax = simulatedAccount();
const PAGE = join(__dirname, '../../docs/faults.md');

interface FaultCase {
	name: string;
	/** Befalls the first request only, so that a second one would be accepted. */
	fault?: Omit<FaultInput, 'times'>;
	credential?: Record<string, string>;
}

const faults: FaultCase[] = [
	{ name: 'none' },
	{ name: 'connection refused', credential: { baseUrl: 'http://127.0.0.1:9' } },
	{ name: 'host name unknown', credential: { baseUrl: 'https://gofax.invalid' } },
	{ name: 'reset before the request was read', fault: { kind: 'resetBefore' } },
	{ name: 'reset after it was accepted', fault: { kind: 'resetAfter' } },
	{ name: 'time-out before it was read', fault: { kind: 'timeoutBefore', ms: 300 } },
	{ name: 'time-out after it was accepted', fault: { kind: 'timeoutAfter', ms: 300 } },
	{ name: '401', fault: { kind: '401' } },
	{ name: '429', fault: { kind: '429' } },
	{ name: '429 with Retry-After: 1', fault: { kind: '429', retryAfter: 1 } },
	{ name: '429 with Retry-After: 3600', fault: { kind: '429', retryAfter: 3600 } },
	{ name: '500', fault: { kind: '500' } },
	{ name: '503', fault: { kind: '503' } },
	{ name: '503 with Retry-After: 1', fault: { kind: '503', retryAfter: 1 } },
	{ name: '200 with JSON that breaks off', fault: { kind: 'truncated' } },
	{ name: '200 with a web page', fault: { kind: 'html' } },
];

interface OperationCase {
	name: string;
	parameters: INodeParameters;
	/** Sends something first, and names it for a resend. */
	before?: () => Promise<INodeParameters>;
}

const sms: INodeParameters = {
	resource: 'sms',
	operation: 'send',
	recipients: '0412345678',
	message: 'Hello',
};
const fax: INodeParameters = { resource: 'fax', operation: 'send', recipients: '0730001000' };

const operations: OperationCase[] = [
	{ name: 'Fax > Send', parameters: fax },
	{ name: 'Fax > Send to two', parameters: { ...fax, recipients: '0730001000, 0730002000' } },
	{
		name: 'Fax > Resend',
		parameters: { resource: 'fax', operation: 'resend' },
		before: async () => ({ faxId: await idOf(fax, 'faxId') }),
	},
	{ name: 'SMS > Send', parameters: sms },
	{
		name: 'SMS > Resend',
		parameters: { resource: 'sms', operation: 'resend' },
		before: async () => ({ smsId: await idOf(sms, 'smsId') }),
	},
];

const documents = async () => ({
	data: await storeBinary(await makePdf(1), 'letter.pdf', 'application/pdf'),
});

const run = async (parameters: INodeParameters, credential: Record<string, string> = {}) =>
	await runNode({
		type: 'goFax',
		parameters,
		credentials: gofax.credential(credential),
		items: [{ json: {}, binary: await documents() }],
	});

async function idOf(parameters: INodeParameters, field: string): Promise<string> {
	const { items } = await run(parameters);
	await gofax.admin.advance(60);
	return asText(items[0]?.json[field]);
}

/** Transmissions that GoFax has begun: jobs, and their repetitions. */
async function transmissions(): Promise<number> {
	const { faxes, sms: messages } = await gofax.admin.state();
	return [...faxes, ...messages].reduce((sum, { attempt }) => sum + attempt, 0);
}

interface Row {
	fault: string;
	operation: string;
	requests: number;
	accepted: number;
	reported: 'sent' | 'not sent' | 'may have been accepted';
}

async function tryOut(faultCase: FaultCase, operation: OperationCase): Promise<Row> {
	await gofax.admin.reset();
	const parameters = { ...operation.parameters, ...(await operation.before?.()) };
	const begunBefore = await transmissions();
	const askedBefore = (await gofax.admin.state()).requests.length;
	if (faultCase.fault) await gofax.admin.addFault({ ...faultCase.fault, times: 1 });
	const { error, items } = await run(parameters, faultCase.credential);
	expect(Boolean(error)).toBe(items.length === 0);
	const mayHave = /may have accepted/.test(error?.description ?? '');
	return {
		fault: faultCase.name,
		operation: operation.name,
		requests: (await gofax.admin.state()).requests.length - askedBefore,
		accepted: (await transmissions()) - begunBefore,
		reported: error ? (mayHave ? 'may have been accepted' : 'not sent') : 'sent',
	};
}

const rows: Row[] = [];

describe.each(faults)('$name', (faultCase) => {
	test.each(operations)(
		'$name: nothing is accepted twice, and all that is accepted is reported',
		async (operation) => {
			const row = await tryOut(faultCase, operation);
			rows.push(row);
			const jobs = operation.name === 'Fax > Send to two' ? 2 : 1;
			expect(row.accepted).toBeLessThanOrEqual(jobs);
			if (row.reported === 'sent') expect(row.accepted).toBe(jobs);
			if (row.reported === 'not sent') expect(row.accepted).toBe(0);
			if (row.accepted > 0) expect(row.reported).not.toBe('not sent');
		},
	);
});

test('docs/faults.md is what came out; UPDATE_DOCS=1 writes it', () => {
	const page = [
		'# What happens when sending fails',
		'',
		"Made by `test/engine/faults.test.ts` from runs in n8n's engine against the simulator; `UPDATE_DOCS=1` writes it anew. The fault befalls the first request only, so a",
		'request too many would be accepted a second time.',
		'',
		'- **accepted**: transmissions that GoFax has begun',
		'- **requests**: how often the node asked; more than one means that the first was certainly not taken',
		'- **reported**: what the user is told. "May have been accepted" is an error that asks to look in the portal before sending again',
		'',
		'| fault | operation | accepted | requests | reported |',
		'|---|---|---|---|---|',
		...rows.map(
			({ fault, operation, accepted, requests, reported }) =>
				`| ${fault} | ${operation} | ${accepted} | ${requests} | ${reported} |`,
		),
		'',
	].join('\n');
	if (process.env.UPDATE_DOCS === '1') writeFileSync(PAGE, page);
	expect(rows).toHaveLength(faults.length * operations.length);
	expect(readFileSync(PAGE, 'utf8')).toBe(page);
});
