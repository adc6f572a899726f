/** Small inputs that strangers can make expensive, each of about 64 KiB. What they are for: hostile.ts. */
const SIZE = 65_000;

const REPLY = {
	eventType: 'SMS_REPLY',
	messageId: 'abc123',
	direction: 'reply',
	from: '+61400000000',
	to: '+61700000000',
	messageBody: 'YES',
};

export interface HostileInput {
	name: string;
	text: string;
}

/** As many as fit, separated by commas. */
function list(one: (index: number) => string): string {
	const parts: string[] = [];
	for (let length = 0; length < SIZE; length += (parts.at(-1) ?? '').length + 1)
		parts.push(one(parts.length));
	return parts.join(',');
}

const nested = (open: string, close: string, inside = '') => {
	const depth = Math.floor(SIZE / (open.length + close.length));
	return open.repeat(depth) + inside + close.repeat(depth);
};

/** Values that are JSON, of any place in an answer or an event. */
const values: HostileInput[] = [
	{ name: 'nested lists', text: nested('[', ']') },
	{ name: 'nested objects', text: nested('{"a":', '}', '1') },
	{ name: 'many fields', text: `{${list((index) => `"f${index}":1`)}}` },
	{ name: 'one field again and again', text: `{${list(() => '"a":1')}}` },
	{ name: 'long numbers', text: `[${list(() => '1'.repeat(400))}]` },
	{ name: 'one long number', text: '1'.repeat(SIZE) },
	{ name: 'spaces', text: `[${' '.repeat(SIZE)}]` },
	{ name: 'escapes', text: `"${'\\u0020'.repeat(SIZE / 6)}"` },
	{ name: 'a text of backslashes', text: `"${'\\\\'.repeat(SIZE / 2)}"` },
	{ name: 'a text of spaces', text: `"a${' '.repeat(SIZE)}b"` },
	{ name: 'a text of lines', text: `"${'\\r\\n'.repeat(SIZE / 4)}"` },
	{ name: 'a text of digits', text: `"${'0'.repeat(SIZE)}"` },
	{ name: 'a text of pluses', text: `"${'+'.repeat(SIZE)}"` },
];

const replyWith = (field: string, { name, text }: HostileInput): HostileInput => ({
	name: `${name} in ${field}`,
	text: `${JSON.stringify({ ...REPLY, [field]: undefined }).slice(0, -1)},"${field}":${text}}`,
});

/** Bodies of SMS events. */
export const smsEvents: HostileInput[] = [
	...values.map((value) => replyWith('messageBody', value)),
	...values.map((value) => replyWith('from', value)),
	{ name: 'fields of an event again and again', text: `{${list(() => '"eventType":"SMS_REPLY"')}}` },
	{ name: 'half a text', text: `{"a":"${'\\"'.repeat(SIZE / 2)}` },
];

const fields = (one: (index: number) => string) => list(one).replaceAll(',', '&');
const FORM = 'Recipient=61712344321&ID=41340078&Success=True&Message=Fax+successfully+sent&Subject=';

/** Bodies of notifications, url-encoded. */
export const forms: HostileInput[] = [
	{ name: 'many fields', text: FORM + '&' + fields((index) => `f${index}=1`) },
	{ name: 'one field again and again', text: FORM + '&' + fields(() => 'ID=1') },
	{ name: 'ampersands', text: FORM + '&'.repeat(SIZE) },
	{ name: 'percent signs', text: FORM + '%'.repeat(SIZE) },
	{ name: 'broken UTF-8', text: FORM + '%ff'.repeat(SIZE / 3) },
	{ name: 'spaces', text: `${FORM}a${'+'.repeat(SIZE)}b` },
	{ name: 'brackets', text: `${FORM}&ID${'['.repeat(SIZE)}=1` },
];

const inEnvelope = ({ name, text }: HostileInput): HostileInput[] => [
	{ name, text },
	{ name: `${name} as Response`, text: `{"Success":true,"Response":${text}}` },
	{ name: `${name} as Message`, text: `{"Success":false,"Message":${text}}` },
	{ name: `${name} as errors`, text: `{"Success":false,"ValidationErrors":${text}}` },
];

/** Bodies of GoFax's answers. */
export const answers: HostileInput[] = [
	...values.flatMap(inEnvelope),
	{ name: 'a web page', text: `<html>${'<'.repeat(SIZE)}` },
	{ name: 'many faxes', text: `{"records":[${list((index) => `{"id":${index}}`)}]}` },
];

/** Bodies of GoFax's answers with settings. */
export const settings: HostileInput[] = [
	...values.flatMap((value) => inEnvelope(value).slice(0, 2)),
	{ name: "the envelope's own fields again and again", text: `{"a":1,${list(() => '"Success":true')}}` },
	{ name: 'Response again and again', text: `{"Success":true,${list(() => '"Response":{"a":1}')}}` },
	{
		name: 'URLs inside one another',
		text: `{"NotificationURL":"https://a.example/?${'gofax-before=%3F'.repeat(SIZE / 16)}"}`,
	},
	{ name: 'comments', text: `{${'/**/'.repeat(SIZE / 4)}"a":1}` },
];

const PDF = '%PDF-1.7\n';

/** Contents of files to be faxed. */
export const documents: HostileInput[] = [
	{ name: 'a PDF of objects', text: PDF + list((index) => `\n${index} 0 obj<<>>endobj`) },
	{ name: 'a PDF of open dictionaries', text: PDF + '<<'.repeat(SIZE / 2) },
	{ name: 'a PDF of brackets', text: PDF + '('.repeat(SIZE) },
	{ name: 'a PDF of spaces', text: PDF + ' '.repeat(SIZE) },
	{ name: 'a PDF of ends', text: PDF + 'startxref %%EOF '.repeat(SIZE / 16) },
	{ name: 'a PDF of Encrypt', text: PDF + '/Encrypt '.repeat(SIZE / 9) },
	{ name: 'a ZIP of beginnings', text: 'PK\x03\x04'.repeat(SIZE / 4) },
	{ name: 'a ZIP of ends', text: `PK\x03\x04${'PK\x05\x06'.repeat(SIZE / 4)}` },
	{ name: 'an RTF of brackets', text: '{\\rtf' + '{'.repeat(SIZE) },
	{ name: 'a web page of brackets', text: '<html>' + '<'.repeat(SIZE) },
	{ name: 'a TIFF of nothing', text: 'II*\0' + '\0'.repeat(SIZE) },
	{ name: 'text of spaces', text: `a${' '.repeat(SIZE)}b` },
];

/** Texts to be faxed. */
export const texts: HostileInput[] = [
	{ name: 'a text of spaces', text: `a${' '.repeat(SIZE)}b` },
	{ name: 'a text of lines', text: `a${'\r\n'.repeat(SIZE / 2)}b` },
	{ name: 'a text of pages', text: 'a\f'.repeat(SIZE / 2) },
	{ name: 'a text of one word', text: 'a'.repeat(SIZE) },
	{ name: 'a text of accents', text: 'e\u0301'.repeat(SIZE / 3) },
	{ name: 'a text of dashes', text: '\u2010'.repeat(SIZE / 3) },
];
