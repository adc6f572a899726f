import { phrases, type Phrase } from './phrases';

/** A phrase where it was found. */
export interface Finding {
	/** From 1. */
	line: number;
	/** As it is written, on one line. */
	found: string;
	instead: string;
}

/** White space, and what begins a line of a comment. */
const GAP = String.raw`\s+(?:(?:\*|//|#|>)\s+)?`;

const compiled = phrases.map(({ pattern, instead }: Phrase) => ({
	pattern: new RegExp(pattern.replaceAll(' ', GAP), 'gi'),
	instead,
}));

/** `allow-phrase: "behind" (the reason)`; without a reason it allows nothing. */
const ALLOWED = /allow-phrase: "([^"]+)" \([^)\s][^)]*\)/g;

/** The phrases of the list that a text has, in the order of its lines. */
export function findPhrases(text: string): Finding[] {
	const lines = text.split('\n');
	const allowedOn = (line: number) =>
		[...(lines[line - 1] ?? '').matchAll(ALLOWED)].map(([, phrase = '']) => phrase.toLowerCase());
	return compiled
		.flatMap(({ pattern, instead }) =>
			[...text.matchAll(pattern)].map(({ 0: raw, index }) => ({
				line: text.slice(0, index).split('\n').length,
				found: raw.replace(new RegExp(GAP, 'g'), ' '),
				instead,
			})),
		)
		.filter(
			({ line, found }) =>
				![...allowedOn(line - 1), ...allowedOn(line)].some((phrase) => found.toLowerCase().includes(phrase)),
		)
		.sort((a, b) => a.line - b.line);
}
