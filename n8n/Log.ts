/** Receives one line of progress, written for a person who waits. */
export type Log = (line: string) => void;

export const silent: Log = () => undefined;
