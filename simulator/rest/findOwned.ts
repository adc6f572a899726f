import type { AccountName } from '../model/Account';
import type { RestAnswer } from './RestAnswer';
import { failure } from './RestEnvelope';
import type { RestCall } from './RestOperation';
import { unauthorised } from './unauthorised';

export type OwnedRecord<T> = { record: T } | { answer: RestAnswer };

/** The record of that ID if it is this account's. Another account's is a 401, as GoFax says; see `unknownId`. */
export function findOwned<T extends { account: AccountName }>(
	call: RestCall,
	records: Map<number, T>,
	noun: string,
): OwnedRecord<T> {
	const record = records.get(call.id);
	if (record === undefined) return { answer: unknownId(call, noun) };
	if (record.account !== call.account.name) return { answer: unauthorised(call.version) };
	return { record };
}

function unknownId({ world, version }: RestCall, noun: string): RestAnswer {
	const message = `${noun} not found`;
	switch (world.behaviour.unknownId) {
		case 'envelope':
			return { status: 200, body: failure(message) };
		case '404':
			return { status: 404, body: failure(message) };
		case '401':
			return unauthorised(version);
	}
}
