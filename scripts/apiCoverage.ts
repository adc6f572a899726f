import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiCoverage } from './docs/apiCoverage';

/** `npm run docs:api`: rewrites docs/api-coverage.md. A unit test fails when it is out of date. */
writeFileSync(join(__dirname, '../docs/api-coverage.md'), apiCoverage());
