import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { asText } from '../../lib/json';
import { storeBinary } from './harness/binaryData';
import { makePdf } from './harness/pdf';
import { runNode, type NodeRun } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';

const gofax = simulatedAccount();

/** Answers everything with a web page, as a wrong host would. */
let website: Server;
let websiteUrl: string;

beforeAll(async () => {
	website = createServer((_request, response) => {
		response
			.writeHead(200, { 'Content-Type': 'text/html' })
			.end('<!DOCTYPE html><html><body>Welcome</body></html>');
	});
	await new Promise<void>((resolve) => website.listen(0, '127.0.0.1', resolve));
	websiteUrl = `http://127.0.0.1:${(website.address() as AddressInfo).port}`;
});
afterAll(() => website.close());

interface Case {
	name: string;
	parameters: INodeParameters;
	credential?: () => Record<string, string>;
	prepare?: () => Promise<unknown>;
	document?: Buffer;
	message: RegExp;
	advice: RegExp;
}

const sms = (change: INodeParameters = {}): INodeParameters => ({
	resource: 'sms',
	operation: 'send',
	recipients: '0412345678',
	message: 'Hello',
	...change,
});
const fax = (change: INodeParameters = {}): INodeParameters => ({
	resource: 'fax',
	operation: 'send',
	recipients: '0730001000',
	...change,
});

const cases: Case[] = [
	{
		name: 'an empty number',
		parameters: sms({ recipients: '={{ $json.nothing }}' }),
		message: /no recipient number/,
		advice: /expression found nothing/,
	},
	{
		name: 'a number with letters',
		parameters: sms({ recipients: 'call me' }),
		message: /"call me" is not a number/,
		advice: /country code/,
	},
	{
		name: 'a mobile that lost its zero',
		parameters: sms({ recipients: '={{ 412345678 }}' }),
		message: /"412345678" is not a number/,
		advice: /0412345678.*\+412345678/,
	},
	{
		name: 'an empty message',
		parameters: sms({ message: ' ' }),
		message: /message is empty/,
		advice: /Enter a text/,
	},
	{
		name: 'no document',
		parameters: fax(),
		message: /no document in the binary field "data"/,
		advice: /no binary data at all/,
	},
	{
		name: 'an unknown binary field',
		parameters: fax({ binaryFields: 'letter' }),
		document: Buffer.from('%PDF-1.4 something'),
		message: /no document in the binary field "letter"/,
		advice: /It has these: data/,
	},
	{
		name: 'an empty document',
		parameters: fax(),
		document: Buffer.alloc(0),
		message: /"data" is empty/,
		advice: /no bytes/,
	},
	{
		name: 'an empty ID',
		parameters: { resource: 'fax', operation: 'get', faxId: '={{ $json.nothing }}' },
		message: /no fax ID/,
		advice: /Take the ID from/,
	},
	{
		name: 'an ID that is a path',
		parameters: { resource: 'fax', operation: 'get', faxId: '../Account/Details' },
		message: /is not a valid fax ID/,
		advice: /numbers like/,
	},
	{
		name: 'a wrong token',
		parameters: sms(),
		credential: () => ({ token: 'wrong-token-entirely' }),
		message: /refused the API token/,
		advice: /expired.*My Account > API Access/,
	},
	{
		name: 'an ID of another account',
		parameters: { resource: 'fax', operation: 'get', faxId: '=1' },
		prepare: async () => await gofax.admin.setBehaviour({ unknownId: '401' }),
		message: /refused access to 1/,
		advice: /belongs to another GoFax account, or the API token/,
	},
	{
		name: 'an ID that does not exist',
		parameters: { resource: 'fax', operation: 'get', faxId: '1' },
		message: /GoFax refused: /,
		advice: /ID does not exist in this account/,
	},
	{
		name: 'a wrong base URL',
		parameters: sms(),
		credential: () => ({ baseUrl: websiteUrl }),
		message: /a web page/,
		advice: /Check the 'Base URL'.*restful-api\.gofax\.com\.au/,
	},
	{
		name: 'a base URL that is not a URL',
		parameters: sms(),
		credential: () => ({ baseUrl: 'gofax' }),
		message: /"gofax" is not a valid URL/,
		advice: /Correct it in the GoFax credential/,
	},
	{
		name: 'a base URL without https',
		parameters: sms(),
		credential: () => ({ baseUrl: 'http://restful-api.gofax.com.au' }),
		message: /does not begin with https/,
		advice: /nothing was sent/,
	},
	{
		name: 'an API that does not answer',
		parameters: sms(),
		credential: () => ({ baseUrl: 'http://127.0.0.1:9' }),
		message: /cannot be reached/,
		advice: /Nothing was sent/,
	},
	{
		name: 'Success false with validation errors',
		parameters: fax(),
		document: Buffer.from('%PDF-1.4 something'),
		credential: () => ({ apiVersion: '2.0' }),
		prepare: async () => await gofax.admin.setBehaviour({ v2RequiresSendFrom: true }),
		message: /^GoFax refused: .*SendFrom/,
		advice: /GoFax took nothing/,
	},
	{
		name: 'HTML instead of JSON from GoFax itself',
		parameters: sms(),
		prepare: async () => await gofax.admin.addFault({ path: '/SMS', kind: 'html' }),
		message: /a web page/,
		advice: /may have accepted the job.*twice/,
	},
	{
		name: 'an answer that breaks off',
		parameters: sms(),
		prepare: async () => await gofax.admin.addFault({ path: '/SMS', kind: 'truncated' }),
		message: /no JSON|broke before/,
		advice: /may have accepted the job/,
	},
	{
		name: 'settings that cannot be read',
		parameters: { resource: 'settings', operation: 'get', settingsOf: 'faxSending' },
		prepare: async () => await gofax.admin.setBehaviour({ settingsSpelling: 'getNotAllowed' }),
		message: /does not know this call/,
		advice: /GoFax does not document this call/,
	},
	{
		name: 'a setting that does not exist',
		parameters: {
			resource: 'settings',
			operation: 'update',
			settingsOf: 'faxSending',
			enterAs: 'json',
			changesJson: '{ "Colour": "blue" }',
		},
		message: /no setting "Colour"/,
		advice: /These are there: .*NotificationURL/,
	},
	{
		name: 'a received fax that is not there',
		parameters: { resource: 'receivedFax', operation: 'download', faxId: '999' },
		message: /GoFax (refused|sent no document|does not know)/,
		advice: /./,
	},
	{
		name: 'a callback URL with a password in it',
		parameters: fax({ additionalFields: { callbackUrl: 'https://me:secret@clinic.example/' } }),
		document: Buffer.from('%PDF-1.4 something'),
		message: /contains a user name/,
		advice: /no Basic authentication/,
	},
];

async function run({ parameters, credential, document }: Case, node = {}, items = 1): Promise<NodeRun> {
	const item: INodeExecutionData = document
		? { json: {}, binary: { data: await storeBinary(document, 'letter.pdf', 'application/pdf') } }
		: { json: {} };
	return await runNode({
		type: 'goFax',
		parameters,
		credentials: gofax.credential(credential?.()),
		node,
		items: Array.from({ length: items }, () => item),
	});
}

describe.each(cases)('$name', (example) => {
	test('is an error that says what happened, why, and what to do, with the item and without the token', async () => {
		await example.prepare?.();
		const { error, items, saved } = await run(example);
		expect(items).toEqual([]);
		expect(error?.message).toMatch(example.message);
		expect(error?.description).toMatch(example.advice);
		expect(error?.description).toMatch(/[.)]$/);
		expect(error).toMatchObject({ context: { itemIndex: 0 } });
		expect(saved).not.toContain(gofax.token);
		expect(saved).not.toContain('wrong-token-entirely');
	});

	test('becomes an item when the user chose to continue', async () => {
		await example.prepare?.();
		const { error, items } = await run(example, { onError: 'continueRegularOutput' }, 2);
		expect(error).toBeUndefined();
		expect(items.map(({ json, pairedItem }) => [json, pairedItem])).toEqual(
			[0, 1].map((item) => [
				{
					error: expect.stringMatching(example.message) as unknown,
					message: expect.stringMatching(example.advice) as unknown,
				},
				{ item },
			]),
		);
	});
});

test('the other items continue when one fails, and the error output gets the failed one', async () => {
	const pdf = await storeBinary(await makePdf(1), 'letter.pdf', 'application/pdf');
	const items: INodeExecutionData[] = [
		{ json: { n: 1 }, binary: { data: pdf } },
		{ json: { n: 2 } },
		{ json: { n: 3 }, binary: { data: pdf } },
	];
	const result = await runNode({
		type: 'goFax',
		parameters: fax({ recipients: '=073000100{{ $json.n }}' }),
		credentials: gofax.credential(),
		node: { onError: 'continueErrorOutput' },
		items,
	});
	expect(result.items.map(({ json, pairedItem }) => [json.recipient, pairedItem])).toEqual([
		['61730001001', { item: 0 }],
		['61730001003', { item: 2 }],
	]);
	expect(result.errorItems).toHaveLength(1);
	expect(result.errorItems[0]?.json).toMatchObject({
		error: expect.stringMatching(/no document/) as unknown,
		message: expect.stringMatching(/no binary data/) as unknown,
	});
	expect((await gofax.admin.counts()).faxes).toBe(2);
});

test('an ID of another account is refused, and nothing of that account is shown', async () => {
	const other = await runNode({
		type: 'goFax',
		parameters: sms({ message: 'Private words' }),
		credentials: gofax.credential({ token: gofax.otherToken }),
	});
	const { error, saved } = await runNode({
		type: 'goFax',
		parameters: { resource: 'sms', operation: 'get', smsId: asText(other.items[0]?.json.smsId) },
		credentials: gofax.credential(),
	});
	expect(error?.message).toMatch(/^GoFax refused access to /);
	expect(saved).not.toContain('Private words');
});
