import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';

/** How to run a server that refuses to run as root, as PostgreSQL does, or that should not. */
export interface OrdinaryUser {
	/** The command and arguments that run the given ones as that user. */
	command(command: string, args: readonly string[]): { command: string; args: string[] };
	/** Gives a folder to that user. */
	own(path: string): void;
}

const idOf = (option: string, name: string) =>
	Number(execFileSync('id', [option, name], { encoding: 'utf8' }).trim());

/** The named user when this process is root, and otherwise the user of this process. */
export function ordinaryUser(name: string): OrdinaryUser {
	if (process.getuid?.() !== 0) {
		return { command: (command, args) => ({ command, args: [...args] }), own: () => undefined };
	}
	const [uid, gid] = [idOf('-u', name), idOf('-g', name)];
	return {
		command: (command, args) => ({
			command: 'setpriv',
			args: [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', command, ...args],
		}),
		own: (path) => chownSync(path, uid, gid),
	};
}
