import { spawn } from 'node:child_process';

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

/** The quick checks: lint beside the compiler, then unit tests, simulator and engine on every core. */
async function main(): Promise<void> {
	const compile = async () => (await npmRun('build')) && (await npmRun('typecheck'));
	const isGood = await Promise.all([npmRun('lint'), compile()]);
	if (isGood.includes(false) || !(await npmRun('test:quick', { alone: true }))) process.exitCode = 1;
}

void main();
