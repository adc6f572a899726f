import { SimulationClock } from '../clock/SimulationClock';
import { DeliveryLog } from '../delivery/DeliveryLog';
import { WebhookSender } from '../delivery/WebhookSender';
import type { Account, AccountName } from '../model/Account';
import { defaultBehaviour, type Behaviour } from '../model/Behaviour';
import { FaultList } from '../model/FaultList';
import type { FaxRecord } from '../model/FaxRecord';
import type { InboundSmsRecord } from '../model/InboundSmsRecord';
import type { ReceivedFaxRecord } from '../model/ReceivedFaxRecord';
import { RequestLog } from '../model/RequestLog';
import type { SmsRecord } from '../model/SmsRecord';
import { INITIAL_SETTINGS } from '../settings/settingsValues';
import { DocumentStore } from './DocumentStore';
import { Identifiers } from './Identifiers';
import { SeededRandom } from './SeededRandom';
import { startOf, type CompleteOptions } from './SimulatorOptions';

/** Everything the simulated GoFax knows. A reset makes a new one, so nothing can be left over. */
export class World {
	readonly random: SeededRandom;
	readonly ids: Identifiers;
	readonly clock: SimulationClock;
	readonly behaviour: Behaviour;
	readonly accounts: Readonly<Record<AccountName, Account>>;
	readonly documents: DocumentStore;
	readonly faxes = new Map<number, FaxRecord>();
	readonly sms = new Map<number, SmsRecord>();
	readonly receivedFaxes = new Map<number, ReceivedFaxRecord>();
	readonly inboundSms: InboundSmsRecord[] = [];
	readonly deliveries: DeliveryLog;
	readonly faults = new FaultList();
	readonly requests = new RequestLog();
	private readonly sender = new WebhookSender();
	private webhooksMade = 0;

	constructor(options: CompleteOptions) {
		this.random = new SeededRandom(options.seed);
		// Before anything else uses the generator: tokens depend on the seed alone.
		this.accounts = {
			main: account('main', '12345', this.random.guid()),
			other: account('other', '67890', this.random.guid()),
		};
		this.ids = new Identifiers(this.random);
		this.clock = new SimulationClock({ mode: options.clock, start: startOf(options), speed: options.speed });
		this.behaviour = { ...defaultBehaviour(), ...options.behaviour };
		this.documents = new DocumentStore(options.keepDocuments);
		this.deliveries = new DeliveryLog(this.sender, this.clock);
	}

	accountByToken(token: string): Account | undefined {
		return Object.values(this.accounts).find((candidate) => candidate.token === token);
	}

	nextWebhookId(): number {
		return ++this.webhooksMade;
	}

	async close(): Promise<void> {
		this.clock.close();
		await this.sender.close();
	}
}

function account(name: AccountName, id: string, token: string): Account {
	return {
		name,
		id,
		token,
		balance: 250.5,
		settings: structuredClone(INITIAL_SETTINGS),
		smsNotification: { url: '', username: '', password: '' },
		webhooks: [],
	};
}
