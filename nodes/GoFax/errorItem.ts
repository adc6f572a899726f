import type { IDataObject } from 'n8n-workflow';

/**
 * JSON of an item that n8n takes for an error and leads to the error output. It does so for these keys only; an `error` beside
 * `json` would make it replace the details.
 */
export const errorJson = (error: string, details: string | IDataObject): IDataObject => ({ error, details });
