import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import packageJson from '../../package.json';
import { operations } from '../../nodes/GoFax/operations';
import { simulatedAccount } from '../engine/harness/simulatedAccount';
import { actionSamples } from './actionSamples';
import { newestRelease, readChangelog, sectionsSince } from './changelog';
import { compareContracts, describeDifference } from './compareContracts';
import { readContract, releaseOf, writeContract } from './contractText';
import { credentials, currentContract, nodes } from './currentContract';
import type { Fact } from './Fact';
import { missingLines, describeMissingLines } from './missingLines';
import { isAboutOutput, type Sample } from './outputFacts';
import { triggerSamples } from './triggerSamples';

const SNAPSHOT = join(__dirname, 'contract.txt');
/** The contract of the newest release; there is none before the first. */
const RELEASED = join(__dirname, 'released.txt');

const ABOUT = [
	'Everything that a saved workflow depends on: names, types, defaults, choices, conditions, and keys of outputs.',
	'Made by test/contract/contract.test.ts; npm run docs:contract rewrites it. See docs/contributing.md.',
];

const changelog = readChangelog(readFileSync(join(__dirname, '../../CHANGELOG.md'), 'utf8'));
const release = newestRelease(changelog);
const textOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

const gofax = simulatedAccount();
let samples: Sample[] = [];
let contract: Fact[] = [];
/** Why there are no outputs: most likely because of what the comparison finds, such as a field with another name. */
let withoutOutputs: Error | undefined;

beforeAll(async () => {
	try {
		samples = [...(await actionSamples(gofax)), ...(await triggerSamples(gofax))];
	} catch (error) {
		withoutOutputs = error instanceof Error ? error : new Error(String(error));
	}
	contract = currentContract(samples);
});

/** Facts of a file, as far as they can be compared. */
const factsIn = (path: string) =>
	readContract(textOf(path)).filter((fact) => withoutOutputs === undefined || !isAboutOutput(fact));

/** What CHANGELOG.md lacks; undefined for nothing. */
function missingText(): string | undefined {
	const since = releaseOf(textOf(RELEASED));
	if (since === undefined) return undefined;
	const missing = missingLines(factsIn(RELEASED), contract, sectionsSince(changelog, since));
	return missing.length > 0 ? describeMissingLines(missing, since) : undefined;
}

/** Writes contract.txt, and released.txt with the first contract of a release. */
function update(): void {
	writeFileSync(SNAPSHOT, writeContract(contract, ABOUT));
	if (release === undefined || releaseOf(textOf(RELEASED)) === release) return;
	writeFileSync(RELEASED, writeContract(contract, [`Released with ${release}`, ...ABOUT]));
}

test('CHANGELOG.md has a line for everything that has changed since the newest release', () => {
	const text = missingText();
	if (text !== undefined) throw new Error(text);
});

test('contract.txt is the contract; npm run docs:contract writes it', () => {
	if (process.env.UPDATE_CONTRACT === '1') {
		if (withoutOutputs !== undefined) throw withoutOutputs;
		const text = missingText();
		if (text !== undefined) throw new Error(`Nothing was written. ${text}`);
		update();
	}
	const differences = compareContracts(factsIn(SNAPSHOT), contract);
	if (differences.length === 0) return;
	throw new Error(
		[
			'What saved workflows depend on is not what test/contract/contract.txt says:',
			...differences.map((difference) => `  ${describeDifference(difference)}`),
			...(withoutOutputs ? ['  The outputs are not compared, because the runs that give them failed.'] : []),
			'Restore what you did not mean to change. For the rest npm run docs:contract rewrites the file.',
		].join('\n'),
	);
});

test('released.txt is the contract of the newest version in CHANGELOG.md', () => {
	if (releaseOf(textOf(RELEASED)) === release) return;
	throw new Error(
		`CHANGELOG.md has the version ${release}, and test/contract/released.txt is not of it. With the commit that releases a version, npm run docs:contract writes it.`,
	);
});

test('the file is read as it is written', () => {
	expect(compareContracts(readContract(writeContract(contract, ABOUT)), contract)).toEqual([]);
});

test('the samples of outputs run, one for every operation and every event', () => {
	if (withoutOutputs !== undefined) throw withoutOutputs;
	const outputs = samples.filter(({ items }) => items.length > 0).map(({ path }) => path);
	const events = ['goFaxTrigger.faxReceived', 'goFaxTrigger.faxSent', 'goFaxTrigger.smsSent'];
	const sms = ['goFaxSmsTrigger.smsReply', 'goFaxSmsTrigger.smsReceived'];
	const expected = operations.map(({ resource, operation }) => `${resource}.${operation}`);
	for (const name of [...expected, ...events, ...sms]) expect(outputs).toContain(`${name}.output`);
	expect(samples).toHaveLength(outputs.length);
});

test('every node and every credential of package.json is in it', () => {
	const { nodes: shippedNodes, credentials: shippedCredentials } = packageJson.n8n;
	const classNames = (those: object[]) => those.map((one) => one.constructor.name).sort();
	const namesOf = (paths: string[], end: string) => paths.map((path) => basename(path, end)).sort();
	expect(classNames(nodes)).toEqual(namesOf(shippedNodes, '.node.js'));
	expect(classNames(credentials)).toEqual(namesOf(shippedCredentials, '.credentials.js'));
});
