import { createServer } from 'node:net';

async function listenOnce(port: number): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
			const address = server.address();
			const bound = typeof address === 'object' && address !== null ? address.port : port;
			server.close(() => resolve(bound));
		});
	});
}

/** Ports already handed out: two callers in one process may ask before either has bound its port. */
const given = new Set<number>();

/** A loopback port that nothing listens on. */
export async function findFreePort(): Promise<number> {
	for (;;) {
		const port = await listenOnce(0);
		if (given.has(port)) continue;
		given.add(port);
		return port;
	}
}

export async function isPortFree(port: number): Promise<boolean> {
	try {
		await listenOnce(port);
		return true;
	} catch {
		return false;
	}
}
