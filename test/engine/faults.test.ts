import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { startSimulator, type FaultInput, type Simulator } from '../../simulator';
import { asText } from '../../lib/json';
import { storeBinary } from './harness/binaryData';
import { makePdf } from './harness/pdf';
import { runNode } from './harness/runNode';

const PAGE = join(__dirname, '../../docs/faults.md');

interface FaultCase {
	name: string;
	/** Befalls the first request only, so that a second one would be accepted. */
	fault?: Omit<FaultInput, 'times'>;
	credential?: Record<string, string>;
	/** Names of the operations that it is tried with; all if left out. */
	only?: string[];
}

const LARGE = 'Fax > Send, 8 MB';

const FAULTS: FaultCase[] = [
	{ name: 'none' },
	{ name: 'connection refused', credential: { baseUrl: 'http://127.0.0.1:9' } },
	{ name: 'host name unknown', credential: { baseUrl: 'https://gofax.invalid' } },
	{ name: 'reset while the request was on its way', fault: { kind: 'resetInUpload' }, only: [LARGE] },
	{ name: 'reset before it was accepted', fault: { kind: 'resetBefore' } },
	{ name: 'reset after it was accepted', fault: { kind: 'resetAfter' } },
	{ name: 'time-out before it was accepted', fault: { kind: 'timeoutBefore', ms: 300 } },
	{ name: 'time-out after it was accepted', fault: { kind: 'timeoutAfter', ms: 300 } },
	{ name: '401', fault: { kind: '401' } },
	{ name: '413', fault: { kind: '413' } },
	{ name: '413 before the request was read', fault: { kind: '413', early: true } },
	{ name: '429 before the request was read', fault: { kind: '429', early: true } },
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
	before?: (gofax: Simulator) => Promise<INodeParameters>;
	/** Bytes of the document. */
	bytes?: number;
}

const SMS: INodeParameters = {
	resource: 'sms',
	operation: 'send',
	recipients: '0412345678',
	message: 'Hello',
};
const FAX: INodeParameters = { resource: 'fax', operation: 'send', recipients: '0730001000' };

const operations: OperationCase[] = [
	{ name: 'Fax > Send', parameters: FAX },
	{ name: LARGE, parameters: FAX, bytes: 8_000_000 },
	{ name: 'Fax > Send to two', parameters: { ...FAX, recipients: '0730001000, 0730002000' } },
	{
		name: 'Fax > Resend',
		parameters: { resource: 'fax', operation: 'resend' },
		before: async (gofax) => ({ faxId: await idOf(gofax, FAX, 'faxId') }),
	},
	{ name: 'SMS > Send', parameters: SMS },
	{
		name: 'SMS > Resend',
		parameters: { resource: 'sms', operation: 'resend' },
		before: async (gofax) => ({ smsId: await idOf(gofax, SMS, 'smsId') }),
	},
];

/** A one-page PDF with as many bytes after its end as are wanted. */
async function letter(bytes = 0) {
	const pdf = await makePdf(1);
	const padding = Buffer.alloc(Math.max(bytes - pdf.length, 0), ' ');
	return await storeBinary(Buffer.concat([pdf, padding]), 'letter.pdf', 'application/pdf');
}

async function run({ token, url }: Simulator, parameters: INodeParameters, credential = {}, bytes = 0) {
	return await runNode({
		type: 'goFax',
		parameters,
		credentials: { goFaxApi: { token, baseUrl: url, apiVersion: '1.0', ...credential } },
		items: [{ json: {}, binary: { data: await letter(bytes) } }],
	});
}

async function idOf(gofax: Simulator, parameters: INodeParameters, field: string): Promise<string> {
	const { items } = await run(gofax, parameters);
	await gofax.admin.advance(60);
	return asText(items[0]?.json[field]);
}

/** Transmissions that GoFax has begun: jobs, and their repetitions. */
async function transmissions({ admin }: Simulator): Promise<number> {
	const { faxes, sms: messages } = await admin.state();
	return [...faxes, ...messages].reduce((sum, { attempt }) => sum + attempt, 0);
}

interface Row {
	fault: string;
	operation: string;
	requests: number;
	accepted: number;
	reported: 'sent' | 'not sent' | 'may have been accepted';
}

async function tryOut(gofax: Simulator, faultCase: FaultCase, operation: OperationCase): Promise<Row> {
	const parameters = { ...operation.parameters, ...(await operation.before?.(gofax)) };
	const begunBefore = await transmissions(gofax);
	const askedBefore = (await gofax.admin.state()).requests.length;
	if (faultCase.fault) await gofax.admin.addFault({ ...faultCase.fault, times: 1 });
	const { error, items } = await run(gofax, parameters, faultCase.credential, operation.bytes);
	const mayHave = /may have accepted/.test(`${error?.message} ${error?.description}`);
	return {
		fault: faultCase.name,
		operation: operation.name,
		requests: (await gofax.admin.state()).requests.length - askedBefore,
		accepted: (await transmissions(gofax)) - begunBefore,
		reported: !error && items.length > 0 ? 'sent' : mayHave ? 'may have been accepted' : 'not sent',
	};
}

const cases = FAULTS.flatMap((faultCase) =>
	operations
		.filter(({ name }) => faultCase.only?.includes(name) ?? true)
		.map((operation) => ({ faultCase, operation })),
);

/** In the order of the cases. Most of their time is waiting, so several run at once, each with a simulator of its own. */
const rows: Row[] = [];
const AT_ONCE = 8;

beforeAll(async () => {
	const left = cases.entries();
	const worker = async () => {
		for (const [index, { faultCase, operation }] of left) {
			const gofax = await startSimulator();
			try {
				rows[index] = await tryOut(gofax, faultCase, operation);
			} finally {
				await gofax.close();
			}
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
}, 120_000);

const jobsOf = ({ operation }: Pick<Row, 'operation'>) => (operation === 'Fax > Send to two' ? 2 : 1);

test.each(cases.map(({ faultCase, operation }, index) => [faultCase.name, operation.name, index] as const))(
	'%s, %s: nothing is accepted twice, and all that is accepted is reported',
	(_fault, _operation, index) => {
		const row = rows[index];
		if (!row) throw new Error('The case did not run');
		expect(row.accepted).toBeLessThanOrEqual(jobsOf(row));
		if (row.reported === 'sent') expect(row.accepted).toBe(jobsOf(row));
		if (row.reported === 'not sent') expect(row.accepted).toBe(0);
		if (row.accepted > 0) expect(row.reported).not.toBe('not sent');
	},
);

/** What became of a fault, in words that are the same for one job and for two. */
const outcomeOf = (row: Row) =>
	[
		row.accepted === 0 ? 'no' : row.accepted === jobsOf(row) ? 'yes' : 'in part',
		row.requests,
		row.reported,
	].join(' | ');

/** One line for a fault; several where operations differ. */
function linesOf({ name }: FaultCase): string[] {
	const ofFault = rows.filter(({ fault }) => fault === name);
	return [...new Set(ofFault.map(outcomeOf))].map((outcome) => {
		const those = ofFault.filter((row) => outcomeOf(row) === outcome).map(({ operation }) => operation);
		const who = those.length === operations.length ? 'all' : those.join(', ');
		return `| ${name} | ${who} | ${outcome} |`;
	});
}

test('docs/faults.md is what came out; UPDATE_DOCS=1 writes it', () => {
	const page = [
		'# What happens when sending fails',
		'',
		"Made by `test/engine/faults.test.ts` from runs in n8n's engine against the simulator; `UPDATE_DOCS=1` rewrites it.",
		'The fault befalls the first request only, so a request too many would be accepted a second time.',
		'',
		`Each fault is tried with ${operations.map(({ name }) => name).join('; ')}. Where all come out alike it is one line.`,
		'',
		'- **accepted**: whether GoFax has begun the transmission',
		'- **requests**: how often the node asked; more than one means that the first was certainly not taken',
		'- **reported**: what the user is told. "May have been accepted" is an error that asks to look in the portal before',
		'  sending again',
		'',
		'| fault | operation | accepted | requests | reported |',
		'|---|---|---|---|---|',
		...FAULTS.flatMap(linesOf),
		'',
	].join('\n');
	if (process.env.UPDATE_DOCS === '1') writeFileSync(PAGE, page);
	expect(rows).toHaveLength(FAULTS.flatMap(({ only }) => only ?? operations.map(({ name }) => name)).length);
	expect(readFileSync(PAGE, 'utf8')).toBe(page);
});
