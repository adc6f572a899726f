import { name as packageName } from '../../package.json';
import { GoFaxApi } from '../../credentials/GoFaxApi.credentials';
import { GoFaxWebhookApi } from '../../credentials/GoFaxWebhookApi.credentials';
import { GoFax } from '../../nodes/GoFax/GoFax.node';
import { GoFaxSmsTrigger } from '../../nodes/GoFaxSmsTrigger/GoFaxSmsTrigger.node';
import { GoFaxTrigger } from '../../nodes/GoFaxTrigger/GoFaxTrigger.node';
import { toFact, type Fact } from './Fact';
import { credentialFacts, nodeFacts } from './nodeFacts';
import { outputFacts, type Sample } from './outputFacts';

export const nodes = [new GoFax(), new GoFaxTrigger(), new GoFaxSmsTrigger()];
export const credentials = [new GoFaxApi(), new GoFaxWebhookApi()];

/** Everything that a saved workflow depends on, as the code has it. */
export const currentContract = (samples: readonly Sample[]): Fact[] => [
	// The type of a node in a workflow begins with it.
	toFact('package', 'package', 'name', packageName),
	...nodes.flatMap(nodeFacts),
	...credentials.flatMap((credential) => credentialFacts(credential, nodes)),
	...samples.flatMap(outputFacts),
];
