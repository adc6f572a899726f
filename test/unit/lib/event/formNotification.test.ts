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
		expect(possibleEvents(fields)).toContain('faxSent');
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
			'both, if the query is a notification',
			{ ID: '41340078', Recipient: '61712344321', Success: 'True' },
			{ Message: 'Fax successfully sent', Subject: 'Email to Fax' },
		],
	])('finds the fields in %s', (_where, query, body) => {
		expect(collectFields(query, body)).toEqual(form(FAX_SENT));
	});

	it.each([
		['other case', { id: '41340078', SUCCESS: 'True', message: 'x' }],
		['several values of a name', { ID: ['41340078', '2'], Success: 'True' }],
		['unknown fields', { ...form(FAX_SENT), CostCentre: 'Sales' }],
	])('leaves %s as it came', (_what, body) => {
		expect(collectFields({}, body)).toEqual(body);
	});

	it('prefers the body field by field, in any case of the name', () => {
		const query = { ID: '1', success: 'True', Message: 'from the query', secret: 'x' };
		expect(collectFields(query, { id: '2', SUCCESS: 'False' })).toEqual({
			id: '2',
			SUCCESS: 'False',
			Message: 'from the query',
		});
	});

	it.each([
		['an ID', { ID: '7' }],
		['an ID and other names of GoFax', { ID: '7', Number: '61700000000', Recipient: '1', Message: 'x' }],
		['a result without an ID', { Success: 'True', Subject: 'x' }],
		['an empty ID', { ID: '', Success: 'True' }],
		['an empty fax ID', { FaxID: '', Number: '1' }],
		['names of its own', { secret: 'x', clinic: '7' }],
	])('leaves out a query that is not a notification: %s', (_what, query) => {
		expect(collectFields(query, form(FAX_SENT))).toEqual(form(FAX_SENT));
		expect(collectFields(query, { CostCentre: 'Sales' })).toEqual({ CostCentre: 'Sales' });
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

	it('gives texts only and never throws, no matter what comes in', () => {
		const source = fc.dictionary(
			fc.oneof(fc.string(), fc.constantFrom('ID', 'FaxID', 'success', '__proto__')),
			fc.anything(),
		);
		fc.assert(
			fc.property(source, source, (query, body) => {
				const fields = collectFields(query, body);
				for (const value of Object.values(fields).flat()) expect(typeof value).toBe('string');
				for (const event of EVENTS) expect(readFormNotification(event, fields).event).toBe(event);
				expect(EVENTS).toEqual(expect.arrayContaining(possibleEvents(fields)));
			}),
		);
	});
});

describe('possibleEvents', () => {
	it.each([
		['a received fax', 'FaxID=1', ['faxReceived']],
		['a fax or an SMS with an empty subject', 'ID=1&Success=True&Subject=', ['faxSent', 'smsSent']],
		['a fax or an SMS with a subject', 'ID=1&Success=True&Subject=x', ['faxSent', 'smsSent']],
		['a received fax, no matter what else it has', 'FaxID=1&ID=2&Success=True', ['faxReceived']],
		['a sent fax with an empty FaxID', 'FaxID=&ID=1&Success=True', ['faxSent', 'smsSent']],
		['names in any case', 'faxid=1', ['faxReceived']],
		['a sent fax without a subject, or an SMS', 'ID=1&Success=False', ['faxSent', 'smsSent']],
		['no event for nothing', '', []],
		['no event for an ID alone', 'ID=1', []],
		['no event for a result without an ID', 'Success=True&Message=x', []],
		['no event for an empty ID', 'ID=&Success=True', []],
		['no event for an empty FaxID', 'FaxID=&Message=COMPLETE', []],
	])('sees %s', (_what, encoded, events) => {
		expect(possibleEvents(fieldsOf(encoded))).toEqual(events);
	});

	const notIds = [
		'..',
		'.',
		'1/../2',
		' ',
		' 1',
		'1 ',
		'1\n',
		'1\nERROR x',
		'\0',
		'é',
		'１',
		'7'.repeat(60_000),
	];
	it.each(notIds)('sees no event in one with the ID %j', (id) => {
		expect(possibleEvents({ FaxID: id, Message: 'COMPLETE' })).toEqual([]);
		expect(possibleEvents({ ID: id, Success: 'True' })).toEqual([]);
		expect(possibleEvents({ FaxID: id, ID: '1', Success: 'True' })).toEqual([]);
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

	it('takes the blank off a number whose plus it was, and leaves it in the raw field', () => {
		const fields = { FaxID: '1', Number: ' 61712344321', SenderISDNID: ' 61412345678' };
		expect(readFormNotification('faxReceived', fields)).toMatchObject({
			number: '61712344321',
			senderNumber: '61412345678',
			raw: fields,
		});
		expect(readFormNotification('faxSent', { ID: '1', Recipient: ' 61712344321' })).toMatchObject({
			recipient: '61712344321',
		});
	});

	it('reads names in any case, and the first of several values', () => {
		const fields = { id: ['1', '2'], SUCCESS: 'True', recipient: '61712344321' };
		expect(readFormNotification('faxSent', fields)).toMatchObject({
			faxId: '1',
			success: true,
			recipient: '61712344321',
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
