import type { INodeProperties } from 'n8n-workflow';

type DeepReadonly<T> =
	T extends ReadonlyArray<infer U>
		? ReadonlyArray<DeepReadonly<U>>
		: T extends object
			? { readonly [K in keyof T]: DeepReadonly<T[K]> }
			: T;

/** An n8n property, written `as const` so that the type of its value can be inferred. */
export type Field = DeepReadonly<INodeProperties>;
export type Fields = readonly Field[];
