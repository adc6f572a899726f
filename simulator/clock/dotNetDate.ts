const BRISBANE_OFFSET_MS = 10 * 3_600_000;

/**
 * A date as .NET writes it without a zone: `2023-04-19T10:10:45.237`. Trailing zeros of the fraction are dropped,
 * and so is a fraction of zero, which is what .NET's serialisers do.
 */
function withoutZone(date: Date): string {
	return date.toISOString().replace(/\.?0*Z$/, '');
}

/** GoFax pairs `Issued` with `IssuedUtc`, ten hours apart: Brisbane has no daylight saving time. */
export function localDate(date: Date): string {
	return withoutZone(new Date(date.getTime() + BRISBANE_OFFSET_MS));
}

export function utcDate(date: Date): string {
	return withoutZone(date);
}

/** Native webhooks carry six fraction digits. */
export function microsecondDate(date: Date): string {
	return date.toISOString().replace(/Z$/, '000Z');
}
