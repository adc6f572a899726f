import type { ICredentialType, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { toFact, type Fact } from './Fact';
import { attributeFacts, conditionFacts, propertyFacts, without } from './propertyFacts';

/** Texts, looks, and what is read in its own way. */
const NODE_APART = [
	...['displayName', 'name', 'icon', 'iconUrl', 'subtitle', 'description', 'defaults', 'codex', 'hints'],
	...[
		'eventTriggerDescription',
		'activationMessage',
		'waitingNodeTooltip',
		'triggerPanel',
		'documentationUrl',
	],
	...['version', 'defaultVersion', 'properties', 'credentials', 'webhooks'],
];

export const ownerOf = (name: string, version: number) => `${name}@${version}`;

/** Facts of a node: all of them for each version that it has, because a workflow keeps the version it was saved with. */
export const nodeFacts = ({ description }: INodeType): Fact[] =>
	[description.version].flat().flatMap((version) => factsOfVersion(description, version));

function factsOfVersion(description: INodeTypeDescription, version: number): Fact[] {
	const { name, properties, credentials = [], webhooks = [] } = description;
	const owner = ownerOf(name, version);
	return [
		...attributeFacts({ owner, path: name }, without(description, NODE_APART)),
		...credentials.flatMap((credential) => {
			const path = `${name}.credentials.${credential.name}`;
			const { required = false, displayOptions } = credential;
			return attributeFacts({ owner, path }, { required, ...conditionFacts(displayOptions) });
		}),
		...webhooks.flatMap((webhook) =>
			attributeFacts({ owner, path: `${name}.webhooks.${webhook.name}` }, without(webhook, ['name'])),
		),
		...propertyFacts(properties, { owner, path: name, node: { typeVersion: version, description } }),
	];
}

/**
 * Facts of a credential type. A workflow may use it in other nodes too, such as HTTP Request, which need `authenticate`.
 *
 * @param nodes among which one may have its test
 */
export function credentialFacts(credential: ICredentialType, nodes: readonly INodeType[]): Fact[] {
	const { name, properties, authenticate, test, preAuthentication } = credential;
	const isTestedBy = ({ description, methods }: INodeType) =>
		(description.credentials ?? []).some(
			({ name: ofNode, testedBy }) =>
				ofNode === name && typeof testedBy === 'string' && methods?.credentialTest?.[testedBy] !== undefined,
		);
	return [
		toFact(name, name, 'tested', test !== undefined || nodes.some(isTestedBy)),
		toFact(name, name, 'authenticates', authenticate !== undefined || preAuthentication !== undefined),
		...propertyFacts(properties, { owner: name, path: name }),
	];
}
