import {
	NodeHelpers,
	type IDisplayOptions,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { asText } from '../../lib/json';
import { toFact, type Fact } from './Fact';

/** Texts and looks, on which no workflow depends. */
const TEXTS = ['displayName', 'name', 'description', 'placeholder', 'hint'];
const LOOKS = ['rows', 'editor', 'alwaysOpenEditWindow', 'sortable', 'multipleValueButtonText'];

/** What has facts of its own kind. */
const READ_APART = ['default', 'options', 'displayOptions', 'typeOptions'];

/** What a property belongs to. */
export interface Place {
	owner: string;
	path: string;
	/** For `@version` in displayOptions. */
	node?: { typeVersion: number; description: INodeTypeDescription };
}

type Option = INodePropertyOptions | INodeProperties | INodePropertyCollection;
type Condition = NonNullable<IDisplayOptions['show']>;

/** Facts of properties and of all that is inside them. Notices have no value and count for nothing. */
export const propertyFacts = (properties: readonly INodeProperties[], place: Place): Fact[] =>
	properties
		.filter((property) => property.type !== 'notice' && isInVersion(property, place))
		.flatMap((property) =>
			scopesOf(property, place).flatMap((scope) =>
				factsOf(property, { ...place, path: `${scope}.${property.name}` }),
			),
		);

/** Fields of an operation have a path that begins with it; others are the node's. */
function scopesOf({ displayOptions }: INodeProperties, { path }: Place): string[] {
	const { resource, operation } = displayOptions?.show ?? {};
	if (!resource) return [path];
	const resources = resource.map(asText);
	if (!operation) return resources;
	return resources.flatMap((name) => operation.map((value) => `${name}.${asText(value)}`));
}

/** Asks n8n, for the version alone. */
function isInVersion(property: INodeProperties, { node }: Place): boolean {
	if (!node) return true;
	const { displayOptions } = property;
	const ofVersion = (condition?: Condition) =>
		condition?.['@version'] && { '@version': condition['@version'] };
	const show = ofVersion(displayOptions?.show);
	const hide = ofVersion(displayOptions?.hide);
	const conditions = { ...property, displayOptions: { ...(show && { show }), ...(hide && { hide }) } };
	return NodeHelpers.displayParameter({}, conditions, node, node.description);
}

function factsOf(property: INodeProperties, place: Place): Fact[] {
	const { default: value, displayOptions, typeOptions = {} } = property;
	const isSet = property.type === 'multiOptions' && Array.isArray(value);
	const attributes = {
		...without(property, [...TEXTS, ...READ_APART]),
		...without(typeOptions, LOOKS),
		default: isSet ? [...value].sort() : value,
		...conditionFacts(displayOptions),
	};
	return [
		...attributeFacts(place, attributes),
		...(property.options ?? []).flatMap((option) => optionFacts(option, property, place)),
	];
}

function optionFacts(option: Option, { name }: INodeProperties, place: Place): Fact[] {
	if ('values' in option) {
		const path = `${place.path}.${option.name}`;
		return [toFact(place.owner, path, 'type', 'group'), ...propertyFacts(option.values, { ...place, path })];
	}
	if ('type' in option) return propertyFacts([option], place);
	if (!('value' in option)) return [];
	const value = String(option.value);
	if (name === 'resource') return [toFact(place.owner, value, 'resource', option.value)];
	if (name === 'operation') {
		return [toFact(place.owner, place.path.replace(/operation$/, value), 'operation', option.value)];
	}
	return [toFact(place.owner, `${place.path}=${value}`, 'option', option.value)];
}

/** When something is shown, without what its path says already. The order of values means nothing. */
export function conditionFacts({ show, hide }: IDisplayOptions = {}): Record<string, unknown> {
	const sorted = (condition: Condition = {}, inPath: readonly string[]) =>
		Object.entries(condition)
			.filter(([name]) => !inPath.includes(name))
			.map(([name, values]) => [name, (values ?? []).map((value) => JSON.stringify(value)).sort()] as const)
			.map(([name, values]) => [name, values.map((value): unknown => JSON.parse(value))]);
	const shown = sorted(show, ['resource', 'operation', '@version']);
	const hidden = sorted(hide, ['@version']);
	return {
		...(shown.length > 0 && { show: Object.fromEntries(shown) as unknown }),
		...(hidden.length > 0 && { hide: Object.fromEntries(hidden) as unknown }),
	};
}

/** One fact for each attribute that is set. */
export const attributeFacts = ({ owner, path }: Place, attributes: object): Fact[] =>
	Object.entries(attributes)
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => toFact(owner, path, name, value));

export const without = (source: object, names: readonly string[]): object =>
	Object.fromEntries(Object.entries(source).filter(([name]) => !names.includes(name)));
