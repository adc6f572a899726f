import { request } from 'undici';
import type { AdminRoute } from './AdminRoute';
import { adminMethodNames, adminRoutes } from './adminRoutes';
import type { SimulatorAdmin } from './SimulatorAdmin';

/**
 * The admin API of a simulator in another process. Rejects with the simulator's own message.
 *
 * @param adminUrl As the simulator prints it, without a path.
 */
export function adminClient(adminUrl: string): SimulatorAdmin {
	const methods = adminMethodNames.map(
		(name) => [name, (...values: unknown[]) => call(adminUrl, adminRoutes[name], values)] as const,
	);
	// The table has a row for every method, and the server answers with what the same method returns.
	return Object.fromEntries(methods) as SimulatorAdmin;
}

async function call(adminUrl: string, route: AdminRoute, values: readonly unknown[]): Promise<unknown> {
	const { method, answers } = route;
	const path = pathOf(route, values);
	const body = bodyOf(route, values);
	const answer = await request(new URL(path, adminUrl), {
		method,
		headers: body === undefined ? {} : { 'content-type': 'application/json' },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	const bytes = Buffer.from(await answer.body.arrayBuffer());
	if (answer.statusCode >= 300)
		throw new Error(`Simulator: ${method} ${path} answered ${answer.statusCode} ${bytes.toString('utf8')}`);
	if (answers === 'json') return JSON.parse(bytes.toString('utf8'));
	return answers === 'bytes' ? bytes : undefined;
}

function pathOf({ path, takes }: AdminRoute, values: readonly unknown[]): string {
	const query = new URLSearchParams();
	for (const [index, argument] of takes.entries()) {
		const given = values[index] !== undefined;
		const text = String(values[index]);
		if (argument.in === 'path')
			path = path.replace(`:${argument.name}`, encodeURIComponent(given ? text : String(argument.default)));
		if (argument.in === 'query' && given) query.set(argument.name, text);
	}
	return query.size > 0 ? `${path}?${query.toString()}` : path;
}

/** Undefined for a method that takes no body. */
function bodyOf({ takes }: AdminRoute, values: readonly unknown[]): unknown {
	for (const [index, argument] of takes.entries()) {
		if (argument.in !== 'body') continue;
		const value = values[index] ?? {};
		if (argument.name !== undefined) return { [argument.name]: value };
		return argument.toJson?.(value) ?? value;
	}
	return undefined;
}
