import * as fc from 'fast-check';
import { checkStatus, connectionProblem, readAnswer, type Request } from '../../../../lib/api/readAnswer';
import { endpoints } from '../../../../lib/api/endpoints';
import { Problem } from '../../../../lib/Problem';
import { problemOf } from '../problemOf';

const baseUrl = 'https://restful-api.gofax.com.au';
const submit: Request = { endpoint: endpoints.fax.send, baseUrl };
const resend: Request = { endpoint: endpoints.fax.resend, id: '52336014', baseUrl };
const read: Request = { endpoint: endpoints.fax.get, id: '52336014', baseUrl };
const list: Request = { endpoint: endpoints.fax.getAll, baseUrl };
const write: Request = { endpoint: endpoints.fax.writeSettings, baseUrl };

const json = (body: unknown) => JSON.stringify(body);
const problemWith = (status: number, text: string, request: Request) =>
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
		['a bare body', 200, json({ records: [], totalRecords: 0 }), { records: [], totalRecords: 0 }],
		['an empty body', 204, '', undefined],
		['a body of white space', 200, ' \r\n', undefined],
		['JSON with a byte order mark in front', 200, `\uFEFF${json({ Success: true, Response: 7 })}`, 7],
	])('%s', (_what, status, text, payload) => {
		expect(readAnswer({ status, text }, submit).payload).toEqual(payload);
	});
});

describe('readAnswer says what went wrong', () => {
	it.each([
		['401 with an empty body', 401, '', submit, /refused the API token/, /My Account > API Access/],
		[
			'401 with an empty body for an ID',
			401,
			'',
			read,
			/refused access to 52336014/,
			/another GoFax account.*no longer valid/,
		],
		['403', 403, '', list, /refused the API token/, /expired/],
		[
			'401 of v2.0 with its own words',
			401,
			json({ error: 'UNAUTHORISED', message: 'Token is not invalid.' }),
			list,
			/refused the API token/,
			/GoFax says: Token is not invalid\./,
		],
		[
			'400 with validation errors',
			400,
			json({ Success: false, ValidationErrors: ['SendTo is missing'] }),
			submit,
			/refused: SendTo is missing/,
			/took nothing/,
		],
		[
			'400 with a .NET problem',
			400,
			json({ title: 'One or more validation errors occurred.' }),
			submit,
			/refused: One or more/,
			/took nothing/,
		],
		[
			'400 with an error word',
			400,
			json({ error: 'BAD_REQUEST' }),
			submit,
			/refused: BAD_REQUEST/,
			/took nothing/,
		],
		['422 with an empty body', 422, '', submit, /without giving a reason/, /took nothing/],
		['404 for an ID', 404, '', read, /does not know 52336014/, /Check the ID\. .*Base URL/],
		[
			'404 for a call that GoFax does not document',
			404,
			'',
			read,
			/does not know/,
			/does not document this call/,
		],
		[
			'404 without an ID',
			404,
			'<html></html>',
			list,
			/does not know this call/,
			/Base URL.*now https:\/\/restful-api/,
		],
		['405', 405, '', resend, /does not know 52336014/, /does not document this call/],
		['413', 413, 'Request Entity Too Large', submit, /too large/, /smaller documents/],
		['429', 429, '', submit, /too many requests/, /took nothing.*Wait a minute/],
		['301', 301, '', submit, /another address/, /Base URL.*https/],
		['302 to a log-in page', 302, '<a href="/login">', read, /another address/, /Base URL/],
		['500 on a read', 500, '', read, /HTTP 500/, /Try again in a few minutes/],
		['503 on a write of settings', 503, 'Service Unavailable', write, /HTTP 503/, /Try again/],
		[
			'500 with GoFax’s own words',
			500,
			json({ Message: 'Object reference not set.' }),
			read,
			/HTTP 500/,
			/GoFax says: Object reference not set\./,
		],
		[
			'a web page with 200',
			200,
			'<!DOCTYPE html><title>Log in</title>',
			read,
			/a web page/,
			/Base URL.*Then try again/,
		],
		['a web page with 200 behind a line break', 200, '\r\n<html>', read, /a web page/, /Base URL/],
		['truncated JSON with 200', 200, '{"Success":true,"Resp', read, /no JSON/, /Then try again/],
		[
			'Success false with validation errors',
			200,
			json({ Success: false, Message: 'Invalid.', ValidationErrors: ['SendTo', 'Documents'] }),
			submit,
			/refused: Invalid\. SendTo Documents/,
			/took nothing/,
		],
		[
			'Success false alone',
			200,
			json({ Success: false, Message: null, ValidationErrors: null }),
			submit,
			/without giving a reason/,
			/took nothing/,
		],
		[
			'success false in lower case',
			200,
			json({ success: false, message: 'No.' }),
			submit,
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
		for (const request of [submit, resend]) {
			const problem = problemWith(status, text, request);
			expect(problem.mayHaveBeenAccepted).toBe(true);
			expect(problem.advice).toMatch(MAY_BE_TWICE);
			expect(problem.advice).not.toMatch(/[Tt]ry again/);
		}
	});

	it('does not blame the missing documentation for a 404 of a documented call', () => {
		expect(problemWith(404, '', submit).advice).not.toMatch(/does not document/);
	});

	it('names the base URL that is set, not only GoFax’s own', () => {
		const request = { ...list, baseUrl: 'https://proxy.example.com' };
		expect(problemWith(404, '', request).advice).toContain('now https://proxy.example.com');
	});

	it('tells message and advice whatever the status and the body', () => {
		const body = fc.oneof(fc.string(), fc.json(), fc.constant('{"Success":false}'));
		const requests = fc.constantFrom(submit, resend, read, list, write);
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
	it('takes any body with a 2xx, because a document is no JSON', () => {
		expect(() => checkStatus({ status: 200, text: '%PDF-1.7' }, read)).not.toThrow();
	});

	it.each([
		[401, '', /refused access to 52336014/],
		[404, 'Not Found', /does not know 52336014/],
		[500, '', /HTTP 500/],
	])('says what %i means', (status, text, message) => {
		expect(problemOf(() => checkStatus({ status, text }, read)).message).toMatch(message);
	});

	it('repeats GoFax’s own words', () => {
		const problem = problemOf(() =>
			checkStatus({ status: 404, text: json({ Message: 'No such fax.' }) }, read),
		);
		expect(problem.advice).toContain('GoFax says: No such fax.');
	});
});

describe('connectionProblem', () => {
	it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL'])(
		'says that nothing was sent after %s',
		(code) => {
			const problem = connectionProblem(code, submit);
			expect(problem.message).toMatch(/cannot be reached at https:\/\/restful-api/);
			expect(problem.advice).toMatch(/Nothing was sent\. .*Base URL/);
			expect(problem.advice).toContain(code);
			expect(problem.mayHaveBeenAccepted).toBe(false);
		},
	);

	it.each([
		'CERT_HAS_EXPIRED',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'SELF_SIGNED_CERT_IN_CHAIN',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
		'ERR_TLS_CERT_ALTNAME_INVALID',
	])('says of %s that the certificate is not trusted and nothing was sent', (code) => {
		const problem = connectionProblem(code, submit);
		expect(problem.message).toMatch(/certificate of https:\/\/restful-api.* is not trusted/);
		expect(problem.advice).toMatch(/^Nothing was sent\./);
		expect(problem.advice).toContain(code);
		expect(problem.mayHaveBeenAccepted).toBe(false);
	});

	it.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'ERR_BAD_RESPONSE', ''])(
		'says after "%s" that a submission may have been accepted, and that a read may be repeated',
		(code) => {
			const submitted = connectionProblem(code, submit);
			expect(submitted.message).toMatch(/broke before its answer came/);
			expect(submitted.advice).toMatch(MAY_BE_TWICE);
			expect(submitted.mayHaveBeenAccepted).toBe(true);

			const reading = connectionProblem(code, read);
			expect(reading.advice).toMatch(/Try again/);
			expect(reading.mayHaveBeenAccepted).toBe(false);
		},
	);

	it('leaves the brackets away where no code is known', () => {
		expect(connectionProblem('', read).advice).not.toMatch(/\(/);
		expect(connectionProblem('ECONNRESET', read).advice).toMatch(/\(ECONNRESET\)$/);
	});
});
