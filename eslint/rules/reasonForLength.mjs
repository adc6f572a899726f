/** A test file of more than `max` lines begins with a comment that says why it is one file. */
export const reasonForLength = {
	meta: {
		type: 'suggestion',
		schema: [{ type: 'integer', minimum: 1 }],
		messages: {
			long: 'The file has {{lines}} lines, more than {{max}}: split it, or say in a comment on its first line why it is one file.',
		},
	},
	create: (context) => ({
		Program(node) {
			const { sourceCode, options } = context;
			const lines = sourceCode.lines.length - (sourceCode.text.endsWith('\n') ? 1 : 0);
			const beginsWithComment = /^\/[/*]/.test(sourceCode.text);
			if (lines > options[0] && !beginsWithComment)
				context.report({
					node,
					loc: { line: 1, column: 0 },
					messageId: 'long',
					data: { lines, max: options[0] },
				});
		},
	}),
};
