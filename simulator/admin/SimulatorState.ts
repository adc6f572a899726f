import type { ClockMode } from '../clock/SimulationClock';
import type { Delivery } from '../delivery/Delivery';
import type { Account, AccountName } from '../model/Account';
import type { Behaviour } from '../model/Behaviour';
import type { Fault } from '../model/Fault';
import type { FaxRecord } from '../model/FaxRecord';
import type { InboundSmsRecord } from '../model/InboundSmsRecord';
import type { ReceivedFaxRecord } from '../model/ReceivedFaxRecord';
import type { RequestEntry } from '../model/RequestLog';
import type { SmsRecord } from '../model/SmsRecord';

/** Accepted jobs of both accounts together. A resend counts only if it has a new ID. */
export interface SimulatorCounts {
	faxes: number;
	sms: number;
	receivedFaxes: number;
	inboundSms: number;
	deliveries: number;
}

/** Everything but tokens and bytes. */
export interface SimulatorState {
	/** Simulated time, ISO 8601. */
	now: string;
	clock: ClockMode;
	accounts: Record<AccountName, Omit<Account, 'token'>>;
	accepted: SimulatorCounts;
	faxes: FaxRecord[];
	sms: SmsRecord[];
	receivedFaxes: ReceivedFaxRecord[];
	inboundSms: InboundSmsRecord[];
	deliveries: Delivery[];
	requests: RequestEntry[];
	behaviour: Behaviour;
	faults: Fault[];
}
