import { createHash } from 'node:crypto';

/**
 * ID of an event, made from its content: GoFax gives none to its form-data notifications, and the `messageId` of an SMS
 * event may be that of the message it answers. The same event always has the same ID; 32 hexadecimal digits.
 *
 * @param content what makes the event this event, without times and signatures of its delivery
 */
export const eventIdOf = (kind: string, content: readonly string[]): string =>
	createHash('sha256')
		.update(JSON.stringify([kind, ...content]))
		.digest('hex')
		.slice(0, 32);
