import { localDate, utcDate } from '../clock/dotNetDate';
import type { Behaviour } from '../model/Behaviour';
import { dotNetBoolean } from '../model/dotNetBoolean';
import type { FaxRecord } from '../model/FaxRecord';
import { FAX_STATUS } from '../model/faxStatus';

/** `Response` of a fax's status. Not documented by GoFax: modelled on the SMS status and the notification. */
export function faxView(fax: FaxRecord, spelling: Behaviour['faxStatusSpelling']): Record<string, unknown> {
	const issued = new Date(fax.issued);
	const completed = fax.completed === null ? null : new Date(fax.completed);
	const dates = {
		Issued: localDate(issued),
		IssuedUtc: utcDate(issued),
		Completed: completed && localDate(completed),
		CompletedUtc: completed && utcDate(completed),
	};
	if (spelling === 'message') {
		const success = fax.success === null ? null : dotNetBoolean(fax.success);
		return {
			ID: fax.id,
			Recipient: fax.sendTo,
			Success: success,
			Message: fax.status,
			Subject: fax.subject,
			...dates,
		};
	}
	return {
		FaxID: fax.id,
		SendTo: fax.sendTo,
		SendFrom: fax.sendFrom,
		Status: fax.status,
		Success: fax.success,
		Subject: fax.subject,
		ClientReference: fax.clientReference,
		Pages: fax.pages,
		Attempts: fax.attempt,
		...dates,
	};
}

/** A row of SendFaxes/Detail, in the spelling of the one public client that reads it. */
export function faxRow(fax: FaxRecord): Record<string, unknown> {
	const status = fax.success === null ? 'Pending' : fax.status === FAX_STATUS.sent ? 'Sent' : 'Failed';
	return {
		id: fax.id,
		toFaxNumber: fax.sendTo,
		status,
		statusMessage: fax.status,
		pages: fax.pages,
		subject: fax.subject,
		clientReference: fax.clientReference,
		sentDate: utcDate(new Date(fax.issued)),
	};
}
