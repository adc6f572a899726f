export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
	[key: string]: Json;
}

export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value if it is text, else an empty text. */
export function textOf(value: Json | undefined): string {
	return typeof value === 'string' ? value : '';
}
