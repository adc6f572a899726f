import type { Fact } from './Fact';

const LINE = /^(\S+) (\S+) (\S+) = (.*)$/;

export const lineOf = ({ owner, path, attribute, value }: Fact) => `${owner} ${path} ${attribute} = ${value}`;

/** The contract as a file: one line for each fact, sorted, so that a diff shows what has changed and nothing else. */
export function writeContract(facts: readonly Fact[], about: readonly string[]): string {
	const lines = facts.map(lineOf).sort();
	return [...about.map((line) => `# ${line}`), '', ...lines, ''].join('\n');
}

/** @throws for a line that is not a fact, for example after a merge with conflicts */
export function readContract(text: string): Fact[] {
	return text
		.split(/\r?\n/)
		.filter((line) => line !== '' && !line.startsWith('#'))
		.map((line) => {
			const [, owner, path, attribute, value] = LINE.exec(line) ?? [];
			if (!owner || !path || !attribute || value === undefined) throw new Error(`Not a fact: ${line}`);
			return { owner, path, attribute, value };
		});
}

/** The version that a contract was released with; undefined where its head does not say. */
export const releaseOf = (text: string): string | undefined => /^# Released with (\S+)$/m.exec(text)?.[1];
