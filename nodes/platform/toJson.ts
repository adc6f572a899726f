import type { IDataObject } from 'n8n-workflow';

/** A value as an item's `json`: without undefined fields, and sharing nothing with the original. */
export const toJson = (value: object): IDataObject => JSON.parse(JSON.stringify(value));
