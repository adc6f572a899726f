import './n8nEnvironment';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';
import { DatabaseStandIn } from './DatabaseStandIn';

/** Where n8n keeps documents, by the names of N8N_DEFAULT_BINARY_DATA_MODE: `default` is in the item, as base64. */
export const BINARY_MODES = ['default', 'filesystem', 'database'] as const;
export type BinaryMode = (typeof BINARY_MODES)[number];

interface Container {
	get<T>(type: abstract new (...args: never[]) => T): T;
}

/** n8n-core brings its own copy of the dependency container; another copy knows none of its services. */
function containerOfCore(): Container {
	const path = require.resolve('@n8n/di', { paths: [require.resolve('n8n-core')] });
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	return (require(path) as { Container: Container }).Container;
}

let initialised: Promise<void> | undefined;

const service = () => containerOfCore().get(BinaryDataService);

export async function initialiseBinaryData(): Promise<void> {
	initialised ??= service().init();
	await initialised;
}

/** From now on documents are kept so. Without it they are files, as in an n8n of one process. */
export async function useBinaryMode(mode: BinaryMode): Promise<void> {
	containerOfCore().get(BinaryDataConfig).mode = mode;
	service().setManager('database', new DatabaseStandIn());
	initialised = service().init();
	await initialised;
}

/** Stores a document as the nodes before would. */
export async function storeBinary(
	data: Buffer,
	fileName: string | undefined,
	mimeType: string,
): Promise<IBinaryData> {
	await initialiseBinaryData();
	const location = { type: 'execution', workflowId: 'workflow-under-test', executionId: '1' } as const;
	return await service().store(location, data, { data: '', mimeType, ...(fileName && { fileName }) });
}

export async function readBinary(binary: IBinaryData | undefined): Promise<Buffer> {
	if (!binary) throw new Error('The item has no such binary field');
	return await service().getAsBuffer(binary);
}
