/** Option of both triggers; skipDuplicates() reads it. */
export const duplicatesOption = {
	displayName: 'Duplicates',
	name: 'duplicates',
	type: 'options' as const,
	options: [
		{ name: 'Pass On, Marked', value: 'mark', description: 'Start the workflow, with isDuplicate in the output' },
		{ name: 'Skip', value: 'skip', description: 'Do not continue with an event that has been processed' },
	],
	default: 'skip',
	description: 'What to do with an event that comes again. Test runs pass on everything.',
};
