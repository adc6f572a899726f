/** Several measurements of the same thing. */
export interface Spread {
	median: number;
	least: number;
	most: number;
}

export function spreadOf(values: readonly number[]): Spread {
	const sorted = [...values].sort((a, b) => a - b);
	const [least, most] = [sorted.at(0), sorted.at(-1)];
	if (least === undefined || most === undefined) throw new Error('Nothing was measured');
	const [low, high] = [
		sorted[Math.floor((sorted.length - 1) / 2)],
		sorted[Math.ceil((sorted.length - 1) / 2)],
	];
	return { median: ((low ?? least) + (high ?? most)) / 2, least, most };
}
