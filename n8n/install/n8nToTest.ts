import { existsSync } from 'node:fs';
import type { Log } from '../Log';
import { installN8n, type N8nInstallation } from './installN8n';
import { n8nEntryIn, nodeBinaryIn } from './n8nUnderTest';

/**
 * The n8n of n8n/package, or the one in the folder that N8N_DIR names, to try another version by hand. That one runs on the
 * Node 24 that npm has put into the folder, or else on ours.
 */
export async function n8nToTest(options: { log?: Log } = {}): Promise<N8nInstallation> {
	const folder = process.env.N8N_DIR;
	if (!folder) return await installN8n(options);
	const ownNode = nodeBinaryIn(folder);
	const nodeBinary = ownNode && existsSync(ownNode) ? ownNode : process.execPath;
	return { nodeBinary, n8nEntry: n8nEntryIn(folder), folder };
}
