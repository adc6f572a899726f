import type { IncomingMessage } from 'node:http';
import type { Account } from '../model/Account';
import type { ApiVersion } from '../model/ApiVersion';
import type { World } from '../world/World';

export interface SentTokens {
	query: string | undefined;
	header: string | undefined;
}

export function sentTokens(request: IncomingMessage, query: URLSearchParams): SentTokens {
	const header = request.headers['x-api-token'];
	return { query: query.get('token') ?? undefined, header: typeof header === 'string' ? header : undefined };
}

/** Each version looks in one place only: v1.0 at `?token=`, v2.0 at the header `x-api-token`. */
export function authenticate(world: World, version: ApiVersion, tokens: SentTokens): Account | undefined {
	const token = version === 'v1.0' ? tokens.query : tokens.header;
	return token === undefined ? undefined : world.accountByToken(token);
}
