import { idIn, readJobId } from '../../../../lib/job/jobId';
import { problemOf } from '../problemOf';

describe('readJobId', () => {
	it.each([
		['52336014', '52336014'],
		[' 52336014\n', '52336014'],
		['abc-123_x', 'abc-123_x'],
	])('takes "%s"', (entered, id) => {
		expect(readJobId(entered, 'fax')).toBe(id);
	});

	it.each(['', '  ', '\n'])('says that there is none in %j', (entered) => {
		const { message, advice } = problemOf(() => readJobId(entered, 'received fax'));
		expect(message).toBe('There is no received fax ID');
		expect(advice).toMatch(/expression found nothing/);
	});

	it.each(['.', '..', '1/2', '1?token=x', '1#2', '5233 6014', '[object Object]', '{{ $json.id }}', '１２３'])(
		'refuses "%s"',
		(entered) => {
			const { message, advice } = problemOf(() => readJobId(entered, 'SMS'));
			expect(message).toBe(`"${entered}" is not a valid SMS ID`);
			expect(advice).toMatch(/numbers like 52336014/);
		},
	);

	it('refuses more than 64 characters, and shows only these', () => {
		expect(readJobId('1'.repeat(64), 'fax')).toHaveLength(64);
		expect(problemOf(() => readJobId('1'.repeat(65), 'fax')).message).toBe(
			`"${'1'.repeat(64)}" is not a valid fax ID`,
		);
	});
});

describe('idIn', () => {
	it.each([
		[100597945, '100597945'],
		['100597945', '100597945'],
		[{ ID: 1 }, '1'],
		[{ faxId: '2' }, '2'],
		[{ SendFaxID: 3 }, '3'],
		[{ messageID: 4 }, '4'],
		[{ jobId: 5 }, '5'],
		[{ smsId: 'abc-123' }, 'abc-123'],
		['Submitted', null],
		['Fax 7', null],
		[0, null],
		[-1, null],
		[1.5, null],
		['7'.repeat(65), null],
		[{ ID: 'none' }, null],
		[{}, null],
		[[], null],
		['', null],
		[true, null],
		[null, null],
		[undefined, null],
	])('finds in %j: %s', (payload, id) => {
		expect(idIn(payload)).toBe(id);
	});
});
