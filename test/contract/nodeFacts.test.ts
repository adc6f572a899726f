import type { ICredentialType, INodeProperties, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { lineOf } from './contractText';
import { credentialFacts, nodeFacts } from './nodeFacts';

const node = (properties: INodeProperties[], change: Partial<INodeTypeDescription> = {}): INodeType => ({
	description: {
		displayName: 'Made Up',
		name: 'madeUp',
		group: ['transform'],
		version: 1,
		description: 'A node that does not exist',
		defaults: { name: 'Made Up' },
		inputs: ['main'],
		outputs: ['main'],
		properties,
		...change,
	},
});

const field = (name: string, change: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: 'Field',
	name,
	type: 'string',
	default: '',
	...change,
});

const linesOf = (made: INodeType) => nodeFacts(made).map(lineOf);

/** Lines about the properties alone. */
const of = (...properties: INodeProperties[]) => {
	const others = linesOf(node([]));
	return linesOf(node(properties)).filter((line) => !others.includes(line));
};

test('texts and looks are not part of the contract', () => {
	const plain = field('text', { type: 'options', options: [{ name: 'One', value: 'one' }] });
	const described: INodeProperties = {
		...plain,
		displayName: 'Another name',
		description: 'A text',
		hint: 'A hint',
		placeholder: 'e.g. this',
		typeOptions: { rows: 6 },
		options: [{ name: 'The first', value: 'one', description: 'A text', action: 'Do it' }],
	};
	expect(of(described)).toEqual(of(plain));
	expect(linesOf(node([], { displayName: 'X', description: 'Y', subtitle: 'Z' }))).toEqual(linesOf(node([])));
});

test('notices are not part of the contract', () => {
	expect(of(field('notice', { type: 'notice' }))).toEqual([]);
});

test('the order of options, of conditions and of the default of a set does not matter', () => {
	const values = ['a', 'b'].map((value) => ({ name: value, value }));
	const one = field('set', {
		type: 'multiOptions',
		options: values,
		default: ['a', 'b'],
		displayOptions: { show: { x: [1, 2], y: [true] } },
	});
	const other = field('set', {
		type: 'multiOptions',
		options: [...values].reverse(),
		default: ['b', 'a'],
		displayOptions: { show: { y: [true], x: [2, 1] } },
	});
	expect(of(other).sort()).toEqual(of(one).sort());
});

test('a field of an operation has the operation in its path, once for each that it belongs to', () => {
	const shared = field('id', { displayOptions: { show: { resource: ['fax'], operation: ['get', 'send'] } } });
	expect(of(shared)).toEqual([
		'madeUp@1 fax.get.id type = "string"',
		'madeUp@1 fax.get.id default = ""',
		'madeUp@1 fax.send.id type = "string"',
		'madeUp@1 fax.send.id default = ""',
	]);
});

test('a field inside a collection has the whole path', () => {
	const changes = field('changes', {
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		options: [
			{
				displayName: 'Change',
				name: 'change',
				values: [field('more', { type: 'collection', options: [field('x')] })],
			},
		],
	});
	expect(of(changes)).toEqual(
		expect.arrayContaining([
			'madeUp@1 madeUp.changes multipleValues = true',
			'madeUp@1 madeUp.changes.change type = "group"',
			'madeUp@1 madeUp.changes.change.more.x type = "string"',
		]),
	);
});

test('resources and operations are what the paths of their fields begin with', () => {
	const resource = field('resource', { type: 'options', options: [{ name: 'Fax', value: 'fax' }] });
	const operation = field('operation', {
		type: 'options',
		options: [{ name: 'Send', value: 'send' }],
		displayOptions: { show: { resource: ['fax'] } },
	});
	expect(of(resource, operation)).toEqual(
		expect.arrayContaining([
			'madeUp@1 fax resource = "fax"',
			'madeUp@1 fax.send operation = "send"',
			'madeUp@1 fax.operation type = "options"',
		]),
	);
});

test('each version of a node has its own facts', () => {
	const old = field('old', { displayOptions: { show: { '@version': [1] } } });
	const fresh = field('new', { displayOptions: { hide: { '@version': [{ _cnd: { lt: 2 } }] } } });
	const lines = linesOf(node([old, fresh], { version: [1, 2] })).filter((line) => line.includes(' type '));
	expect(lines).toEqual(['madeUp@1 madeUp.old type = "string"', 'madeUp@2 madeUp.new type = "string"']);
});

test('webhooks, inputs, outputs and credentials of a node are in it', () => {
	const made = node([], {
		outputs: ['main', 'main'],
		webhooks: [{ name: 'default', httpMethod: 'POST', path: 'hook', restartWebhook: true }],
		credentials: [{ name: 'api', required: true, displayOptions: { show: { auth: ['x'] } } }],
	});
	expect(linesOf(made)).toEqual([
		'madeUp@1 madeUp group = ["transform"]',
		'madeUp@1 madeUp inputs = ["main"]',
		'madeUp@1 madeUp outputs = ["main","main"]',
		'madeUp@1 madeUp.credentials.api required = true',
		'madeUp@1 madeUp.credentials.api show = {"auth":["x"]}',
		'madeUp@1 madeUp.webhooks.default httpMethod = "POST"',
		'madeUp@1 madeUp.webhooks.default path = "hook"',
		'madeUp@1 madeUp.webhooks.default restartWebhook = true',
	]);
});

test('a credential has its fields, which of them are secret, and whether something tests it', () => {
	const credential: ICredentialType = {
		name: 'api',
		displayName: 'API',
		properties: [field('token', { typeOptions: { password: true }, required: true })],
	};
	const testing: INodeType = {
		...node([], { credentials: [{ name: 'api', testedBy: 'check' }] }),
		methods: { credentialTest: { check: () => Promise.resolve({ status: 'OK', message: '' }) } },
	};
	expect(credentialFacts(credential, [testing]).map(lineOf)).toEqual([
		'api api tested = true',
		'api api authenticates = false',
		'api api.token type = "string"',
		'api api.token required = true',
		'api api.token password = true',
		'api api.token default = ""',
	]);
	expect(credentialFacts(credential, []).map(lineOf)).toContain('api api tested = false');
});
