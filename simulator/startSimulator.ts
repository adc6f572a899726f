import type { FastifyInstance } from 'fastify';
import { createAdminServer } from './admin/createAdminServer';
import { LocalAdmin } from './admin/LocalAdmin';
import { createRestServer } from './rest/createRestServer';
import type { Simulator } from './Simulator';
import { completeOptions, type SimulatorOptions } from './world/SimulatorOptions';
import { World } from './world/World';

const HOST = '127.0.0.1';

/** Rejects with the system's error (`EADDRINUSE`) when a port is taken, leaving nothing open. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const complete = completeOptions(options);
	let world = new World(complete);
	const current = () => world;
	const admin = new LocalAdmin(current, async () => {
		const former = world;
		world = new World(complete);
		await former.close();
	});
	const rest = createRestServer(current);
	const adminServer = createAdminServer(admin);
	const close = async () => {
		await Promise.all([rest.close(), adminServer.close(), world.close()]);
	};
	try {
		const url = await listen(rest, complete.port);
		const adminUrl = await listen(adminServer, complete.adminPort);
		const { main, other } = world.accounts;
		return { url, adminUrl, token: main.token, otherToken: other.token, admin, close };
	} catch (error) {
		await close();
		throw error;
	}
}

async function listen(app: FastifyInstance, port: number): Promise<string> {
	return await app.listen({ host: HOST, port });
}
