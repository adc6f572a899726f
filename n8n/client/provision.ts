import { randomBytes } from 'node:crypto';
import { GOFAX_NAMES } from '../workflow/goFaxNames';
import type { N8nClient } from './N8nClient';
import type { Owner } from './N8nSession';
import type { CredentialDefinition, StoredCredential, StoredWorkflow, WorkflowDefinition } from './n8nTypes';

/** Secrets that both sides of a webhook must know. */
export interface WebhookSecrets {
	signingSecret: string;
	basicUser: string;
	basicPassword: string;
}

export interface GoFaxAccess {
	baseUrl: string;
	token: string;
	/** Default: 1.0. */
	apiVersion?: '1.0' | '2.0';
}

/** One credential of each type the package has, by type. */
export type CredentialsByType = ReadonlyMap<string, StoredCredential>;

export function newOwner(): Owner {
	// n8n wants at least 8 characters, a digit and a capital letter.
	return { email: 'owner@example.com', password: `Fx1${randomBytes(9).toString('base64url')}` };
}

export function newWebhookSecrets(): WebhookSecrets {
	const random = () => randomBytes(18).toString('base64url');
	return { signingSecret: random(), basicUser: 'gofax', basicPassword: random() };
}

/** Signs in, and creates the owner first on an n8n that has none yet. */
export async function provisionOwner(client: N8nClient, owner: Owner): Promise<'created' | 'existing'> {
	if (await client.isOwnerSetUp()) {
		await client.login(owner);
		return 'existing';
	}
	await client.setupOwner(owner);
	return 'created';
}

/** Creates the package's credentials, or brings those of an earlier run up to date. */
export async function provisionCredentials(
	client: N8nClient,
	access: GoFaxAccess,
	secrets: WebhookSecrets,
): Promise<CredentialsByType> {
	const { baseUrl, token, apiVersion = '1.0' } = access;
	const wanted: CredentialDefinition[] = [
		{ name: 'GoFax simulator', type: GOFAX_NAMES.apiCredential, data: { token, apiVersion, baseUrl } },
		{ name: 'GoFax simulator webhooks', type: GOFAX_NAMES.webhookCredential, data: { ...secrets } },
	];
	const existing = await client.listCredentials();
	const result = new Map<string, StoredCredential>();
	for (const credential of wanted) {
		const earlier = existing.find(({ name, type }) => name === credential.name && type === credential.type);
		const stored =
			earlier === undefined
				? await client.createCredential(credential)
				: await client.updateCredential(earlier.id, credential);
		result.set(stored.type, stored);
	}
	return result;
}

/** A workflow as another n8n exported it, made to use this n8n's credentials. */
export function withCredentials(
	definition: WorkflowDefinition,
	credentials: CredentialsByType,
): WorkflowDefinition {
	const nodes = definition.nodes.map((node) => {
		if (node.credentials === undefined) return node;
		const replaced = Object.entries(node.credentials).map(([type, reference]) => {
			const own = credentials.get(type);
			return [type, own === undefined ? reference : { id: own.id, name: own.name }];
		});
		return { ...node, credentials: Object.fromEntries(replaced) as typeof node.credentials };
	});
	const { name, connections, settings, pinData } = definition;
	return { name, nodes, connections, settings, pinData };
}

export async function importWorkflow(
	client: N8nClient,
	definition: WorkflowDefinition,
	credentials: CredentialsByType,
): Promise<StoredWorkflow> {
	return await client.createWorkflow(withCredentials(definition, credentials));
}

/**
 * n8n publishes only workflows with something that starts them by itself; a manual trigger does not.
 * The package's own triggers, n8n's webhook, form and schedule nodes follow the naming rule.
 */
export function startsByItself(definition: WorkflowDefinition): boolean {
	const manual = [
		'n8n-nodes-base.manualTrigger',
		'n8n-nodes-base.executeWorkflowTrigger',
		'n8n-nodes-base.errorTrigger',
	];
	return definition.nodes.some(
		({ type, disabled }) => disabled !== true && !manual.includes(type) && /trigger$|\.webhook$/i.test(type),
	);
}
