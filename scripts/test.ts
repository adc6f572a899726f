import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';

/** Runs one of package.json's scripts; what it prints comes in one piece at its end, unless it has the terminal for itself. */
async function npmRun(script: string, { alone = false } = {}): Promise<boolean> {
	const child = spawn('npm', ['run', '--silent', script], {
		stdio: alone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
		// npm is a command file on Windows.
		shell: process.platform === 'win32',
	});
	const printed: Buffer[] = [];
	child.stdout?.on('data', (text: Buffer) => printed.push(text));
	child.stderr?.on('data', (text: Buffer) => printed.push(text));
	const isGood = await new Promise<boolean>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => resolve(code === 0));
	});
	process.stdout.write(Buffer.concat(printed));
	if (!alone || !isGood) console.log(`npm run ${script}: ${isGood ? 'ok' : 'failed'}`);
	return isGood;
}

/**
 * The quick checks: unit tests, simulator and engine on every core. Build, lint and types are beside them and have what is left
 * of the machine, because what takes time from a test makes the whole take longer.
 */
async function main(): Promise<void> {
	const tests = npmRun('test:quick', { alone: true });
	setPriority(constants.priority.PRIORITY_LOW);
	const check = async () => (await npmRun('build')) && (await npmRun('lint')) && (await npmRun('typecheck'));
	const isGood = await Promise.all([tests, check()]);
	if (isGood.includes(false)) process.exitCode = 1;
}

void main();
