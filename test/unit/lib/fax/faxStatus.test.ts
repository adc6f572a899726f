import * as fc from 'fast-check';
import { readFaxStatus } from '../../../../lib/fax/faxStatus';

describe('readFaxStatus', () => {
	it('reads likely names in PascalCase', () => {
		const fax = {
			ID: 52336014,
			SendTo: '61711111111',
			Message: 'Fax successfully sent',
			Subject: 'Email to Fax',
			Pages: 3,
			Issued: '2023-04-19T10:10:45.237',
			IssuedUtc: '2023-04-19T00:10:45.237',
		};
		expect(readFaxStatus(fax)).toEqual({
			faxId: '52336014',
			recipient: '61711111111',
			status: 'sent',
			statusText: 'Fax successfully sent',
			subject: 'Email to Fax',
			pages: 3,
			issuedAt: '2023-04-19T00:10:45.237Z',
			raw: fax,
		});
	});

	it('reads the names that others have seen in the list of v2.0', () => {
		const row = {
			id: 1,
			toFaxNumber: '61711111111',
			status: 'Failed',
			pages: 2,
			subject: 'S',
			sentDate: '2023-04-19',
		};
		expect(readFaxStatus(row)).toMatchObject({
			faxId: '1',
			recipient: '61711111111',
			status: 'failed',
			statusText: 'Failed',
			pages: 2,
			subject: 'S',
			issuedAt: '2023-04-19',
		});
	});

	it('knows the ID that was asked for, no matter what the answer says', () => {
		expect(readFaxStatus({ ID: 1 }, '52336014').faxId).toBe('52336014');
	});

	it('takes GoFax’s sentence before a bare Success', () => {
		expect(readFaxStatus({ Success: true, Message: 'Initialised' })).toMatchObject({
			status: 'queued',
			statusText: 'Initialised',
		});
	});

	it('takes Success where the sentence is not known', () => {
		expect(readFaxStatus({ Success: false, Message: 'Line was busy' })).toMatchObject({
			status: 'failed',
			statusText: 'Line was busy',
		});
	});

	it.each([undefined, null, '', 7, {}, []])('leaves everything empty for %j', (fax) => {
		expect(readFaxStatus(fax)).toEqual({
			faxId: null,
			recipient: '',
			status: 'unknown',
			statusText: '',
			subject: '',
			pages: null,
			issuedAt: null,
			raw: fax ?? null,
		});
	});

	it('never throws', () => {
		fc.assert(fc.property(fc.anything(), (fax) => expect(readFaxStatus(fax, '1').faxId).toBe('1')));
	});
});
