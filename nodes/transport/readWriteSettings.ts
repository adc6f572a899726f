import { JsonText } from '../../lib/api/jsonParts';
import { Problem } from '../../lib/Problem';
import { hiddenFields } from '../../lib/settings/secrets';
import { pathTexts, settingsInAnswer, type Settings } from '../../lib/settings/settings';
import type { GoFaxApi } from './GoFaxApi';
import type { SettingsEndpoints } from './settingsEndpoints';

export type Edit = (settings: Settings) => Settings;

/** @throws {Problem} also if the answer holds no settings: then nothing may be written either */
export async function readSettings(api: GoFaxApi, { read }: SettingsEndpoints): Promise<Settings> {
	const settings = settingsInAnswer((await api.call(read)).text);
	if (settings) return settings;
	throw new Problem(
		"GoFax's settings cannot be read",
		'The answer held no settings, so nothing was changed: writing without reading first could overwrite what is there. Change them in the GoFax portal.',
	);
}

/**
 * Reads the settings, edits them and writes the whole back, as close together as can be: each attempt to write begins with a
 * read, for between two attempts a pause can lie.
 *
 * @returns what was read and written last, and the problem if GoFax did not take it: what GoFax holds now decides what it means
 * @throws {Problem} if nothing was written
 */
export async function writeSettings(
	api: GoFaxApi,
	at: SettingsEndpoints,
	edit: Edit,
): Promise<{ before: Settings; wanted: Settings; refused: Problem | undefined }> {
	let written: { before: Settings; wanted: Settings } | undefined;
	const body = async () => {
		written = undefined;
		const before = await readSettings(api, at);
		const wanted = edit(before);
		refuseUnwritable(wanted);
		written = { before, wanted };
		return new JsonText(wanted.text);
	};
	const outcome: unknown = await api.call(at.write, { body }).catch((thrown: unknown) => thrown);
	if (!written || (outcome instanceof Error && !(outcome instanceof Problem))) throw outcome;
	return { ...written, refused: outcome instanceof Problem ? outcome : undefined };
}

function refuseUnwritable(settings: Settings): void {
	const hidden = hiddenFields(settings);
	if (hidden.length > 0) {
		throw new Problem(
			`GoFax hides the value of ${pathTexts(hidden)}`,
			'Writing the settings back would overwrite it with what is shown in its place, so nothing was changed. Enter its value too, or change the settings in the GoFax portal.',
		);
	}
	if (settings.text.includes('\uFFFD')) {
		throw new Problem(
			"GoFax's settings hold a character that cannot be read",
			'It would be lost if the settings were written back, so nothing was changed. Correct it in the GoFax portal, or change the settings there.',
		);
	}
}
