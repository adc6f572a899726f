import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withAdminRequests } from './docs/adminRequests';

/** `npm run docs:simulator`: writes the table of admin requests in simulator/README.md anew. A test fails when it is out of date. */
const path = join(__dirname, '../simulator/README.md');
writeFileSync(path, withAdminRequests(readFileSync(path, 'utf8')));
