import type { InboundSmsRecord } from '../model/InboundSmsRecord';
import { SMS_STATUS } from '../model/smsStatus';
import { notifyInboundSms } from '../webhooks/notifyInboundSms';
import type { World } from '../world/World';
import type { InboundSms, InboundSmsInput, SmsReplyInput } from './InboundSms';

const DEFAULT_FROM = '+61400000000';
const DEFAULT_TO = '+61700000000';

/** An SMS that is not a reply. Resolves once the webhooks have answered. */
export async function receiveSms(world: World, input: InboundSmsInput): Promise<InboundSms> {
	return await arrive(world, {
		messageId: world.ids.nextMessage(),
		account: input.account ?? 'main',
		kind: 'inbound',
		smsId: null,
		from: withPlus(input.from ?? DEFAULT_FROM),
		to: withPlus(input.to ?? DEFAULT_TO),
		body: input.body,
		received: world.clock.now().toISOString(),
	});
}

/** A reply to a sent SMS. Marks the recipient's status as replied. */
export async function replySms(world: World, input: SmsReplyInput): Promise<InboundSms> {
	const original = input.smsId === undefined ? undefined : world.sms.get(input.smsId);
	const from = withPlus(input.from ?? original?.recipients[0]?.number ?? DEFAULT_FROM);
	const recipient = original?.recipients.find(({ number }) => withPlus(number) === from);
	if (recipient !== undefined) Object.assign(recipient, { status: SMS_STATUS.replyReceived, success: true });
	const useOriginal = world.behaviour.replyMessageId === 'original' && input.smsId !== undefined;
	return await arrive(world, {
		messageId: useOriginal ? String(input.smsId) : world.ids.nextMessage(),
		account: input.account ?? original?.account ?? 'main',
		kind: 'reply',
		smsId: input.smsId ?? null,
		from,
		to: withPlus(input.to ?? DEFAULT_TO),
		body: input.body,
		received: world.clock.now().toISOString(),
	});
}

async function arrive(world: World, sms: InboundSmsRecord): Promise<InboundSms> {
	world.inboundSms.push(sms);
	return { messageId: sms.messageId, deliveries: await notifyInboundSms(world, sms) };
}

/** Native webhooks have a leading plus. Anything that is not a number, such as a sender's name, stays as it is. */
function withPlus(number: string): string {
	if (!/^\d+$/.test(number)) return number;
	return number.startsWith('0') ? `+61${number.slice(1)}` : `+${number}`;
}
