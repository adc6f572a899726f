import { readConnection } from '../../../../lib/api/connection';
import { problemOf } from '../problemOf';

const credential = (change: object = {}) => ({
	baseUrl: 'https://restful-api.gofax.com.au',
	apiVersion: '1.0',
	token: '0f8fad5b-d9cb-469f-a165-70867728950e',
	...change,
});

test.each([
	['https://restful-api.gofax.com.au', 'https://restful-api.gofax.com.au'],
	[' https://restful-api.gofax.com.au/ \n', 'https://restful-api.gofax.com.au'],
	['https://restful-api.gofax.com.au/v1.0', 'https://restful-api.gofax.com.au'],
	['https://restful-api.gofax.com.au/V2.0/', 'https://restful-api.gofax.com.au'],
	['https://restful-api.gofax.com.au/v1//', 'https://restful-api.gofax.com.au'],
	['https://proxy.example/gofax/v1.0', 'https://proxy.example/gofax'],
	['HTTPS://proxy.example:8443', 'HTTPS://proxy.example:8443'],
	['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
	['http://localhost:4000/v1.0', 'http://localhost:4000'],
])('the Base URL "%s" is read as %s', (baseUrl, expected) => {
	expect(readConnection(credential({ baseUrl })).baseUrl).toBe(expected);
});

test.each([
	['http://restful-api.gofax.com.au', /does not begin with https/],
	['restful-api.gofax.com.au', /not a valid URL/],
	['ftp://restful-api.gofax.com.au', /not a valid URL/],
	['https://', /not a valid URL/],
	['https://restful api.gofax.com.au', /not a valid URL/],
	['', /not a valid URL/],
	[null, /not a valid URL/],
	['https://user:secret-word@restful-api.gofax.com.au', /user name or a password/],
	['https://restful-api.gofax.com.au?token=secret-word', /contains a query/],
	['https://restful-api.gofax.com.au/#secret-word', /contains a query/],
	['secret api?token=secret-word', /not a valid URL/],
])('the Base URL "%s" is refused, and no secret in it is shown', (baseUrl, message) => {
	const problem = problemOf(() => readConnection(credential({ baseUrl })));
	expect(problem.message).toMatch(message);
	expect(`${problem.message} ${problem.advice}`).not.toContain('secret-word');
});

test.each([
	['1.0', '1.0'],
	['2.0', '2.0'],
	[' v2.0', '2.0'],
	[2, '2.0'],
	[1, '1.0'],
	[undefined, '1.0'],
])('the API Version %j is %s', (apiVersion, version) => {
	expect(readConnection(credential({ apiVersion })).version).toBe(version);
});

test('an API Version that does not exist is refused', () => {
	expect(problemOf(() => readConnection(credential({ apiVersion: '3.0' }))).message).toBe(
		`The 'API Version' "3.0" does not exist`,
	);
});

test('a token is trimmed', () => {
	expect(readConnection(credential({ token: ' abc-123\n' })).token).toBe('abc-123');
});

test.each([
	['', /no API token/],
	['  ', /no API token/],
	[undefined, /no API token/],
	['abc 123', /characters that a token cannot have/],
	['abc\n123', /characters that a token cannot have/],
	['tokén', /characters that a token cannot have/],
])('the token %j is refused and not shown', (token, message) => {
	const problem = problemOf(() => readConnection(credential({ token })));
	expect(problem.message).toMatch(message);
	expect(problem.advice).not.toContain('123');
});
