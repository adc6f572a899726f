import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { adminClient, startSimulator } from '../../simulator';
import { parseCommandLine } from '../../simulator/commandLine';
import { closeAfterTest } from './closeAfterTest';

// Runs beside other suites on machines with few cores.
jest.setTimeout(30_000);

const closing = closeAfterTest();
const root = join(__dirname, '..', '..');

interface Run {
	child: ChildProcess;
	output: () => string;
	ended: Promise<number | null>;
}

function run(...args: string[]): Run {
	const child = spawn(process.execPath, ['--import', 'tsx', 'simulator/main.ts', ...args], { cwd: root });
	let text = '';
	child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
	closing({ close: () => child.kill('SIGKILL') });
	const ended = once(child, 'close').then(([code]) => code as number | null);
	return { child, output: () => text, ended };
}

test.each(['SIGINT', 'SIGTERM'] as const)('says where it is, and ends on %s', async (signal) => {
	const { child, output, ended } = run('--port', '0', '--admin-port', '0', '--speed', '100', '--seed', '7');
	while (!output().includes('Ctrl+C')) await new Promise((resolve) => setTimeout(resolve, 20));
	const adminUrl = /Admin and portal\s+(\S+)/.exec(output())?.[1] ?? '';
	const token = /Token\s+(\S+)/.exec(output())?.[1];
	const admin = adminClient(adminUrl);
	expect((await admin.tokens()).main).toBe(token);
	expect(await admin.state()).toMatchObject({ clock: 'real' });
	child.kill(signal);
	expect(await ended).toBe(0);
});

test.each([
	['port', '--admin-port'],
	['admin port', '--port'],
])('says so when its %s is taken', async (_what, free) => {
	const other = closing(await startSimulator());
	const { port } = new URL(other.url);
	const taken = free === '--port' ? '--admin-port' : '--port';
	const { output, ended } = run(taken, port, free, '0');
	expect(await ended).toBe(1);
	expect(output()).toContain(`Port ${port} is taken by another program`);
});

test('prints its options', async () => {
	const { output, ended } = run('--help');
	expect(await ended).toBe(0);
	expect(output()).toContain('--admin-port 4101');
});

test('says what is wrong with its options', async () => {
	const { output, ended } = run('--port', 'x');
	expect(await ended).toBe(2);
	expect(output()).toContain('A port is a number');
});

test.each([
	[[], { port: 4100, adminPort: 4101, speed: 1, seed: 1, clock: 'real' }],
	[['--port=5000', '--speed', '2.5'], { port: 5000, speed: 2.5 }],
	[['--help'], 'help'],
	[['--port', '70000'], { error: expect.any(String) as string }],
	[['--admin-port', '-1'], { error: expect.any(String) as string }],
	[['--speed', '0'], { error: expect.any(String) as string }],
	[['--speed', 'fast'], { error: expect.any(String) as string }],
	[['--seed', '1.5'], { error: expect.any(String) as string }],
	[['--unknown'], { error: expect.any(String) as string }],
	[['stray'], { error: expect.any(String) as string }],
])('%j is understood', (args, expected) => {
	const parsed = parseCommandLine(args);
	if (typeof expected === 'string') expect(parsed).toBe(expected);
	else expect(parsed).toMatchObject(expected);
});
