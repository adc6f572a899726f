import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Owner } from '../../n8n/client/N8nSession';
import { newOwner, newWebhookSecrets, type WebhookSecrets } from '../../n8n/client/provision';

interface Secrets {
	owner: Owner;
	webhook: WebhookSecrets;
}

/** Where n8n's data of one or of many runs lies, with the login that belongs to it. */
export class DataFolder {
	private constructor(
		readonly path: string,
		readonly temporary: boolean,
		readonly secrets: Secrets,
	) {}

	static open(keptAt: string | undefined): DataFolder {
		const path = keptAt ?? mkdtempSync(join(tmpdir(), 'n8n-nodes-gofax-'));
		// Tokens and keys lie in here.
		mkdirSync(path, { recursive: true, mode: 0o700 });
		const file = join(path, 'login.json');
		if (!existsSync(file)) {
			const secrets: Secrets = { owner: newOwner(), webhook: newWebhookSecrets() };
			writeFileSync(file, JSON.stringify(secrets, null, '\t'), { mode: 0o600 });
		}
		return new DataFolder(path, keptAt === undefined, JSON.parse(readFileSync(file, 'utf8')) as Secrets);
	}

	/** Deletes a temporary folder; a kept one stays. */
	close(): void {
		if (this.temporary) rmSync(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
}
