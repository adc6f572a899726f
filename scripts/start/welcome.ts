import type { Owner } from '../n8n/N8nSession';
import type { ImportedExample } from './examples';

export interface WelcomeFacts {
	n8nUrl: string;
	simulator: { url: string; adminUrl: string };
	owner: Owner;
	examples: readonly ImportedExample[];
	keptIn: string | undefined;
	logFile: string;
}

function exampleLine(n8nUrl: string, { workflow, published, problem }: ImportedExample): string {
	const state =
		problem === undefined ? (published ? 'published' : 'start it by hand') : `NOT published: ${problem}`;
	return `    ${workflow.name} (${state})\n      ${n8nUrl}/workflow/${workflow.id}`;
}

/** What a person needs to know once everything runs. */
export function welcome({ n8nUrl, simulator, owner, examples, keptIn, logFile }: WelcomeFacts): string {
	const lines = [
		'',
		'  n8n runs, with the GoFax nodes installed:',
		`    ${n8nUrl}`,
		`    e-mail    ${owner.email}`,
		`    password  ${owner.password}`,
		'',
		'  The simulated GoFax takes the place of the real one; nothing is sent and nothing is charged:',
		`    portal page  ${simulator.adminUrl}`,
		`    API          ${simulator.url}`,
	];
	if (examples.length > 0) {
		lines.push(
			'',
			'  Example workflows, already imported:',
			...examples.map((example) => exampleLine(n8nUrl, example)),
		);
	}
	lines.push(
		'',
		'  Try this next: open a workflow, press "Execute workflow", then look at the fax on the portal page.',
		'  On the portal page, let a fax or an SMS come in, and watch the published workflows run.',
		'',
		keptIn === undefined
			? '  Everything is deleted at the end; npm start -- --keep keeps it.'
			: `  Everything is kept in ${keptIn} for the next run.`,
		`  n8n's log: ${logFile}`,
		'  Ctrl-C stops both.',
	);
	return lines.join('\n');
}
