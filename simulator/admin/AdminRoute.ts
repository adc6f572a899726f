export interface JsonSchema {
	readonly [keyword: string]: unknown;
	readonly properties?: Readonly<Record<string, unknown>>;
	readonly required?: readonly string[];
}

interface PathArgument {
	in: 'path';
	/** `name` is `:name` in the path. */
	name: string;
	/** A number is not checked: anything else is an ID that does not exist, a 404. */
	as: 'number' | JsonSchema;
	/** What the client sends if the argument is left out. */
	default?: number;
}

interface QueryArgument {
	in: 'query';
	name: string;
	schema: JsonSchema;
}

interface BodyArgument<Value> {
	in: 'body';
	/** One field of the body. Without a name the argument is the whole body. */
	name?: string;
	schema: JsonSchema;
	/** For a value that JSON cannot hold. */
	toJson?(value: Value): object;
	/** How the README shows the body. Default: the fields of the schema. */
	shown?: string;
}

/** Where an argument of a method travels in the HTTP request. */
export type AdminArgument<Value = unknown> = PathArgument | QueryArgument | BodyArgument<Value>;

/** One method of the admin API over HTTP. */
export interface AdminRoute {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	path: string;
	/** One for each parameter of the method, in order. */
	takes: readonly AdminArgument[];
	/** JSON with 200, no content with 204, or the bytes of a document. */
	answers: 'json' | 'nothing' | 'bytes';
	/** What it does, for the README. */
	does: string;
}

type AdminMethod = (...values: never[]) => Promise<unknown>;

type ArgumentsOf<Values extends readonly unknown[]> = {
	readonly [Index in keyof Values]-?: AdminArgument<Values[Index]>;
};

type AnswerOf<Result> = [Result] extends [void] ? 'nothing' : Result extends Buffer ? 'bytes' : 'json';

/** An {@link AdminRoute} that fits the method: as many arguments as it has parameters, and the right kind of answer. */
export interface AdminRouteOf<Method extends AdminMethod> extends AdminRoute {
	takes: ArgumentsOf<Parameters<Method>>;
	answers: AnswerOf<Awaited<ReturnType<Method>>>;
}
