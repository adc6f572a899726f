import type { SimulatorAdmin } from './admin/SimulatorAdmin';

/** A running simulator, on this machine only. */
export interface Simulator {
	/** Base URL of the REST API, without the version: `http://127.0.0.1:4100`. */
	readonly url: string;
	/** Base URL of the admin API and the portal page. */
	readonly adminUrl: string;
	/** API token of the main account. */
	readonly token: string;
	/** API token of a second account, which has no access to the first one's faxes and SMS. */
	readonly otherToken: string;
	readonly admin: SimulatorAdmin;
	/** Aborts open connections and deliveries. */
	close(): Promise<void>;
}
