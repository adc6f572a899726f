import { isObject, type JsonObject } from '../../../lib/json';
import { Problem } from '../../../lib/Problem';
import type { OperationResult } from '../defineOperation';

/** What became of one recipient of an item, or of the whole item. */
export type Outcome = OperationResult | Problem;

/** The same, as n8n saves it. */
export type SavedOutcome =
	| { result: OperationResult }
	| { problem: { message: string; advice: string; isUnclear: boolean } };

const isSaved = (value: unknown): value is SavedOutcome =>
	isObject(value) && (isObject(value.result) || isObject(value.problem));

/** What the memory has under a key; undefined if that is nothing. */
export function savedOutcomes(memory: JsonObject, key: string): SavedOutcome[] | undefined {
	const saved = memory[key];
	return Array.isArray(saved) ? saved.filter(isSaved) : undefined;
}

export const toSaved = (outcome: Outcome): SavedOutcome =>
	outcome instanceof Problem
		? {
				problem: {
					message: outcome.message,
					advice: outcome.advice,
					isUnclear: outcome.mayHaveBeenAccepted,
				},
			}
		: { result: outcome };

export const fromSaved = (saved: SavedOutcome): Outcome =>
	'result' in saved
		? saved.result
		: new Problem(saved.problem.message, saved.problem.advice, {
				mayHaveBeenAccepted: saved.problem.isUnclear,
			});

/** Some recipients were taken, and the others certainly not: those are tried again. */
export const isRefusedInPart = (saved: readonly SavedOutcome[]): boolean =>
	saved.some((one) => 'problem' in one) && saved.every((one) => !('problem' in one && one.problem.isUnclear));
