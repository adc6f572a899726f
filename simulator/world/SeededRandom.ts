/** A small seeded generator (mulberry32): the same seed gives the same run, which a crypto source cannot. */
export class SeededRandom {
	private state: number;

	constructor(seed: number) {
		this.state = seed >>> 0;
	}

	/** A number in [0, 1). */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let mixed = this.state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number in [low, high]. */
	integer(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	hex(length: number): string {
		let digits = '';
		while (digits.length < length) digits += this.integer(0, 15).toString(16);
		return digits;
	}

	/** GoFax tokens were seen as 8-4-4-4-12 GUIDs. */
	guid(): string {
		return [8, 4, 4, 4, 12].map((length) => this.hex(length)).join('-');
	}
}
