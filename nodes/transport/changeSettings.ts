import { isObject } from '../../lib/json';
import { Problem } from '../../lib/Problem';
import { differences, maskedSecrets, pathText, type Path, type Settings } from '../../lib/settings/settings';
import type { SettingsEndpoints } from './settingsEndpoints';
import type { GoFaxApi } from './GoFaxApi';

/** @throws {Problem} also if the answer holds no settings: then nothing may be written either */
export async function readSettings(api: GoFaxApi, { read }: SettingsEndpoints): Promise<Settings> {
	const { payload } = await api.call(read);
	if (isObject(payload) && Object.keys(payload).length > 0) return payload;
	throw new Problem(
		"GoFax's settings cannot be read",
		'The answer held no settings, so nothing was changed: writing without reading first could overwrite what is there. Change them in the GoFax portal.',
	);
}

const names = (paths: Path[]) => paths.map(pathText).join(', ');

/**
 * Changes settings and nothing else. GoFax does not document whether a write resets the fields that it leaves out, so the
 * whole is read, changed, written, read again and compared. If anything else moved, the settings are put back.
 *
 * @throws {Problem} if the change did not take, or moved something else; the text says what state the settings are in
 */
export async function changeSettings(
	api: GoFaxApi,
	at: SettingsEndpoints,
	edit: (settings: Settings) => Settings,
): Promise<{ before: Settings; after: Settings }> {
	const before = await readSettings(api, at);
	const wanted = edit(before);
	if (differences(before, wanted).length === 0) return { before, after: before };

	const masked = maskedSecrets(wanted);
	if (masked.length > 0) {
		throw new Problem(
			`GoFax hides the value of ${names(masked)}`,
			'Writing the settings back would overwrite it with the asterisks, so nothing was changed. Give its value too, or change the settings in the GoFax portal.',
		);
	}

	const refused = await write(api, at, wanted);
	const after = await readSettings(api, at).catch(() => {
		throw refused && isCertain(refused)
			? refused
			: new Problem(
					'Whether GoFax saved the change cannot be told',
					`The settings were sent to GoFax and could not be read again. Check ${names(differences(before, wanted))} in the GoFax portal.`,
				);
	});
	const wrong = differences(wanted, after);
	if (wrong.length === 0) return { before, after };

	if (differences(before, after).length === 0) {
		throw (
			refused ??
			new Problem(
				`GoFax did not save ${names(wrong)}`,
				'GoFax answered that all is well, but the settings are as before. Change them in the GoFax portal.',
			)
		);
	}
	await write(api, at, before);
	const restored = await readSettings(api, at).catch(() => undefined);
	throw new Problem(
		`GoFax changed more than it was asked to: ${names(wrong)}`,
		howItWasPutBack(before, restored),
	);
}

function howItWasPutBack(before: Settings, restored: Settings | undefined): string {
	if (!restored) {
		return 'Whether putting everything back worked cannot be told, because the settings could not be read again. Check them in the GoFax portal.';
	}
	const stranded = differences(before, restored);
	return stranded.length === 0
		? 'Everything was put back as it was. Change the settings in the GoFax portal.'
		: `Putting them back worked but for ${names(stranded)}. Check these in the GoFax portal.`;
}

/** False for a write that broke or met a fault of GoFax's: it may have been taken. */
const isCertain = ({ httpStatus, nothingSent }: Problem) =>
	nothingSent || (httpStatus !== undefined && httpStatus < 500);

/** Writes, and gives back the problem instead of throwing it: what GoFax holds now decides what it means. */
async function write(
	api: GoFaxApi,
	{ write: endpoint }: SettingsEndpoints,
	settings: Settings,
): Promise<Problem | undefined> {
	const outcome: unknown = await api.call(endpoint, { body: settings }).catch((problem: unknown) => problem);
	if (outcome instanceof Problem) return outcome;
	if (outcome instanceof Error) throw outcome;
	return undefined;
}
