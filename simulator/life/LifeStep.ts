/** One step of a job's life. */
export interface LifeStep {
	/** Simulated seconds from submission or resend. */
	after: number;
	status: string;
	/** Null while not final. */
	success: boolean | null;
	/** How many notifications are sent: usually one, but 0 and 2 happen too. */
	notifications: 0 | 1 | 2;
}

/** A step that is not final: no notification is sent. */
export function pending(after: number, status: string): LifeStep {
	return { after, status, success: null, notifications: 0 };
}
