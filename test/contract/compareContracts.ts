import type { Fact } from './Fact';

/** What is different between two contracts. */
export interface Difference {
	kind: 'added' | 'removed' | 'changed';
	fact: Fact;
	/** Of what has changed. */
	before?: string;
}

const keyOf = ({ owner, path, attribute }: Fact) => `${owner} ${path} ${attribute}`;

/** Compares two contracts, in any order of their facts. */
export function compareContracts(before: readonly Fact[], after: readonly Fact[]): Difference[] {
	const earlier = byKey(before);
	const later = byKey(after);
	return [...new Set([...earlier.keys(), ...later.keys()])].sort().flatMap((key): Difference[] => {
		const was = earlier.get(key);
		const is = later.get(key);
		if (!is) return was ? [{ kind: 'removed', fact: was }] : [];
		if (!was) return [{ kind: 'added', fact: is }];
		return was.value === is.value ? [] : [{ kind: 'changed', fact: is, before: was.value }];
	});
}

/** @throws for two facts that contradict each other: two fields of one name, of which a path cannot tell one from the other */
function byKey(facts: readonly Fact[]): Map<string, Fact> {
	const found = new Map<string, Fact>();
	for (const fact of facts) {
		const other = found.get(keyOf(fact));
		if (other && other.value !== fact.value) {
			throw new Error(`${keyOf(fact)} is both ${other.value} and ${fact.value}`);
		}
		found.set(keyOf(fact), fact);
	}
	return found;
}

/** A difference as a line for the reader. */
export function describeDifference({ kind, fact, before }: Difference): string {
	const { owner, path, attribute, value } = fact;
	const about = `${path}: ${attribute} (${owner})`;
	if (kind === 'changed') return `changed  ${about}: was ${before}, is ${value}`;
	return kind === 'added' ? `added    ${about}: ${value}` : `removed  ${about}: was ${value}`;
}
