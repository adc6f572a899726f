import * as fc from 'fast-check';
import {
	collectFields,
	possibleEvents,
	readFormNotification,
	type FormEvent,
} from '../../../../lib/event/formNotification';

/** The three examples of GoFax's article "Using webhooks". */
const FAX_SENT =
	'Recipient=61712344321&ID=41340078&Success=True&Message=Fax+successfully+sent&Subject=Email+to+Fax';
const SMS_SENT = 'Recipient=61412121212&ID=52410901&Success=True&Message=Message+successfully+delivered';
const FAX_RECEIVED =
	'FaxID=4851543&Number=61712344321&Message=COMPLETE&SenderFaxID=0311223344&SenderISDNID=0311223344&TransmissionTime=24&NumberOfPages=1&TransmissionSpeed=33600';

const form = (encoded: string) => Object.fromEntries(new URLSearchParams(encoded));
const fieldsOf = (encoded: string) => collectFields({}, form(encoded));
const EVENTS: FormEvent[] = ['faxSent', 'faxReceived', 'smsSent'];

describe('GoFax’s documented examples', () => {
	it('become a sent fax', () => {
		const fields = fieldsOf(FAX_SENT);
		expect(possibleEvents(fields)).toEqual(['faxSent']);
		expect(readFormNotification('faxSent', fields)).toEqual({
			event: 'faxSent',
			eventId: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
			faxId: '41340078',
			recipient: '61712344321',
			success: true,
			status: 'sent',
			message: 'Fax successfully sent',
			subject: 'Email to Fax',
			raw: {
				Recipient: '61712344321',
				ID: '41340078',
				Success: 'True',
				Message: 'Fax successfully sent',
				Subject: 'Email to Fax',
			},
		});
	});

	it('become a sent SMS', () => {
		const fields = fieldsOf(SMS_SENT);
		expect(possibleEvents(fields)).toContain('smsSent');
		expect(readFormNotification('smsSent', fields)).toEqual({
			event: 'smsSent',
			eventId: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
			smsId: '52410901',
			recipient: '61412121212',
			success: true,
			status: 'sent',
			message: 'Message successfully delivered',
			raw: form(SMS_SENT),
		});
	});

	it('become a received fax', () => {
		const fields = fieldsOf(FAX_RECEIVED);
		expect(possibleEvents(fields)).toEqual(['faxReceived']);
		expect(readFormNotification('faxReceived', fields)).toEqual({
			event: 'faxReceived',
			eventId: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
			faxId: '4851543',
			number: '61712344321',
			complete: true,
			message: 'COMPLETE',
			senderStationId: '0311223344',
			senderNumber: '0311223344',
			transmissionSeconds: 24,
			pages: 1,
			transmissionSpeed: 33600,
			raw: form(FAX_RECEIVED),
		});
	});
});

describe('collectFields', () => {
	it.each([
		['the body', {}, form(FAX_SENT)],
		['the query', form(FAX_SENT), {}],
		[
			'both',
			{ Recipient: '61712344321', ID: '41340078', Success: 'True' },
			{ Message: 'Fax successfully sent', Subject: 'Email to Fax' },
		],
		[
			'other case',
			{},
			{
				recipient: '61712344321',
				id: '41340078',
				SUCCESS: 'True',
				message: 'Fax successfully sent',
				subject: 'Email to Fax',
			},
		],
		['several values of a name', {}, { ...form(FAX_SENT), ID: ['41340078', '2'] }],
	])('finds the fields in %s', (_where, query, body) => {
		expect(collectFields(query, body)).toEqual(form(FAX_SENT));
	});

	it('prefers the body, whatever the case of the name', () => {
		expect(collectFields({ ID: '1', Message: 'from the query' }, { id: '2' })).toEqual({
			ID: '2',
			Message: 'from the query',
		});
	});

	it('leaves the parameters of the URL itself out, and keeps unknown fields of the body', () => {
		expect(collectFields({ secret: 'x', ID: '1' }, { CostCentre: 'Sales' })).toEqual({
			ID: '1',
			CostCentre: 'Sales',
		});
	});

	it.each([[{ a: 1 }], [null], [7], [true], [[]], [[{ a: 'x' }]], [undefined]])(
		'takes %j for no field',
		(value) => {
			expect(collectFields({ ID: value }, { Subject: value, Other: value })).toEqual({});
		},
	);

	it('gives no way into the prototype', () => {
		const body: unknown = JSON.parse('{"__proto__":"x","constructor":"y","ID":"1"}');
		const fields = collectFields({}, body as Record<string, unknown>);
		expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
		expect(Object.keys(fields).sort()).toEqual(['ID', 'constructor']);
	});

	it('gives texts only and never throws, whatever comes in', () => {
		const source = fc.dictionary(
			fc.oneof(fc.string(), fc.constantFrom('ID', 'FaxID', 'success', '__proto__')),
			fc.anything(),
		);
		fc.assert(
			fc.property(source, source, (query, body) => {
				const fields = collectFields(query, body);
				for (const value of Object.values(fields)) expect(typeof value).toBe('string');
				for (const event of EVENTS) expect(readFormNotification(event, fields).event).toBe(event);
				expect(EVENTS).toEqual(expect.arrayContaining(possibleEvents(fields)));
			}),
		);
	});
});

describe('possibleEvents', () => {
	it.each([
		['a received fax', 'FaxID=1', ['faxReceived']],
		['a sent fax with an empty subject', 'ID=1&Success=True&Subject=', ['faxSent']],
		['a sent fax without a subject, or an SMS', 'ID=1&Success=False', ['faxSent', 'smsSent']],
		['no event for nothing', '', []],
		['no event for an ID alone', 'ID=1', []],
		['no event for a result without an ID', 'Success=True&Message=x', []],
		['no event for an empty ID', 'ID=&Success=True', []],
		['no event for an empty FaxID', 'FaxID=&Message=COMPLETE', []],
	])('sees %s', (_what, encoded, events) => {
		expect(possibleEvents(fieldsOf(encoded))).toEqual(events);
	});
});

describe('readFormNotification', () => {
	it.each([
		['True', 'Fax successfully sent', true, 'sent'],
		['true', '', true, 'sent'],
		[' TRUE ', '', true, 'sent'],
		['False', 'Line was busy', false, 'failed'],
		['false', 'Cancelled', false, 'cancelled'],
		['False', ' cancelled. ', false, 'cancelled'],
		['True', 'Cancelled', true, 'sent'],
		['', 'Fax successfully sent', false, 'failed'],
		['1', 'Fax successfully sent', false, 'failed'],
	])('reads Success "%s" with "%s" as %s, %s', (Success, Message, success, status) => {
		for (const event of ['faxSent', 'smsSent'] as const) {
			expect(readFormNotification(event, { ID: '1', Success, Message })).toMatchObject({
				success,
				status,
				message: Message,
			});
		}
	});

	it.each([
		['COMPLETE', true],
		['complete ', true],
		['INCOMPLETE', false],
		['', false],
	])('reads the message "%s" of a received fax as complete: %s', (Message, complete) => {
		expect(readFormNotification('faxReceived', { FaxID: '1', Message })).toMatchObject({
			complete,
			message: Message,
		});
	});

	it.each([
		['24', 24],
		[' 24 ', 24],
		['0', 0],
		['', null],
		['24.5', null],
		['-1', null],
		['1e3', null],
		['12345678901', null],
		['a', null],
	])('reads the number "%s" as %p', (text, number) => {
		const fields = { FaxID: '1', TransmissionTime: text, NumberOfPages: text, TransmissionSpeed: text };
		expect(readFormNotification('faxReceived', fields)).toMatchObject({
			transmissionSeconds: number,
			pages: number,
			transmissionSpeed: number,
		});
	});

	it('trims the padding of a station ID, and leaves it in the raw field', () => {
		const fields = { FaxID: '1', SenderFaxID: '   ACME Pty Ltd ', SenderISDNID: ' 0311223344' };
		expect(readFormNotification('faxReceived', fields)).toMatchObject({
			senderStationId: 'ACME Pty Ltd',
			senderNumber: '0311223344',
			raw: fields,
		});
	});

	it('stays silent about what GoFax left out', () => {
		expect(readFormNotification('faxReceived', { FaxID: '1' })).toMatchObject({
			number: '',
			complete: false,
			message: '',
			senderStationId: '',
			senderNumber: '',
			pages: null,
		});
		expect(readFormNotification('faxSent', { ID: '1' })).toMatchObject({
			recipient: '',
			success: false,
			subject: '',
		});
	});
});

describe('the event ID', () => {
	const idOf = (event: FormEvent, encoded: string) => readFormNotification(event, fieldsOf(encoded)).eventId;

	it('does not depend on the order of the fields', () => {
		expect(idOf('faxSent', 'ID=1&Success=True')).toBe(idOf('faxSent', 'Success=True&ID=1'));
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
