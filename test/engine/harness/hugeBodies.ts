import { gzipSync } from 'node:zlib';
import { form, FORMS, json, multipart, nested, part, reply, replyWith } from './hostileBodies';
import type { RawCall } from './WebhookDoor';

const MIB = 1024 * 1024;
const fill = (text: string, bytes: number) => text.repeat(Math.floor(bytes / text.length));

/** Bodies up to n8n's own limit, made when asked for. */
export const hugeBodies: ReadonlyArray<{ name: string; make: () => RawCall }> = [
	{ name: 'a message of 16 MiB', make: () => reply({ messageBody: 'a'.repeat(16 * MIB - 400) }) },
	{
		name: 'a message of 15 MiB of what a keyword has not',
		make: () => reply({ messageBody: `${fill('. ', 15 * MIB)}x` }),
	},
	{
		name: 'numbers of 7 MiB',
		make: () => reply({ from: `+61${fill(' -', 7 * MIB)}`, to: fill('0', 7 * MIB) }),
	},
	{
		name: 'JSON of 100,000 fields',
		make: () =>
			json(
				`{${Array.from({ length: 100_000 }, (_, index) => `"k${index}":${index},`).join('')}"eventType":"x","from":"1"}`,
			),
	},
	{
		name: 'JSON of 16 MiB of fields',
		make: () =>
			json(
				`{${Array.from({ length: 1_300_000 }, (_, index) => `"k${index}":1,`).join('')}"eventType":"x","from":"1"}`,
			),
	},
	{ name: 'JSON of 100,000 levels of lists', make: () => replyWith('metadata', nested(100_000, '[', ']')) },
	{
		name: 'JSON of 100,000 levels of objects',
		make: () => replyWith('metadata', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
	},
	// Node.js takes nearly a second for each MiB of these, before our code is asked.
	{ name: 'JSON of 1,000,000 levels', make: () => json(nested(1_000_000, '[', ']')) },
	{ name: '2 MiB of opening brackets', make: () => json('['.repeat(2 * MIB)) },
	{ name: '16 MiB of zeros', make: () => json(Buffer.alloc(16 * MIB)) },
	{ name: '17 MiB', make: () => json(Buffer.alloc(17 * MIB, 0x20)) },
	{
		name: 'gzip of 15 MiB',
		make: () => ({
			headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
			body: gzipSync(Buffer.alloc(15 * MIB, 0x20)),
		}),
	},
	{
		name: 'gzip of 200 MiB',
		make: () => ({
			headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
			body: gzipSync(Buffer.alloc(200 * MIB, 0x20)),
		}),
	},
	{
		name: 'a form of 16 MiB in one field',
		make: () => form(`${FORMS.faxSent}&x=${'a'.repeat(16 * MIB - 200)}`),
	},
	{
		name: 'a form of 16 MiB in one name',
		make: () => form(`${FORMS.faxSent}&${'a'.repeat(16 * MIB - 200)}=1`),
	},
	{
		name: 'a form of 100,000 fields',
		make: () =>
			form(`${Array.from({ length: 100_000 }, (_, index) => `k${index}=1&`).join('')}${FORMS.smsSent}`),
	},
	{ name: 'a form of 100,000 fields of one name', make: () => form(`${fill('ID=1&', 500_000)}Success=True`) },
	{
		name: 'a form of 16 MiB without a type',
		make: () => form(`${FORMS.smsSent}&x=${'a'.repeat(16 * MIB - 200)}`, ''),
	},
	{
		name: 'percent signs, 16 MiB',
		make: () => form(`${FORMS.faxReceived}&x=${fill('%41', 16 * MIB - 300)}`),
	},
	{
		name: 'multipart with a file of 16 MiB',
		make: () => multipart(part('FaxID', '1') + part('file', 'a'.repeat(16 * MIB), '; filename="a.pdf"')),
	},
	{
		name: 'multipart with 900 fields',
		make: () =>
			multipart(
				Array.from({ length: 900 }, (_, index) => part(`k${index}`, '1')).join('') + part('FaxID', '1'),
			),
	},
	{
		name: 'multipart with a field of 16 MiB',
		make: () => multipart(part('FaxID', '1') + part('Message', 'a'.repeat(16 * MIB))),
	},
];
