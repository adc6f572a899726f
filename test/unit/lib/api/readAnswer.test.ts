// One file, because it is one decision: for each answer of GoFax, whether it took the request, refused it, or may have taken it.
import * as fc from 'fast-check';
import type { ConnectionFailure } from '../../../../lib/api/connectionFailure';
import { checkStatus, connectionProblem, readAnswer } from '../../../../lib/api/readAnswer';
import type { ApiRequest } from '../../../../lib/api/statusProblem';
import { ENDPOINTS } from '../../../../lib/api/endpoints';
import { Problem } from '../../../../lib/Problem';
import { problemOf } from '../problemOf';

const BASE_URL = 'https://restful-api.gofax.com.au';
const SUBMIT: ApiRequest = { endpoint: ENDPOINTS.fax.send, baseUrl: BASE_URL };
const RESEND: ApiRequest = { endpoint: ENDPOINTS.fax.resend, id: '52336014', baseUrl: BASE_URL };
const READ: ApiRequest = { endpoint: ENDPOINTS.fax.get, id: '52336014', baseUrl: BASE_URL };
const LIST: ApiRequest = { endpoint: ENDPOINTS.fax.getAll, baseUrl: BASE_URL };
const WRITE: ApiRequest = { endpoint: ENDPOINTS.fax.writeSettings, baseUrl: BASE_URL };

const json = (body: unknown) => JSON.stringify(body);
const problemWith = (status: number, text: string, request: ApiRequest) =>
	problemOf(() => readAnswer({ status, text }, request));

const MAY_BE_TWICE = /may have accepted.*may go out twice/;

describe('readAnswer reads what GoFax accepted', () => {
	it.each([
		[
			'the documented answer to a fax',
			200,
			json({ Success: true, Message: null, ValidationErrors: null, Response: 100597945 }),
			100597945,
		],
		[
			'the documented answer to an SMS',
			200,
			json({ Success: true, Message: 'SMS Submitted', ValidationErrors: null, Response: 52356593 }),
			52356593,
		],
		['a 201', 201, json({ Success: true, Response: 1 }), 1],
		[
			'errors without a word, nested deep',
			200,
			`{"Success":true,"Response":5,"ValidationErrors":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
			5,
		],
		['JSON after a byte order mark', 200, `\uFEFF${json({ Success: true, Response: 7 })}`, 7],
	])('%s', (_what, status, text, payload) => {
		const answer = readAnswer({ status, text }, SUBMIT);
		expect(answer.payload).toEqual(payload);
		expect(answer.text).toBe(text);
	});
});

describe('readAnswer reads what a read or a change is answered with', () => {
	it.each([
		['a bare body', 200, json({ records: [], totalRecords: 0 }), { records: [], totalRecords: 0 }],
		['an empty body', 204, '', undefined],
		['a body of white space', 200, ' \r\n', undefined],
		['false', 200, 'false', false],
	])('%s', (_what, status, text, payload) => {
		for (const request of [READ, LIST, WRITE])
			expect(readAnswer({ status, text }, request).payload).toEqual(payload);
	});
});

describe('readAnswer takes for accepted only what GoFax says it accepted', () => {
	it.each([
		['false', 'false'],
		['null', 'null'],
		['an empty body', ''],
		['an empty object', '{}'],
		['zero', '0'],
		['minus one', '-1'],
		['an error', json({ error: 'UNAUTHORISED' })],
		['an error beside an ID', json({ error: { code: 7 }, id: 5 })],
		['errors beside an ID', json({ ID: 7, Errors: ['The number is barred'] })],
		['validation errors beside an ID', json({ ID: 7, ValidationErrors: [{ Message: 'Barred' }] })],
		['a sentence', json('Invalid token')],
		['a word', json('Unauthorised')],
		['a code', json('E401')],
		['an object that says no inside', json({ Success: true, Response: { Success: false } })],
		['a message without a yes', json({ Message: 'Submitted' })],
		['an ID of zero', json({ ID: 0 })],
		['an ID with a space', json({ ID: '12 34' })],
		['an empty list', '[]'],
		['a list', json([7])],
	])('not %s', (_what, text) => {
		const problem = problemWith(200, text, SUBMIT);
		expect(problem.message).toBe(
			'GoFax answered without saying that it took the job, and it may have accepted the job',
		);
		expect(problem.advice).toMatch(MAY_BE_TWICE);
		expect(problem.mayHaveBeenAccepted).toBe(true);
	});

	it.each([
		['Success', json({ Success: true })],
		['Success as a text', json({ Success: 'True', Response: null })],
		['success of another case, with a payload', json({ success: true, payload: { faxID: 7 } })],
		['a bare number', '52336014'],
		['a bare number as a text', json('52336014')],
		['a number longer than JavaScript has', '12345678901234567890'],
		['a GUID', json('0f8fad5b-d9cb-469f-a165-70867728950e')],
		['an object with an ID', json({ SendFaxID: 7, Status: 'Initialised' })],
	])('but %s', (_what, text) => {
		expect(() => readAnswer({ status: 200, text }, SUBMIT)).not.toThrow();
	});

	it('shows what GoFax says instead', () => {
		expect(problemWith(200, json('Invalid token'), SUBMIT).advice).toContain('GoFax says: Invalid token');
		expect(problemWith(200, json({ error: 'UNAUTHORISED' }), SUBMIT).advice).toContain('UNAUTHORISED');
	});

	it('takes Success: "0" for a refusal', () => {
		expect(problemWith(200, json({ Success: '0' }), SUBMIT).message).toMatch(/^GoFax refused/);
	});
});

it('readAnswer never takes an answer for one that did not come, not even when reading it fails', () => {
	const trap = {
		status: 200,
		get text(): string {
			throw new RangeError('Maximum call stack size exceeded');
		},
	};
	const problem = problemOf(() => readAnswer(trap, SUBMIT));
	expect(problem).toMatchObject({ mayHaveBeenAccepted: true, nothingSent: false });
	expect(problem.message).toMatch(/may have accepted the job/);
	expect(problemOf(() => readAnswer(trap, READ)).mayHaveBeenAccepted).toBe(false);
});

describe('readAnswer tells a refusal from a problem', () => {
	it.each([400, 402, 406, 410, 411, 412, 414, 415, 417, 422, 423, 424, 426, 428, 431, 451, 499])(
		'%i: GoFax took nothing, and its own words are shown',
		(status) => {
			for (const text of [json({ Message: 'Insufficient credit' }), 'Insufficient credit']) {
				const problem = problemWith(status, text, SUBMIT);
				expect(problem.mayHaveBeenAccepted).toBe(false);
				expect(problem.advice).toMatch(/GoFax took nothing/);
				expect(`${problem.message} ${problem.advice}`).toContain('Insufficient credit');
			}
		},
	);

	it.each([408, 409, 500, 501, 502, 504, 507, 520, 599, 300, 301, 302, 303, 304, 307, 308])(
		'%i: a submission may have been accepted',
		(status) => {
			expect(problemWith(status, '', SUBMIT).mayHaveBeenAccepted).toBe(true);
			expect(problemWith(status, '', READ).mayHaveBeenAccepted).toBe(false);
		},
	);

	it.each(['<html><h1>Blocked</h1></html>', '<!-- waf -->\n<!DOCTYPE html>', ' <HTML>'])(
		'401 and 403 with the page %j come from somebody in between',
		(text) => {
			for (const status of [401, 403]) {
				const problem = problemWith(status, text, SUBMIT);
				expect(problem.message).toBe(`Something between n8n and GoFax refused the request (HTTP ${status})`);
				expect([problem.isTokenRefused, problem.mayHaveBeenAccepted]).toEqual([false, false]);
			}
		},
	);

	it('407 comes from a proxy, and nothing was sent', () => {
		expect(problemWith(407, '<html>', SUBMIT)).toMatchObject({
			message: 'A proxy between n8n and GoFax asks for a login (HTTP 407)',
			mayHaveBeenAccepted: false,
		});
	});

	it.each<[string, number, string, number]>([
		['IIS for a large body, saying why', 404, '<h2>HTTP Error 404.13 - Not Found</h2>', 10],
		[
			'IIS for a large body, without a reason',
			404,
			'<html>404 - File or directory not found.</html>',
			30_000_000,
		],
		['ASP.NET', 500, 'Maximum request length exceeded.', 5_000_000],
		['a proxy', 413, '<html>413 Request Entity Too Large</html>', 5_000_000],
	])('%s: the documents are too large', (_who, status, text, bytes) => {
		const problem = problemOf(() => readAnswer({ status, text }, { ...SUBMIT, bytes }));
		expect(problem.message).toMatch(/^The documents (are|may be) too large for GoFax$/);
		expect(problem.mayHaveBeenAccepted).toBe(false);
	});

	it('a 404 for a small body, or with words of GoFax’s, is not about its size', () => {
		expect(problemWith(404, '<html>', { ...SUBMIT, bytes: 3_000 }).message).toBe(
			'GoFax does not know this call',
		);
		const words = json({ Message: 'No such account.' });
		expect(problemWith(404, words, { ...SUBMIT, bytes: 30_000_000 }).message).toBe(
			'GoFax does not know this call',
		);
	});
});

describe('readAnswer says what went wrong', () => {
	it.each([
		['401 with an empty body', 401, '', SUBMIT, /refused the API token/, /My Account > API Access/],
		[
			'401 with an empty body for an ID',
			401,
			'',
			READ,
			/refused access to 52336014/,
			/another GoFax account.*no longer valid/,
		],
		['403', 403, '', LIST, /refused the API token/, /expired/],
		[
			'401 of v2.0 with its own words',
			401,
			json({ error: 'UNAUTHORISED', message: 'Token is not invalid.' }),
			LIST,
			/refused the API token/,
			/GoFax says: Token is not invalid\./,
		],
		[
			'400 with validation errors',
			400,
			json({ Success: false, ValidationErrors: ['SendTo is missing'] }),
			SUBMIT,
			/refused: SendTo is missing/,
			/took nothing/,
		],
		[
			'400 with a .NET problem',
			400,
			json({ title: 'One or more validation errors occurred.' }),
			SUBMIT,
			/refused: One or more/,
			/took nothing/,
		],
		[
			'400 with an error word',
			400,
			json({ error: 'BAD_REQUEST' }),
			SUBMIT,
			/refused: BAD_REQUEST/,
			/took nothing/,
		],
		['422 with an empty body', 422, '', SUBMIT, /without giving a reason \(HTTP 422\)/, /took nothing/],
		['404 for an ID', 404, '', READ, /does not know 52336014/, /Check the ID\. .*Base URL/],
		[
			'404 for a call that GoFax does not document',
			404,
			'',
			READ,
			/does not know/,
			/does not document this call/,
		],
		[
			'404 without an ID',
			404,
			'<html></html>',
			LIST,
			/does not know this call/,
			/Base URL.*now https:\/\/restful-api/,
		],
		['405', 405, '', RESEND, /does not know 52336014/, /does not document this call/],
		['413', 413, 'Request Entity Too Large', SUBMIT, /too large/, /smaller documents/],
		['429', 429, '', SUBMIT, /too many requests/, /took nothing.*Wait a minute/],
		['301', 301, '', LIST, /another address/, /Base URL.*https/],
		['302 to a log-in page', 302, '<a href="/login">', READ, /another address/, /Base URL/],
		['500 on a read', 500, '', READ, /HTTP 500/, /Try again in a few minutes/],
		['503 on a write of settings', 503, 'Service Unavailable', WRITE, /HTTP 503/, /Try again/],
		[
			'500 with GoFax’s own words',
			500,
			json({ Message: 'Object reference not set.' }),
			READ,
			/HTTP 500/,
			/GoFax says: Object reference not set\./,
		],
		[
			'a web page with 200',
			200,
			'<!DOCTYPE html><title>Log in</title>',
			READ,
			/a web page/,
			/Base URL.*Then try again/,
		],
		['a web page with 200 after a line break', 200, '\r\n<html>', READ, /a web page/, /Base URL/],
		['truncated JSON with 200', 200, '{"Success":true,"Resp', READ, /not JSON/, /Then try again/],
		[
			'Success false with validation errors',
			200,
			json({ Success: false, Message: 'Invalid.', ValidationErrors: ['SendTo', 'Documents'] }),
			SUBMIT,
			/refused: Invalid\. SendTo Documents/,
			/took nothing/,
		],
		[
			'Success false alone',
			200,
			json({ Success: false, Message: null, ValidationErrors: null }),
			SUBMIT,
			/without giving a reason/,
			/took nothing/,
		],
		[
			'success false in lower case',
			200,
			json({ success: false, message: 'No.' }),
			SUBMIT,
			/refused: No\./,
			/took nothing/,
		],
	])('%s', (_what, status, text, request, message, advice) => {
		const problem = problemWith(status, text, request);
		expect(problem.message).toMatch(message);
		expect(problem.advice).toMatch(advice);
		expect(problem.httpStatus).toBe(status);
		expect(problem.mayHaveBeenAccepted).toBe(false);
	});

	it.each([
		['500', 500, ''],
		['502 with a web page', 502, '<html>Bad Gateway</html>'],
		['503', 503, ''],
		['504', 504, ''],
		['408', 408, ''],
		['a web page with 200', 200, '<!DOCTYPE html>'],
		['truncated JSON with 200', 200, '{"Success":true,"Resp'],
	])('says of a submission that it may have been accepted after %s', (_what, status, text) => {
		for (const request of [SUBMIT, RESEND]) {
			const problem = problemWith(status, text, request);
			expect(problem.mayHaveBeenAccepted).toBe(true);
			expect(problem.advice).toMatch(MAY_BE_TWICE);
			expect(problem.advice).not.toMatch(/[Tt]ry again/);
		}
	});

	it('does not blame the missing documentation for a 404 of a documented call', () => {
		expect(problemWith(404, '', SUBMIT).advice).not.toMatch(/does not document/);
	});

	it('names the base URL that is set, not only GoFax’s own', () => {
		const request = { ...LIST, baseUrl: 'https://proxy.example.com' };
		expect(problemWith(404, '', request).advice).toContain('now https://proxy.example.com');
	});

	it('tells message and advice for any status and body', () => {
		const body = fc.oneof(fc.string(), fc.json(), fc.constant('{"Success":false}'));
		const requests = fc.constantFrom(SUBMIT, RESEND, READ, LIST, WRITE);
		fc.assert(
			fc.property(fc.integer({ min: 100, max: 599 }), body, requests, (status, text, request) => {
				try {
					readAnswer({ status, text }, request);
				} catch (error) {
					expect(error).toBeInstanceOf(Problem);
					if (!(error instanceof Problem)) return;
					expect(error.message).toMatch(/\S/);
					expect(error.advice).toMatch(/\S/);
					if (error.mayHaveBeenAccepted) {
						expect(request.endpoint.effect).toBe('submit');
						expect(error.advice).toMatch(MAY_BE_TWICE);
					}
				}
			}),
		);
	});
});

describe('checkStatus', () => {
	it('takes any body with a 2xx, because a document is not JSON', () => {
		expect(() => checkStatus({ status: 200, text: '%PDF-1.7' }, READ)).not.toThrow();
	});

	it.each([
		[401, '', /refused access to 52336014/],
		[404, 'Not Found', /does not know 52336014/],
		[500, '', /HTTP 500/],
	])('says what %i means', (status, text, message) => {
		expect(problemOf(() => checkStatus({ status, text }, READ)).message).toMatch(message);
	});

	it('repeats GoFax’s own words', () => {
		const problem = problemOf(() =>
			checkStatus({ status: 404, text: json({ Message: 'No such fax.' }) }, READ),
		);
		expect(problem.advice).toContain('GoFax says: No such fax.');
	});
});

describe('connectionProblem', () => {
	const failure = (progress: ConnectionFailure['progress'], code = ''): ConnectionFailure => ({
		code,
		progress,
		reason: 'the reason',
	});

	it.each<[ConnectionFailure['progress'], RegExp]>([
		['notStarted', /could not be made/],
		['notConnected', /cannot be reached at https:\/\/restful-api/],
		['notTrusted', /certificate of https:\/\/restful-api.* is not trusted/],
		['notSecured', /secure connection to https:\/\/restful-api.* could not be made/],
		['incomplete', /broke before GoFax had the whole request/],
	])('says of "%s" that GoFax took nothing', (progress, message) => {
		const problem = connectionProblem(failure(progress), SUBMIT);
		expect(problem.message).toMatch(message);
		expect(problem.advice).toMatch(/^(Nothing was sent|GoFax cannot have taken it)\./);
		expect(problem).toMatchObject({ mayHaveBeenAccepted: false, nothingSent: true });
	});

	it('says what n8n says where the request did not begin', () => {
		expect(connectionProblem(failure('notStarted'), SUBMIT).advice).toContain('the reason');
	});

	it('says of a break after the whole request that a submission may have been accepted, and a read may be repeated', () => {
		const submitted = connectionProblem(failure('complete'), SUBMIT);
		expect(submitted.message).toMatch(/broke before its answer came/);
		expect(submitted.advice).toMatch(MAY_BE_TWICE);
		expect(submitted.mayHaveBeenAccepted).toBe(true);
		const reading = connectionProblem(failure('complete'), READ);
		expect(reading.advice).toMatch(/Try again/);
		expect(reading.mayHaveBeenAccepted).toBe(false);
	});

	it('names the code where there is one', () => {
		expect(connectionProblem(failure('complete'), READ).advice).not.toMatch(/\(/);
		expect(connectionProblem(failure('complete', 'ECONNRESET'), READ).advice).toMatch(/\(ECONNRESET\)$/);
		expect(connectionProblem(failure('notConnected', 'EAI_FAIL'), SUBMIT).advice).toContain('EAI_FAIL');
	});
});
