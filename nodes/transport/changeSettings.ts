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
 * If something else moved, all of it is undone, as far as nobody has touched it since, and tried again. What moves again was
 * moved by GoFax, and the change fails. What does not was somebody else's change, and they get it back.
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
		if (wasRefused(round)) {
			if (isLast || !metSomebody(round)) throw round.refused ?? notSaved(round);
		} else {
			const again = movedAgain(round, conflicts.at(-1));
			const left = await undo(api, at, round, isLast && again.length === 0);
			if (!left || left.length > 0 || again.length > 0 || isLast) {
				// The error is that of the change; whoever else changed settings sees in the portal what they are.
				await giveBack(api, at, conflicts, (settings) => settings, again).catch(() => undefined);
				throw failure(round, again, left);
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

/** True if nothing of a write was taken. */
const wasRefused = ({ before, after, refused }: Round) =>
	(refused !== undefined && isCertain(refused)) || differences(before, after).length === 0;

/** True if somebody else most likely changed the settings between a read and a write that GoFax refused. */
const metSomebody = ({ before, after, refused }: Round) =>
	[409, 412].includes(refused?.httpStatus ?? 0) ||
	(refused !== undefined && differences(before, after).length > 0);

const movedAgain = (round: Round, earlier: Round | undefined): Path[] =>
	earlier
		? without(sameIn(earlier.after, round.after, round.moved), without(round.moved, earlier.moved))
		: [];

/**
 * Puts back what a round moved, if it is still as it was right after the round.
 *
 * @param onlyOwn leaves what somebody else may have changed
 * @returns fields that are not as they were before; undefined if that cannot be told
 */
async function undo(
	api: GoFaxApi,
	at: SettingsEndpoints,
	{ before, after, edited, moved }: Round,
	onlyOwn: boolean,
): Promise<Path[] | undefined> {
	const ours = onlyOwn ? without(edited, moved) : differences(before, after);
	let paths: Path[] = [];
	const restore = (settings: Settings) => {
		paths = sameIn(settings, after, ours);
		return takeOver(settings, before, paths);
	};
	const restored = await once(api, at, restore).catch(() => undefined);
	return restored && without(paths, sameIn(before, restored.after, paths));
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
		'The change itself was saved, and theirs may have been lost. Check these settings in the GoFax portal.',
	);

const notSaved = ({ moved }: Round) =>
	new Problem(
		`GoFax did not save ${pathTexts(moved)}`,
		'GoFax answered that all is well, but the settings are as before. Change them in the GoFax portal.',
	);

const cannotBeTold = (edited: Path[]) =>
	new Problem(
		'Whether GoFax saved the change cannot be told',
		`The settings were sent to GoFax and could not be read again. Check ${pathTexts(edited)} in the GoFax portal.`,
	);

function failure({ edited, moved }: Round, again: Path[], left: Path[] | undefined): Problem {
	const others = without(again.length > 0 ? again : moved, edited);
	const state = stateAfterUndo(left);
	if (again.length === 0 && left?.length === 0) {
		return new Problem(
			`Somebody else keeps changing GoFax's settings: ${pathTexts(moved)}`,
			`It was tried ${ATTEMPTS} times. Nothing of this change is left in the settings, and theirs stays. Try again in a minute.`,
		);
	}
	return others.length > 0
		? new Problem(`GoFax changed more than it was asked to: ${pathTexts(others)}`, state)
		: new Problem(
				`GoFax saved something else than it was given: ${pathTexts(moved)}`,
				`It most likely wants another length or form. ${state}`,
			);
}

function stateAfterUndo(left: Path[] | undefined): string {
	if (!left)
		return 'Whether putting everything back worked cannot be told, because the settings could not be read again. Check them in the GoFax portal.';
	return left.length === 0
		? 'Everything was put back as it was. Change the settings in the GoFax portal.'
		: `Putting them back worked but for ${pathTexts(left)}. Check these in the GoFax portal.`;
}
