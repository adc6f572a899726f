import type { INodeParameters, IRunExecutionData } from 'n8n-workflow';
import { asText } from '../../lib/json';
import { GoFax } from '../../nodes/GoFax/GoFax.node';
import { storeBinary } from '../engine/harness/binaryData';
import { makePdf } from '../engine/harness/pdf';
import { runNode, type NodeRun } from '../engine/harness/runNode';
import type { simulatedAccount } from '../engine/harness/simulatedAccount';
import { WebhookDoor } from '../engine/harness/WebhookDoor';
import { ownerOf } from './nodeFacts';
import type { Sample } from './outputFacts';

export type Account = ReturnType<typeof simulatedAccount>;

const FAX = { recipients: '07 3000 1000' };
const SMS = { recipients: '0412 345 678', message: 'Hello' };
const ERROR_OUTPUT = { onError: 'continueErrorOutput' } as const;

/** What each operation of the node GoFax gives, from runs in n8n's engine against the simulator. */
export const actionSamples = async (gofax: Account): Promise<Sample[]> => {
	const samples: Sample[] = [];
	for (const version of [new GoFax().description.version].flat()) {
		samples.push(...(await samplesOfVersion(gofax, version)));
	}
	return samples;
};

async function samplesOfVersion(gofax: Account, version: number): Promise<Sample[]> {
	const owner = ownerOf('goFax', version);
	const optionsOf = (name: string, parameters: INodeParameters, node = {}) => {
		const [resource = '', operation = ''] = name.split('.');
		return {
			type: 'goFax' as const,
			parameters: { resource, operation, ...parameters },
			credentials: gofax.credential(),
			node: { typeVersion: version, ...node },
		};
	};
	const run = async (name: string, parameters: INodeParameters = {}, node = {}) => {
		// The name says something else than it is, so that there is a warning.
		const document = await storeBinary(await makePdf(1), 'letter.doc', 'application/pdf');
		return await runNode({
			...optionsOf(name, parameters, node),
			items: [{ json: {}, binary: { data: document } }],
		});
	};
	const sample = async (name: string, ...parameters: INodeParameters[]): Promise<Sample> => {
		const items: Sample['items'][number][] = [];
		for (const those of parameters) items.push(...itemsOf(await run(name, those)));
		return { owner, path: `${name}.output`, items };
	};
	const idOf = async (name: string, parameters: INodeParameters, key: string) =>
		asText((await run(name, parameters)).items[0]?.json[key]);

	/** What a parked execution continues with, when GoFax calls back and when nobody does. */
	const waitFor = async (success: boolean, parameters: INodeParameters = {}, node = {}) => {
		await gofax.admin.reset();
		const name = 'fax.sendAndAwaitResult';
		const { run: parked } = await run(name, { recipient: FAX.recipients, ...parameters }, node);
		const [fax] = (await gofax.admin.state()).faxes;
		const data: IRunExecutionData = structuredClone(parked.data);
		const { started = [] } = await new WebhookDoor(optionsOf(name, parameters, node), 'webhook', data).call({
			query: new URL(fax?.callbackUrl ?? '').search,
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: Buffer.from(
				`Recipient=61730001000&ID=${fax?.id}&Success=${String(success)}&Message=Result&Subject=`,
			),
		});
		const [waiting] = data.executionData?.nodeExecutionStack ?? [];
		return [...started, ...(waiting?.data.main?.[0] ?? [])].map(({ json }) => ({ json }));
	};

	const faxId = await idOf('fax.send', FAX, 'faxId');
	const smsId = await idOf('sms.send', SMS, 'smsId');
	const early = await sample('fax.get', { faxId });
	await gofax.admin.advance(60);
	const late = await sample('fax.get', { faxId });
	const received = { faxId: String((await gofax.admin.receiveFax({ pages: 1 })).faxId) };
	const change = { enterAs: 'json', changesJson: '{ "NotificationURL": "https://a.example/x" }' };
	const wrong = { recipients: 'nobody' };

	return [
		await sample('account.checkAccess', {}),
		await sample('account.getBalance', {}),
		{ ...early, items: [...early.items, ...late.items] },
		await sample('fax.getAll', { returnAll: true }),
		await sample('fax.resend', { faxId }),
		await sample('fax.send', FAX, { ...FAX, content: 'text', text: 'Hello' }),
		await sample('receivedFax.download', received),
		await sample('receivedFax.get', received),
		await sample('settings.get', { settingsOf: 'faxSending' }, { settingsOf: 'accountDetails' }),
		// The second time there is nothing to change.
		await sample('settings.update', change, change),
		await sample('sms.get', { smsId }),
		await sample('sms.resend', { smsId }),
		await sample('sms.send', SMS, { ...SMS, additionalFields: { senderId: 'My Clinic North' } }),
		{
			owner,
			path: 'fax.sendAndAwaitResult.output',
			items: [...(await waitFor(true)), ...(await waitFor(false))],
		},
		{
			owner,
			path: 'fax.sendAndAwaitResult.errorOutput',
			items: await waitFor(false, { additionalFields: { ifNotSent: 'errorOutput' } }, ERROR_OUTPUT),
		},
		{
			owner,
			path: 'goFax.errorOutput',
			items: (await run('fax.send', wrong, ERROR_OUTPUT)).errorItems.map(({ json }) => ({ json })),
		},
		{
			owner,
			path: 'goFax.continuedOutput',
			items: itemsOf(await run('fax.send', wrong, { onError: 'continueRegularOutput' })),
		},
	];
}

/** @throws where the node failed: its output is then not a sample */
export function itemsOf({ items, error }: NodeRun): Sample['items'] {
	if (error) throw error;
	return items.map(({ json, binary = {} }) => ({ json, files: Object.keys(binary) }));
}
