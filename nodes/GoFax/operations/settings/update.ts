import { Problem } from '../../../../lib/Problem';
import { applyChanges, readChanges, type Change } from '../../../../lib/settings/applyChanges';
import { plainJson, type Path, type Place } from '../../../../lib/settings/jsonText';
import { shownSettings } from '../../../../lib/settings/secrets';
import { pathText, placeAt } from '../../../../lib/settings/settings';
import { changeSettings } from '../../../transport/changeSettings';
import { defineOperation } from '../../defineOperation';
import { toJson } from '../../../platform/toJson';
import { SETTINGS_ENDPOINTS } from '../../../transport/settingsEndpoints';
import { settingsOfField } from './settingsOfField';

export const updateSettings = defineOperation({
	resource: 'settings',
	operation: 'update',
	name: 'Update',
	action: 'Update settings',
	description:
		'Change individual account settings. The others are read first, written back as they were, and compared afterwards.',
	oneByOne: true,
	fields: [
		settingsOfField,
		{
			displayName: 'Enter As',
			name: 'enterAs',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Fields', value: 'fields' },
				{ name: 'JSON', value: 'json' },
			],
			default: 'fields',
			description: 'How to enter the changes',
		},
		{
			displayName: 'Changes',
			name: 'changes',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Change',
			default: {},
			displayOptions: { show: { enterAs: ['fields'] } },
			description: 'The settings to change. Setting > Get shows their names.',
			options: [
				{
					displayName: 'Change',
					name: 'change',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							description:
								'Name of the setting, as Setting > Get shows it. For a setting inside another, both names with a dot in between.',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							description: 'New value; empty clears the setting',
						},
					],
				},
			],
		},
		{
			displayName: 'Changes',
			name: 'changesJson',
			type: 'json',
			default: '{}',
			displayOptions: { show: { enterAs: ['json'] } },
			description: 'The settings to change as a JSON object, for example { "Name": "value" }',
		},
	],
	async run({ params, api }) {
		const changes =
			params.enterAs === 'json'
				? readChanges(params.changesJson)
				: params.changes.change.map(({ name, value }, index) => toChange(name, value, index + 1));
		let asked: Path[] = [];
		const { before, after } = await changeSettings(api, SETTINGS_ENDPOINTS[params.settingsOf], (settings) => {
			const applied = applyChanges(settings, changes);
			asked = applied.asked;
			return applied.settings;
		});
		const unchanged = asked.filter((path) => isEqual(placeAt(before, path), placeAt(after, path)));
		return {
			json: toJson({
				settingsOf: params.settingsOf,
				changed: asked.filter((path) => !unchanged.includes(path)).map(pathText),
				// What was asked for and already so. Nothing is written if that is all.
				unchanged: unchanged.map(pathText),
				settings: shownSettings(after, (text) => api.redact(text)),
			}),
		};
	},
});

const isEqual = (a: Place | undefined, b: Place | undefined) =>
	plainJson(a?.raw ?? '') === plainJson(b?.raw ?? '');

/**
 * A change entered as fields.
 *
 * @param number of the change in the node, from 1
 * @throws {Problem} for a change without a name
 */
function toChange(name: string, value: string, number: number): Change {
	if (name.trim() !== '') return { name, raw: JSON.stringify(value) };
	throw new Problem(
		`Change ${number} has no name`,
		'Enter the name of the setting. If it is an expression, it most likely found nothing.',
	);
}
