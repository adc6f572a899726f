import type { Owner } from '../../n8n/client/N8nSession';
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

/** The page of a published form, which anyone may open without signing in. */
function formUrl(n8nUrl: string, examples: readonly ImportedExample[]): string | undefined {
	const nodes = examples.filter(({ published }) => published).flatMap(({ workflow }) => workflow.nodes);
	const form = nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger');
	return form?.webhookId === undefined ? undefined : `${n8nUrl}/form/${form.webhookId}`;
}

/** What a person needs to know once everything runs. */
export function welcome({ n8nUrl, simulator, owner, examples, keptIn, logFile }: WelcomeFacts): string {
	const form = formUrl(n8nUrl, examples);
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
		'  Try this next:',
		...(form === undefined
			? []
			: [`    1. Fax a PDF with this form, and see its pages on the portal page:\n       ${form}`]),
		`    ${form === undefined ? 1 : 2}. On the portal page, let a fax or an SMS reply come in; then look at "Executions" in n8n.`,
		'',
		keptIn === undefined
			? '  Everything is deleted at the end; npm start -- --keep keeps it.'
			: `  Everything is kept in ${keptIn} for the next run.`,
		`  n8n's log: ${logFile}`,
		'  Ctrl-C stops both.',
	);
	return lines.join('\n');
}
