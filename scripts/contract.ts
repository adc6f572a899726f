import { run } from 'jest';

/**
 * `npm run docs:contract`: rewrites test/contract/contract.txt, unless CHANGELOG.md lacks a line about what has changed since
 * the last release.
 */
process.env.UPDATE_CONTRACT = '1';
void run(['--selectProjects', 'contract', '--testPathPatterns', 'contract\\.test\\.ts']);
