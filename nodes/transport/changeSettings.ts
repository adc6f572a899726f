import { Problem } from '../../lib/Problem';
import { differences, sameIn, takeOver } from '../../lib/settings/differences';
import type { Path } from '../../lib/settings/jsonText';
import { isSamePath, pathTexts, type Settings } from '../../lib/settings/settings';
import { inTurn } from '../platform/inTurn';
import type { GoFaxApi } from './GoFaxApi';
import { readSettings, writeSettings, type Edit } from './readWriteSettings';
import type { SettingsEndpoints } from './settingsEndpoints';

/** Attempts in all, where somebody else changes the settings at the same time. */
const ATTEMPTS = 3;

/** Read, edit, write, read, compare. */
interface Round {
	before: Settings;
	wanted: Settings;
	/** What GoFax held afterwards. */
	after: Settings;
	/** Fields that were to be changed. */
	edited: Path[];
	/** Fields that are not as they were written. */
	moved: Path[];
	refused: Problem | undefined;
}

/** Runs work on a settings object after all other work on it in this process: GoFax has no lock. */
export async function withSettings<T>(
	api: GoFaxApi,
	at: SettingsEndpoints,
	work: () => Promise<T>,
): Promise<T> {
	return await inTurn(`${api.accountKey} ${at.read.path}`, work);
}

/**
 * Changes settings and nothing else. GoFax does not document whether a write resets the fields that it leaves out, so the
 * whole is read, changed as text, written, read again and compared.
 *
 * If something else moved, all of it is undone, as far as nobody has touched it since, and tried again. What moves again, by the
 * undo or by the next attempt, was moved by GoFax, and the change fails. What does not was somebody else's change, and they get
 * it back.
 *
 * @param edit called again for each attempt, with what GoFax holds by then
 * @throws {Problem} if the change did not take, or moved something else; the text says what state the settings are in
 */
export async function changeSettings(
	api: GoFaxApi,
	at: SettingsEndpoints,
	edit: Edit,
): Promise<{ before: Settings; after: Settings }> {
	return await withSettings(api, at, async () => await change(api, at, edit));
}

async function change(
	api: GoFaxApi,
	at: SettingsEndpoints,
	edit: Edit,
): Promise<{ before: Settings; after: Settings }> {
	const conflicts: Round[] = [];
	for (;;) {
		const round = await once(api, at, edit);
		if (round.moved.length === 0) {
			if (conflicts.length === 0) return round;
			const last = await giveBack(api, at, conflicts, edit);
			if (last.moved.length > 0) throw notGivenBack(last);
			return { before: conflicts[0]?.before ?? round.before, after: last.after };
		}
		const isLast = conflicts.length + 1 === ATTEMPTS;
		if (tookNothing(round)) {
			if (isLast || !mayTryAgain(round)) throw round.refused ?? notSaved(round);
		} else {
			const movedAgain = sameMoves(round, conflicts.at(-1));
			const undone = await undo(api, at, round, isLast && movedAgain.length === 0);
			const byGoFax = [...movedAgain, ...(undone?.again ?? [])];
			if (!undone || byGoFax.length > 0 || isLast) {
				// The error is that of the change; anyone else who changed settings sees in the portal what they are.
				const theirs = [...conflicts, { ...round, moved: without(round.moved, round.edited) }];
				await giveBack(api, at, theirs, (settings) => settings, byGoFax).catch(() => undefined);
				throw failure(round, byGoFax, undone);
			}
		}
		conflicts.push(round);
	}
}

async function once(api: GoFaxApi, at: SettingsEndpoints, edit: Edit): Promise<Round> {
	const first = await readSettings(api, at);
	const nothing = { before: first, wanted: first, after: first, edited: [], moved: [], refused: undefined };
	if (edit(first).text === first.text) return nothing;
	const { before, wanted, refused } = await writeSettings(api, at, edit);
	const edited = differences(before, wanted);
	const after = await readSettings(api, at).catch(() => {
		throw refused && isCertain(refused) ? refused : cannotBeTold(edited);
	});
	// A field that differs from one read to the next moves by itself.
	const restless = without(differences(first, before), edited);
	return { before, wanted, after, edited, moved: without(differences(wanted, after), restless), refused };
}

const without = (paths: Path[], others: Path[]) =>
	paths.filter((path) => !others.some((other) => isSamePath(path, other)));

/** False for a write that broke or met a fault of GoFax's: it may have been taken. */
const isCertain = ({ httpStatus, nothingSent }: Problem) =>
	nothingSent || (httpStatus !== undefined && httpStatus < 500);

/** True if nothing of a write is there. */
const tookNothing = ({ before, after, refused }: Round) =>
	(refused !== undefined && isCertain(refused)) || differences(before, after).length === 0;

/** True if somebody else may be the reason: another process that wrote what it had read before us, or a write in between. */
const mayTryAgain = ({ before, after, refused }: Round) =>
	refused === undefined ||
	[409, 412].includes(refused.httpStatus ?? 0) ||
	differences(before, after).length > 0;

/** Fields that have moved to the same value in two attempts. */
const sameMoves = (round: Round, earlier: Round | undefined): Path[] =>
	earlier
		? without(sameIn(earlier.after, round.after, round.moved), without(round.moved, earlier.moved))
		: [];

/** The outcome of an undo: fields that are not as they were before. */
interface Undone {
	/** They have moved again to the same value, so it is GoFax that moves them. */
	again: Path[];
	/** Somebody else has changed them meanwhile. */
	others: Path[];
}

/**
 * Puts back what a round moved, if it is still as it was right after the round.
 *
 * @param onlyOwn leaves what somebody else may have changed
 * @returns undefined if its outcome is not known
 */
async function undo(
	api: GoFaxApi,
	at: SettingsEndpoints,
	{ before, after, edited, moved }: Round,
	onlyOwn: boolean,
): Promise<Undone | undefined> {
	const ours = without(edited, moved);
	let paths: Path[] = [];
	const restore = (settings: Settings) => {
		paths = sameIn(settings, after, onlyOwn ? ours : [...ours, ...moved]);
		return takeOver(settings, before, paths);
	};
	const restored = await once(api, at, restore).catch(() => undefined);
	if (!restored) return undefined;
	const left = without(paths, sameIn(before, restored.after, paths));
	const again = sameIn(after, restored.after, left);
	return { again, others: without(left, again) };
}

/** Gives back what somebody else changed during earlier rounds and an undo has overwritten. */
async function giveBack(
	api: GoFaxApi,
	at: SettingsEndpoints,
	rounds: Round[],
	edit: Edit,
	except: Path[] = [],
): Promise<Round> {
	const withTheirs = (settings: Settings, { before, wanted, after, moved }: Round) => {
		const theirs = without(moved, except);
		return takeOver(settings, after, [
			...sameIn(settings, before, theirs),
			...sameIn(settings, wanted, theirs),
		]);
	};
	return await once(api, at, (settings) => edit(rounds.reduce(withTheirs, settings)));
}

const notGivenBack = ({ moved }: Round) =>
	new Problem(
		`Somebody else changed GoFax's settings at the same time: ${pathTexts(moved)}`,
		'Each of these may hold their value, yours or the previous one; everything else was saved as asked. Check them in the GoFax portal.',
	);

const notSaved = ({ moved }: Round) =>
	new Problem(
		`GoFax did not save ${pathTexts(moved)}`,
		`GoFax reported success ${ATTEMPTS} times, but the settings have not changed. Change them in the GoFax portal.`,
	);

const cannotBeTold = (edited: Path[]) =>
	new Problem(
		'It is not known whether GoFax saved the change',
		`The settings were sent to GoFax and could not be read again. Check ${pathTexts(edited)} in the GoFax portal.`,
	);

function failure({ edited, moved }: Round, byGoFax: Path[], undone: Undone | undefined): Problem {
	if (undone && byGoFax.length === 0) {
		const left = undone.others.length > 0 ? ` except for ${pathTexts(undone.others)}` : '';
		return new Problem(
			`GoFax's settings keep changing while they are written: ${pathTexts(moved)}`,
			`It was tried ${ATTEMPTS} times. Most likely somebody else changes them, or GoFax counts something there. Nothing of this change is left in the settings${left}. Try again in a minute, or change them in the GoFax portal.`,
		);
	}
	const state = stateAfter(undone);
	const others = without(byGoFax.length > 0 ? byGoFax : moved, edited);
	return others.length > 0
		? new Problem(`GoFax changed more than it was asked to: ${pathTexts(others)}`, state)
		: new Problem(
				`GoFax saved something other than it was given: ${pathTexts(moved)}`,
				`It most likely wants another length or form. ${state}`,
			);
}

function stateAfter(undone: Undone | undefined): string {
	if (!undone)
		return 'It is not known whether everything was put back, because the settings could not be read again. Check them in the GoFax portal.';
	const left = [...undone.again, ...undone.others];
	return left.length === 0
		? 'Everything was put back as it was. Change the settings in the GoFax portal.'
		: `Everything was put back except for ${pathTexts(left)}. Check these in the GoFax portal.`;
}
