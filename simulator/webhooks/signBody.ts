import { createHmac } from 'node:crypto';
import type { SigningScheme } from '../model/NativeWebhook';

/**
 * HMAC-SHA256 in the form of `scheme`. The `t` forms sign `<unix seconds>.<body>`, the others the body alone.
 * Every form is a guess: GoFax documents only the header and the word HMAC.
 */
export function signBody(body: string, secret: string, scheme: SigningScheme, at: Date): string {
	const seconds = Math.floor(at.getTime() / 1000);
	const digest = (text: string, encoding: 'hex' | 'base64') =>
		createHmac('sha256', secret).update(text, 'utf8').digest(encoding);
	switch (scheme) {
		case 'hex':
			return digest(body, 'hex');
		case 'base64':
			return digest(body, 'base64');
		case 'prefixed':
			return `sha256=${digest(body, 'hex')}`;
		case 't-v':
			return `t=${seconds},v=${digest(`${seconds}.${body}`, 'hex')}`;
		case 't-v1':
			return `t=${seconds},v1=${digest(`${seconds}.${body}`, 'hex')}`;
	}
}
