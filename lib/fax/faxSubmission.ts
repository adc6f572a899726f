import { isAccepted } from '../api/acceptance';
import { ownWords, readEnvelope, type Envelope } from '../api/envelope';
import { idIn } from '../job/jobId';
import { asText, pick } from '../json';
import { Problem } from '../Problem';

/** GoFax's answer for one fax. */
export interface FaxSubmission {
	/** Accepted and refused are what GoFax says; where it says neither, it may have accepted the fax. */
	outcome: 'accepted' | 'refused' | 'unclear';
	/** Null where GoFax accepted without telling an ID. */
	faxId: string | null;
	/** GoFax's own words: a message, validation errors. */
	message: string;
	raw: unknown;
}

function readSubmission(raw: unknown): FaxSubmission {
	const envelope = readEnvelope(raw);
	const outcome = isAccepted(envelope) ? 'accepted' : envelope.success ? 'unclear' : 'refused';
	const documents = pick(raw, 'Documents');
	const ofDocuments = Array.isArray(documents)
		? documents.map((document) => asText(pick(document, 'Message'))).find(Boolean)
		: undefined;
	return {
		outcome,
		faxId: outcome === 'accepted' ? idIn(envelope.payload) : null,
		message: ownWords(envelope) || (ofDocuments ?? ''),
		raw,
	};
}

/**
 * Reads the answer to `PUT SendFax`, whose `Response` is the fax ID, or to `PUT SendFaxes`, which GoFax does not document: a
 * list of envelopes, or one envelope with a list of IDs or of objects.
 *
 * Source: GoFax, "Faxing using the API".
 *
 * @param count faxes that were submitted
 * @throws {Problem} if the answer does not have one entry for each fax; it names the IDs that it has
 */
export function readFaxSubmissions({ payload, body }: Envelope, count: number): FaxSubmission[] {
	const entries: unknown[] = Array.isArray(payload) ? payload : [body];
	const submissions = entries.map(readSubmission);
	if (submissions.length === count) return submissions;

	const ids = submissions.map(({ faxId }) => faxId).filter((id) => id !== null);
	throw new Problem(
		`GoFax got ${count} faxes and answered for ${entries.length}`,
		`It is not known which ID belongs to which recipient. GoFax may have accepted all of them: look in the GoFax portal before you send again.${ids.length > 0 ? ` IDs: ${ids.join(', ')}.` : ''}`,
		{ mayHaveBeenAccepted: true },
	);
}

/** What to say of a fax that GoFax did not accept. Undefined for one that it did. */
export function submissionProblem(
	{ outcome, message }: FaxSubmission,
	recipient: string,
): Problem | undefined {
	const words = message ? `: ${message}` : ' without giving a reason';
	if (outcome === 'refused') {
		return new Problem(
			`GoFax refused the fax to ${recipient}${words}`,
			'GoFax took nothing for this recipient. Correct the number or the values, and run the node again.',
		);
	}
	if (outcome === 'unclear') {
		return new Problem(
			`GoFax did not say whether it took the fax to ${recipient}, and it may have accepted it`,
			`Before you send again, check in the GoFax portal whether it is there, or it may go out twice.${message ? ` GoFax says: ${message}` : ''}`,
			{ mayHaveBeenAccepted: true },
		);
	}
	return undefined;
}
