import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const key = randomBytes(32);
const digest = (value: string | Buffer) => createHmac('sha256', key).update(value).digest();

/** Compares two values in a time that depends on neither; their lengths may differ. */
export const equalInConstantTime = (a: string | Buffer, b: string | Buffer): boolean =>
	timingSafeEqual(digest(a), digest(b));
