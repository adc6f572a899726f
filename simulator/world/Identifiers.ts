import type { SeededRandom } from './SeededRandom';

/** As large as the IDs in GoFax's articles: fax, SMS and received fax count separately. */
const FIRST_FAX_ID = 100_590_000;
const FIRST_SMS_ID = 52_330_000;
const FIRST_RECEIVED_FAX_ID = 4_850_000;

/** Hands out IDs that rise with gaps, as those of a shared service do: a client cannot guess the next one. */
export class Identifiers {
	private fax: number;
	private sms: number;
	private receivedFax: number;

	constructor(private readonly random: SeededRandom) {
		this.fax = FIRST_FAX_ID + random.integer(0, 9999);
		this.sms = FIRST_SMS_ID + random.integer(0, 9999);
		this.receivedFax = FIRST_RECEIVED_FAX_ID + random.integer(0, 9999);
	}

	nextFax(): number {
		return (this.fax += this.random.integer(1, 9));
	}

	nextSms(): number {
		return (this.sms += this.random.integer(1, 9));
	}

	nextReceivedFax(): number {
		return (this.receivedFax += this.random.integer(1, 9));
	}

	/** `messageId` of a native webhook is an opaque string, unlike every REST ID. */
	nextMessage(): string {
		return this.random.hex(12);
	}
}
