import type { Field } from '../platform/Field';

/** Options of both triggers; skipDuplicates() reads them. */
export const duplicatesOption = {
	displayName: 'Duplicates',
	name: 'duplicates',
	type: 'options',
	options: [
		{
			name: 'Pass On, Marked',
			value: 'mark',
			description: 'Start the workflow, with isDuplicate in the output',
		},
		{ name: 'Skip', value: 'skip', description: 'Do not continue with an event that has been processed' },
	],
	default: 'skip',
	description: 'What to do with an event that comes again. Test runs and retries pass on everything.',
} as const satisfies Field;

export const duplicateWindowOption = {
	displayName: 'Duplicate Window (Hours)',
	name: 'duplicateWindow',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 24,
	description:
		'How long an event is remembered: for at least this time, and at most twice as long. The same event within that time is a duplicate. Make it short if you want to use Resend in the GoFax portal after a workflow has failed. With 0, nothing is a duplicate.',
} as const satisfies Field;
