import { createHmac } from 'node:crypto';
import type { WebhookSecrets } from '../../n8n/client/provision';

/** One call of a webhook. */
export interface Call {
	headers: Record<string, string>;
	body: string;
}

/** Makes the call that brings an event of this ID. */
export type MakeCall = (event: string) => Call;

const json = (body: string, headers: Record<string, string> = {}): Call => ({
	headers: { 'content-type': 'application/json', ...headers },
	body,
});

/** An SMS reply as GoFax documents it; see simulator/webhooks/nativeEvent.ts. */
const smsReply = (event: string): string =>
	JSON.stringify({
		eventType: 'SMS_REPLY',
		eventTimestamp: '2025-06-01T00:30:00.000000Z',
		messageId: event,
		direction: 'reply',
		from: '+61412345678',
		to: '+61730000000',
		messageBody: 'Yes, I will be there at ten',
		metadata: { accountId: 1001 },
		signature: 'HMAC_SHA256',
	});

/** What the two triggers of Webhook get too: the same body, however it is checked. */
export const plainCall: MakeCall = (event) => json(smsReply(event));

/** With a header that the Webhook node compares. */
export const headerCall =
	(name: string, value: string): MakeCall =>
	(event) =>
		json(smsReply(event), { [name]: value });

/** Signed as GoFax is taken to do it: HMAC-SHA256 over the body, in hexadecimal. */
export const signedCall =
	(secret: string): MakeCall =>
	(event) => {
		const body = smsReply(event);
		const signature = createHmac('sha256', secret).update(body).digest('hex');
		return json(body, { 'x-gofax-signature': signature });
	};

/** A notification of a sent fax, a form as GoFax documents it, with Basic auth. */
export const faxSentCall =
	({ basicUser, basicPassword }: Pick<WebhookSecrets, 'basicUser' | 'basicPassword'>): MakeCall =>
	(event) => ({
		headers: {
			'content-type': 'application/x-www-form-urlencoded',
			authorization: `Basic ${Buffer.from(`${basicUser}:${basicPassword}`).toString('base64')}`,
		},
		body: new URLSearchParams({
			Recipient: '61730000000',
			ID: event,
			Success: 'True',
			Message: 'Sent',
			Subject: 'Referral',
		}).toString(),
	});

/** An event as Slack documents it, signed with the time. */
export const slackCall =
	(secret: string): MakeCall =>
	(event) => {
		const body = JSON.stringify({
			type: 'event_callback',
			team_id: 'T0000000001',
			event: {
				type: 'message',
				channel: 'C0000000001',
				user: 'U0000000001',
				text: 'Yes, I will be there at ten',
				client_msg_id: event,
				ts: '1748737800.000100',
			},
		});
		const time = String(Math.floor(Date.now() / 1000));
		const digest = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex');
		return json(body, { 'x-slack-request-timestamp': time, 'x-slack-signature': `v0=${digest}` });
	};
