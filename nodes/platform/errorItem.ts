import type { IDataObject } from 'n8n-workflow';

/**
 * JSON of an item that n8n takes for an error and leads to the error output. With these keys only, and none of them empty, every
 * version does so: before 2.33 or so another key had it pass for a success. An `error` beside `json` would replace the message.
 *
 * @param about what to do, or what is known
 */
export const errorJson = (error: string, about: string | IDataObject): IDataObject => ({
	error,
	...(about !== '' && { message: about }),
});
