import { readEnvelope } from '../../../../lib/api/envelope';
import { readFaxSubmissions, submissionProblem } from '../../../../lib/fax/faxSubmission';
import { problemOf } from '../problemOf';

const read = (body: unknown, count = 1) => readFaxSubmissions(readEnvelope(body), count);

describe('readFaxSubmissions reads the answer to one fax:', () => {
	it.each([
		[
			'the documented answer',
			{
				Success: true,
				Message: null,
				ValidationErrors: null,
				Response: 100597945,
				Documents: [{ Filename: 'MyFile.pdf', Message: 'Initialised', Submitted: true }],
			},
			{ outcome: 'accepted', faxId: '100597945', message: 'Initialised' },
		],
		['camelCase', { success: true, response: 7 }, { outcome: 'accepted', faxId: '7', message: '' }],
		['an ID as a text', { Success: true, Response: '7' }, { outcome: 'accepted', faxId: '7' }],
		['an object with the ID', { Success: true, Response: { FaxID: 7 } }, { outcome: 'accepted', faxId: '7' }],
		['a flat answer', { Success: true, ID: 77 }, { outcome: 'accepted', faxId: '77' }],
		[
			'the payload of another version',
			{ success: true, payload: { id: 7 } },
			{ outcome: 'accepted', faxId: '7' },
		],
		[
			'a message of GoFax’s',
			{ Success: true, Message: 'Fax submitted', Response: 7 },
			{ faxId: '7', message: 'Fax submitted' },
		],
		['no ID at all', { Success: true, Response: null }, { outcome: 'accepted', faxId: null }],
		[
			'words in place of an ID',
			{ Success: true, Response: 'Fax submitted' },
			{ outcome: 'accepted', faxId: null },
		],
		['a list of one', [{ Success: true, Response: 7 }], { outcome: 'accepted', faxId: '7' }],
		[
			'a refusal',
			{ Success: false, Message: 'Invalid.', ValidationErrors: ['SendTo'], Response: 0 },
			{ outcome: 'refused', faxId: null, message: 'Invalid. SendTo' },
		],
		['an answer that says nothing', {}, { outcome: 'unclear', faxId: null }],
	])('%s', (_what, body, expected) => {
		expect(read(body)).toEqual([expect.objectContaining(expected)]);
	});
});

describe('readFaxSubmissions reads the answer to several faxes:', () => {
	const accepted = (faxId: string) => expect.objectContaining({ outcome: 'accepted', faxId }) as unknown;

	it.each([
		[
			'a list of envelopes',
			[
				{ Success: true, Response: 1 },
				{ Success: true, Response: 2 },
			],
		],
		['an envelope with a list of IDs', { Success: true, Response: [1, 2] }],
		['an envelope with a list of texts', { Success: true, Response: ['1', '2'] }],
		['an envelope with a list of objects', { Success: true, Response: [{ ID: 1 }, { faxId: 2 }] }],
		[
			'an envelope with a list of flat envelopes',
			{
				Success: true,
				Response: [
					{ FaxID: 1, Success: true },
					{ FaxID: 2, Success: true },
				],
			},
		],
		['a bare list of IDs', [1, 2]],
		['camelCase', { success: true, result: [{ sendFaxID: 1 }, { id: 2 }] }],
	])('%s', (_what, body) => {
		expect(read(body, 2)).toEqual([accepted('1'), accepted('2')]);
	});

	it('a refusal and an answer that says nothing, each in its place', () => {
		const body = [{ Success: true, Response: 1 }, { Success: false, ValidationErrors: ['SendTo'] }, null];
		expect(read(body, 3)).toEqual([
			accepted('1'),
			{ outcome: 'refused', faxId: null, message: 'SendTo', raw: body[1] },
			{ outcome: 'unclear', faxId: null, message: '', raw: null },
		]);
	});

	it.each([
		['too few entries', { Success: true, Response: [11, 12] }, 3, 2, /IDs: 11, 12\./],
		['too many entries', [{ Response: 1 }, { Response: 2 }], 1, 2, /IDs: 1, 2\./],
		['one ID for all', { Success: true, Response: 9 }, 2, 1, /IDs: 9\./],
		['no IDs', { Success: true }, 2, 1, /before you send again\.$/],
		['an empty list', { Success: true, Response: [] }, 2, 0, /before you send again\.$/],
	])('no further with %s, and says which IDs there are', (_what, body, count, answered, advice) => {
		const problem = problemOf(() => read(body, count));
		expect(problem.message).toBe(`GoFax got ${count} faxes and answered for ${answered}`);
		expect(problem.advice).toMatch(advice);
		expect(problem.mayHaveBeenAccepted).toBe(true);
	});
});

describe('submissionProblem', () => {
	const submission = { faxId: null, message: 'Busy.', raw: null };

	it('has nothing to say of a fax that was accepted', () => {
		expect(submissionProblem({ ...submission, outcome: 'accepted' }, '61730001000')).toBeUndefined();
	});

	it('tells a refusal, of which nothing was taken, from an unclear answer', () => {
		expect(submissionProblem({ ...submission, outcome: 'refused' }, '61730001000')).toMatchObject({
			message: 'GoFax refused the fax to 61730001000: Busy.',
			mayHaveBeenAccepted: false,
		});
		expect(submissionProblem({ ...submission, outcome: 'unclear' }, '61730001000')).toMatchObject({
			message: 'GoFax did not say whether it took the fax to 61730001000, and it may have accepted it',
			mayHaveBeenAccepted: true,
		});
	});
});
