import { startSms } from '../../life/startSms';
import { API_VERSIONS } from '../../model/ApiVersion';
import type { SmsRecord } from '../../model/SmsRecord';
import { SMS_STATUS } from '../../model/smsStatus';
import { canonicalNames } from '../canonicalNames';
import { gofaxApi } from '../gofaxApi';
import { ok } from '../RestAnswer';
import { failure, refusal, success, VALIDATION_MESSAGE } from '../RestEnvelope';
import type { RestOperation } from '../RestOperation';
import { validationTexts } from '../validationTexts';

interface SmsJob {
	To: string[];
	From?: string;
	Body: string;
	ReplyTo?: string;
	ClientReference?: string;
}

const isSmsJob = gofaxApi.guard<SmsJob>('SmsJob');

/** One ID for all recipients. */
export const sendSms: RestOperation = {
	operationId: 'sendSms',
	method: 'PUT',
	path: '/SMS',
	versions: API_VERSIONS,
	run({ world, account, version, body }) {
		const { value: job, ignored } = canonicalNames(body, [
			'To',
			'From',
			'Body',
			'ReplyTo',
			'ClientReference',
		]);
		if (!isSmsJob(job)) {
			return refusal(world.behaviour, failure(VALIDATION_MESSAGE, validationTexts(isSmsJob.errors)));
		}
		const at = world.clock.now();
		const from = job.From ?? '';
		const sms: SmsRecord = {
			id: world.ids.nextSms(),
			account: account.name,
			version,
			from,
			sender: senderId(from),
			body: job.Body,
			replyTo: job.ReplyTo ?? null,
			clientReference: job.ClientReference ?? null,
			recipients: job.To.map((number) => ({ number, status: SMS_STATUS.initialised, success: null })),
			attempt: 1,
			issued: at.toISOString(),
			ignoredFields: ignored,
		};
		world.sms.set(sms.id, sms);
		startSms(world, sms, at);
		return ok(success(sms.id, 'SMS Submitted'));
	},
};

/** GoFax cleans the sender ID of invalid characters; which ones, and the shared number without one, are invented. */
function senderId(from: string): string {
	return (
		from
			.replace(/[^A-Za-z0-9 ]/g, '')
			.slice(0, 11)
			.trim() || '61480000000'
	);
}
