/** One station of a job's life. */
export interface LifeStep {
	/** Simulated seconds from submission or resend. */
	after: number;
	status: string;
	/** Null while not final. */
	success: boolean | null;
	/** How often the final state is notified: once, but 0 and 2 happen too. */
	notifications: 0 | 1 | 2;
}
