import type { INodeProperties } from 'n8n-workflow';

/** Whether a parameter's conditions hold, as far as they are about the given values. */
function isShown({ displayOptions }: INodeProperties, values: Readonly<Record<string, unknown>>): boolean {
	const conditions = Object.entries(displayOptions?.show ?? {}).filter(([name]) => name in values);
	return conditions.every(([name, wanted]) => (wanted as unknown[]).includes(values[name]));
}

/** Labels that a node's panel must show for a choice of resource and operation, everything else at its default. */
export function labelsFor(
	properties: readonly INodeProperties[],
	chosen: { resource: string; operation: string },
): string[] {
	const candidates = properties.filter((property) => isShown(property, chosen));
	const defaults = Object.fromEntries(candidates.map(({ name, default: value }) => [name, value]));
	return candidates
		.filter((property) => isShown(property, { ...defaults, ...chosen }))
		.map(({ displayName }) => displayName);
}

/** The resources' names in the panel by their values, in the panel's order. */
export function resourceNames(properties: readonly INodeProperties[]): Map<string, string> {
	const options = properties.find(({ name }) => name === 'resource')?.options ?? [];
	return new Map(
		options.flatMap((option) => ('value' in option ? [[String(option.value), option.name] as const] : [])),
	);
}
