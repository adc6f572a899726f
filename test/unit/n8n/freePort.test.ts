import { once } from 'node:events';
import { createServer } from 'node:net';
import { findFreePort, isPortFree } from '../../../n8n/process/freePort';

describe('findFreePort', () => {
	it('gives different ports to callers that ask at the same time', async () => {
		const ports = await Promise.all(Array.from({ length: 20 }, () => findFreePort()));
		expect(new Set(ports).size).toBe(20);
	});

	it('gives a port that can be bound', async () => {
		const server = createServer().listen(await findFreePort(), '127.0.0.1');
		await once(server, 'listening');
		server.close();
		await once(server, 'close');
	});
});

describe('isPortFree', () => {
	it('is false while something listens there and true afterwards', async () => {
		const port = await findFreePort();
		const server = createServer().listen(port, '127.0.0.1');
		await once(server, 'listening');
		expect(await isPortFree(port)).toBe(false);
		server.close();
		await once(server, 'close');
		expect(await isPortFree(port)).toBe(true);
	});
});
