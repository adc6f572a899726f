import type { Group, Section } from './changelog';
import { toFact, type Fact } from './Fact';
import { describeMissingLines, missingLines } from './missingLines';

const send = (owner = 'goFax@1'): Fact[] => [
	toFact(owner, 'fax', 'resource', 'fax'),
	toFact(owner, 'fax.send', 'operation', 'send'),
	toFact(owner, 'fax.send.recipients', 'type', 'string'),
	toFact(owner, 'fax.send.recipients', 'default', ''),
	toFact(owner, 'fax.send.content', 'type', 'options'),
	toFact(owner, 'fax.send.content', 'default', 'documents'),
	toFact(owner, 'fax.send.content=documents', 'option', 'documents'),
	toFact(owner, 'fax.send.content=text', 'option', 'text'),
	toFact(owner, 'fax.send.output.faxId', 'type', 'string'),
];
const cancel = [
	toFact('goFax@1', 'fax.cancel', 'operation', 'cancel'),
	toFact('goFax@1', 'fax.cancel.faxId', 'type', 'string'),
	toFact('goFax@1', 'fax.cancel.output.faxId', 'type', 'string'),
];
const credential = (field: string) => [
	toFact('goFaxApi', 'goFaxApi', 'tested', true),
	toFact('goFaxApi', `goFaxApi.${field}`, 'type', 'string'),
];

const renamed = (facts: Fact[], from: string, to: string) =>
	facts.map((fact) => ({ ...fact, path: fact.path.replace(from, to) }));
const withValue = (path: string, attribute: string, value: unknown) =>
	send().map((fact) =>
		fact.path === path && fact.attribute === attribute ? toFact(fact.owner, path, attribute, value) : fact,
	);
const lacking = (path: string) => send().filter((fact) => fact.path !== path);

const saying = (group: Group, text: string): Section[] => [
	{ version: 'Unreleased', date: '', entries: [{ group, text }] },
];

const wanted = (before: Fact[], after: Fact[], sections: Section[] = []) =>
	missingLines(before, after, sections).map(({ group, name }) => `${group}: ${name}`);

test('without a change no line is wanted, in any order of the facts', () => {
	expect(wanted(send(), send().reverse())).toEqual([]);
});

test.each<[string, Fact[], Fact[], string[]]>([
	['an added option value', lacking('fax.send.content=text'), send(), ['Added: fax.send.content=text']],
	['a removed option value', send(), lacking('fax.send.content=text'), ['Removed: fax.send.content=text']],
	[
		'a changed option value',
		send(),
		renamed(send(), '=text', '=words'),
		['Added: fax.send.content=words', 'Removed: fax.send.content=text'],
	],
	[
		'a changed default',
		send(),
		withValue('fax.send.content', 'default', 'text'),
		['Changed: fax.send.content'],
	],
	[
		'a changed type',
		send(),
		withValue('fax.send.recipients', 'type', 'json'),
		['Changed: fax.send.recipients'],
	],
	[
		'a setting that is new to a field',
		send(),
		[...send(), toFact('goFax@1', 'fax.send.recipients', 'required', true)],
		['Changed: fax.send.recipients'],
	],
	[
		'a renamed parameter',
		send(),
		renamed(send(), 'recipients', 'numbers'),
		['Added: fax.send.numbers', 'Removed: fax.send.recipients'],
	],
	['a removed output key', send(), lacking('fax.send.output.faxId'), ['Removed: fax.send.output.faxId']],
	[
		'a renamed field of a credential',
		credential('token'),
		credential('apiToken'),
		['Added: goFaxApi.apiToken', 'Removed: goFaxApi.token'],
	],
	['a new operation, with all that is in it', send(), [...send(), ...cancel], ['Added: fax.cancel']],
	['a removed operation, with all that is in it', [...send(), ...cancel], send(), ['Removed: fax.cancel']],
	[
		'a renamed resource, with all that is in it',
		send(),
		renamed(send(), 'fax', 'document'),
		['Added: document', 'Removed: fax'],
	],
	[
		'a new version of a node, with the old one as it was',
		send(),
		[...send(), ...send('goFax@2')],
		['Added: goFax@2'],
	],
	[
		'a new version of a node that differs, with the old one as it was',
		send(),
		[...send(), ...renamed(send('goFax@2'), 'recipients', 'numbers')],
		['Added: goFax@2'],
	],
	[
		'a new version of a node in place of the old one',
		send(),
		send('goFax@2'),
		['Added: goFax@2', 'Removed: goFax@1'],
	],
])('%s wants its line', (_what, before, after, lines) => {
	expect(wanted(before, after)).toEqual(lines);
});

describe('a line', () => {
	test.each<[string, Section[]]>([
		['that names the operation', saying('Added', 'Operation `fax.cancel`.')],
		['under Changed', saying('Changed', '`fax.cancel` is new. Upgrade: nothing to do.')],
	])('%s covers all that is in it', (_what, sections) => {
		expect(wanted(send(), [...send(), ...cancel], sections)).toEqual([]);
	});

	test.each<[string, Section[]]>([
		['under another heading', saying('Fixed', '`fax.send.content`')],
		['without backticks', saying('Changed', 'fax.send.content')],
		['about what is inside it', saying('Changed', '`fax.send.content=text`')],
		['about what it is in', saying('Changed', '`fax.send`')],
	])('%s does not cover a changed field', (_what, sections) => {
		const after = withValue('fax.send.content', 'default', 'text');
		expect(wanted(send(), after, sections)).toEqual(['Changed: fax.send.content']);
	});

	test('about a rename may name both under Changed', () => {
		const sections = saying(
			'Changed',
			'`fax.send.recipients` is now `fax.send.numbers`. Upgrade: enter them again.',
		);
		expect(wanted(send(), renamed(send(), 'recipients', 'numbers'), sections)).toEqual([]);
	});

	test('under Added does not cover what was removed', () => {
		const sections = saying('Added', '`fax.send.recipients`, `fax.send.numbers`');
		expect(wanted(send(), renamed(send(), 'recipients', 'numbers'), sections)).toEqual([
			'Removed: fax.send.recipients',
		]);
	});

	test('may be in a version that is newer than the one that is compared with', () => {
		const [section] = saying('Added', '`fax.cancel`');
		const sections = section ? [{ ...section, version: '0.2.0', date: '2026-02-01' }] : [];
		expect(wanted(send(), [...send(), ...cancel], sections)).toEqual([]);
	});
});

test('the text says which line of CHANGELOG.md is missing, and what else can be done', () => {
	const missing = missingLines(send(), lacking('fax.send.recipients'), []);
	expect(describeMissingLines(missing, '0.1.0').split('\n')).toEqual([
		'Since 0.1.0 was released, something has changed that saved workflows depend on. CHANGELOG.md does not say so:',
		'  CHANGELOG.md, Unreleased, Removed: a line that names `fax.send.recipients` (goFax@1)',
		'Or leave the version of the node as it was, and make the change in a new version beside it.',
	]);
});
