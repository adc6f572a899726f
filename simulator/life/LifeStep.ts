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

/** A step that is not the last: nobody is notified. */
export function pending(after: number, status: string): LifeStep {
	return { after, status, success: null, notifications: 0 };
}
