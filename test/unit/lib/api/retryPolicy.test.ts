import type { ConnectionFailure } from '../../../../lib/api/connectionFailure';
import {
	MAX_ATTEMPTS,
	mayBeSentAgain,
	pauseBeforeRetry,
	readRetryAfter,
	type Attempt,
} from '../../../../lib/api/retryPolicy';

const NOW = Date.parse('2026-11-22T00:00:00Z');

test.each<[string | undefined, number | undefined]>([
	['0', 0],
	['7', 7_000],
	[' 7 ', 7_000],
	['Sun, 22 Nov 2026 00:00:05 GMT', 5_000],
	['Sat, 21 Nov 2026 00:00:00 GMT', 0],
	['-5', undefined],
	['soon', undefined],
	['', undefined],
	[undefined, undefined],
])('Retry-After "%s" asks for %s milliseconds', (header, expected) => {
	expect(readRetryAfter(header, NOW)).toBe(expected);
});

const broken = (progress: ConnectionFailure['progress']): ConnectionFailure => ({
	code: '',
	reason: '',
	progress,
});

const attempts: Array<[string, Attempt, { read: boolean; submit: boolean }]> = [
	['no connection', broken('notConnected'), { read: true, submit: true }],
	['a break while the request was on its way', broken('incomplete'), { read: true, submit: true }],
	['a break after the whole request', broken('complete'), { read: true, submit: false }],
	['a bad certificate', broken('notTrusted'), { read: false, submit: false }],
	['a failed handshake', broken('notSecured'), { read: false, submit: false }],
	['a failure in n8n', broken('notStarted'), { read: false, submit: false }],
	['429', { status: 429 }, { read: true, submit: true }],
	['500', { status: 500 }, { read: false, submit: false }],
	['502', { status: 502 }, { read: true, submit: false }],
	['503', { status: 503 }, { read: true, submit: false }],
	['503 with Retry-After', { status: 503, retryAfter: '1' }, { read: true, submit: true }],
	['504', { status: 504 }, { read: true, submit: false }],
	['401', { status: 401 }, { read: false, submit: false }],
	['404', { status: 404 }, { read: false, submit: false }],
];

test.each(attempts)(
	'after %s a read and a send are repeated as the rules say',
	(_name, attempt, repeated) => {
		for (const effect of ['read', 'submit', 'write'] as const) {
			const expected = effect === 'read' ? repeated.read : repeated.submit;
			expect([effect, pauseBeforeRetry(effect, attempt, 1, NOW, 0.5) !== undefined]).toEqual([
				effect,
				expected,
			]);
			expect(pauseBeforeRetry(effect, attempt, MAX_ATTEMPTS, NOW, 0.5)).toBeUndefined();
		}
		expect(mayBeSentAgain(attempt)).toBe(repeated.submit);
	},
);

test('the pause grows, and lies around its middle by chance', () => {
	const at = (number: number, random: number) =>
		pauseBeforeRetry('read', { status: 502 }, number, NOW, random);
	expect([at(1, 0), at(1, 1), at(2, 0), at(2, 1)]).toEqual([250, 750, 500, 1500]);
});

test('a Retry-After is honoured to the second, and one beyond half a minute is not waited for', () => {
	expect(pauseBeforeRetry('submit', { status: 429, retryAfter: '30' }, 1, NOW, 0.9)).toBe(30_000);
	expect(pauseBeforeRetry('submit', { status: 429, retryAfter: '31' }, 1, NOW, 0.9)).toBeUndefined();
});
