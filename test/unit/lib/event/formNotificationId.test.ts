import { collectFields, readFormNotification, type FormEvent } from '../../../../lib/event/formNotification';

const FAX_SENT =
	'Recipient=61712344321&ID=41340078&Success=True&Message=Fax+successfully+sent&Subject=Email+to+Fax';
const SMS_SENT = 'Recipient=61412121212&ID=52410901&Success=True&Message=Message+successfully+delivered';

const form = (encoded: string) => Object.fromEntries(new URLSearchParams(encoded));
const fieldsOf = (encoded: string) => collectFields({}, form(encoded));

describe('the event ID', () => {
	const idOf = (event: FormEvent, encoded: string) => readFormNotification(event, fieldsOf(encoded)).eventId;

	it('does not depend on the order of the fields', () => {
		expect(idOf('faxSent', 'ID=1&Success=True')).toBe(idOf('faxSent', 'Success=True&ID=1'));
	});

	it('does not depend on the case of the names, and does on a second value', () => {
		expect(idOf('faxSent', 'id=1&SUCCESS=True')).toBe(idOf('faxSent', 'ID=1&Success=True'));
		const twice = readFormNotification('faxSent', { ID: ['1', '2'], Success: 'True' });
		expect(twice.eventId).not.toBe(idOf('faxSent', 'ID=1&Success=True'));
	});

	it('does not depend on where GoFax put the fields', () => {
		const inQuery = readFormNotification('faxSent', collectFields(form(FAX_SENT), {}));
		expect(inQuery.eventId).toBe(idOf('faxSent', FAX_SENT));
	});

	it.each([
		['another ID', 'ID=2&Recipient=61712344321&Success=True'],
		['another recipient', 'ID=1&Recipient=61712344322&Success=True'],
		['another result', 'ID=1&Recipient=61712344321&Success=False'],
	])('differs for %s', (_what, encoded) => {
		expect(idOf('smsSent', encoded)).not.toBe(idOf('smsSent', 'ID=1&Recipient=61712344321&Success=True'));
	});

	it('differs for a fax and an SMS of the same number', () => {
		expect(idOf('faxSent', SMS_SENT)).not.toBe(idOf('smsSent', SMS_SENT));
	});
});
