import type { Envelope } from '../api/envelope';
import { asText, pick } from '../json';
import { readJobStatus, utcDate, type JobStatus } from '../job/jobStatus';

export interface FaxStatus {
	faxId: string | null;
	recipient: string;
	status: JobStatus;
	/** GoFax's own sentence. */
	statusText: string;
	subject: string;
	pages: number | null;
	/** ISO 8601 in UTC, or as GoFax wrote it. */
	issuedAt: string | null;
	/** As GoFax sent it. */
	raw: unknown;
}

/**
 * A fax as a read or a list returns it. GoFax does not document these fields: likely names are looked up in any
 * case, and what is not found stays empty.
 *
 * @param answer the envelope that the fax came in; without a wrapping, the sentence is there
 */
export function readFaxStatus(
	fax: unknown,
	knownId?: string,
	{ message, raw }: Pick<Envelope, 'message' | 'raw'> = { message: '', raw: fax ?? null },
): FaxStatus {
	const pages = pick(fax, 'Pages', 'NumberOfPages', 'PageCount');
	return {
		faxId: knownId ?? (asText(pick(fax, 'ID', 'FaxID', 'SendFaxID')) || null),
		recipient: asText(pick(fax, 'SendTo', 'Recipient', 'ToFaxNumber', 'To', 'Number')),
		...readJobStatus(fax, ['Status', 'StatusText', 'StatusMessage', 'Message'], raw === fax ? '' : message),
		subject: asText(pick(fax, 'Subject')),
		pages: typeof pages === 'number' ? pages : null,
		issuedAt:
			utcDate(pick(fax, 'IssuedUtc', 'SentDateUtc')) ?? (asText(pick(fax, 'SentDate', 'Issued')) || null),
		raw,
	};
}
