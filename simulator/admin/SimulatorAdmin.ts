import type { LocalAdmin } from './LocalAdmin';

/** The admin API, wherever the simulator runs: `LocalAdmin` in its process, `adminClient()` over HTTP. */
export type SimulatorAdmin = Pick<LocalAdmin, keyof LocalAdmin>;
