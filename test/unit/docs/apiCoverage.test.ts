import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiCoverage } from '../../../scripts/docs/apiCoverage';
import { allEndpoints } from '../../../lib/api/endpoints';

test('docs/api-coverage.md is what the table of endpoints gives; npm run docs:api writes it', () => {
	expect(readFileSync(join(__dirname, '../../../docs/api-coverage.md'), 'utf8')).toBe(apiCoverage());
});

test('it has a row for every endpoint', () => {
	const rows = apiCoverage()
		.split('\n')
		.filter((line) => line.startsWith('| `'));
	expect(rows).toHaveLength(allEndpoints.length);
	expect(rows.join('\n')).toContain('| `GET /v1.0/ReceiveFax/{id}/Document` |');
	expect(rows.join('\n')).toContain('| `GET /v2.0/Account/CreditBalance` |');
});
