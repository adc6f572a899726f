import { gofaxApi } from '../../simulator/rest/gofaxApi';
import { restOperations } from '../../simulator/rest/operations';

const described = Object.entries(gofaxApi.document.paths).flatMap(([path, operations]) =>
	Object.entries(operations)
		.filter(([method]) => ['get', 'put', 'post'].includes(method))
		.map(([method, operation]) => ({ path, method, operation })),
);

test('describes exactly the operations that exist', () => {
	const existing = restOperations.map(({ operationId, method, path }) => `${operationId} ${method} ${path}`);
	const documented = described.map(
		({ path, method, operation }) =>
			`${operation?.operationId} ${method.toUpperCase()} ${path.replace('{id}', ':id')}`,
	);
	expect(documented.sort()).toEqual(existing.sort());
});

test.each(described)('$method $path says how sure it is, and why', ({ operation }) => {
	expect(['documented', 'inferred', 'seen']).toContain(operation?.['x-confidence']);
	expect(operation?.['x-source']).toMatch(/\w{4}.*\.$/);
	if (operation?.['x-confidence'] !== 'documented')
		expect(operation?.['x-source']).toMatch(/not documented by GoFax/i);
});

test.each([
	[
		'a failure without a reason',
		'/SMS',
		'PUT',
		200,
		{ Success: false, Message: null, ValidationErrors: null, Response: null },
	],
	['an unknown status', '/SMS', 'PUT', 418, undefined],
	['an unknown path', '/Fax', 'GET', 200, undefined],
	[
		'an ID in quotes',
		'/SMS',
		'PUT',
		200,
		{ Success: true, Message: 'SMS Submitted', ValidationErrors: null, Response: '1' },
	],
	['a body where none belongs', '/SendFax/Settings', 'GET', 405, {}],
])('finds fault with %s', (_what, path, method, status, body) => {
	expect(gofaxApi.answerErrors(path, method, status, body)).not.toEqual([]);
});
