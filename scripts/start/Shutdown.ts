import { watchNpm } from './watchNpm';

type Step = () => void | Promise<void>;

/** Undoes, last first, what has been started; once, whichever of Ctrl-C, kill, crash or error asks first. */
export class Shutdown {
	private readonly steps: Step[] = [];
	private running: Promise<void> | undefined;

	/** Called with every step that has something to undo, as soon as there is something to undo. */
	add(step: Step): void {
		this.steps.push(step);
	}

	get begun(): boolean {
		return this.running !== undefined;
	}

	async run(): Promise<void> {
		this.running ??= this.undo();
		await this.running;
	}

	/** Ends this process in order when it is told to, or when the npm that runs it is gone. */
	onRequest(notice: string): void {
		// Ctrl-C under npm arrives two or three times at once: from the terminal, from npm and from tsx.
		const stop = () => {
			if (this.begun) return;
			console.log(`\n${notice}`);
			// 0: being stopped is how this program ends, and npm would print an error for anything else.
			void this.run().finally(() => process.exit(0));
		};
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
		// Nobody may be reading any more, and a write error must not keep us from cleaning up.
		process.stdout.on('error', stop);
		watchNpm(stop);
	}

	private async undo(): Promise<void> {
		for (const step of this.steps.reverse()) {
			try {
				await step();
			} catch (error) {
				// The other steps still have to run.
				console.error(error instanceof Error ? error.message : error);
			}
		}
	}
}
