import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withAdminRequests } from './docs/adminRequests';

/** `npm run docs:simulator`: rewrites the table of requests in simulator/README.md. A test fails if it is stale. */
const path = join(__dirname, '../simulator/README.md');
writeFileSync(path, withAdminRequests(readFileSync(path, 'utf8')));
