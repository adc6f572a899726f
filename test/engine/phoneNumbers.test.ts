import type { INodeParameters, INodePropertyOptions } from 'n8n-workflow';
import { GoFax } from '../../nodes/GoFax/GoFax.node';
import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';

const gofax = simulatedAccount();

const sendSms = async (recipients: string, additionalFields: INodeParameters = {}) =>
	await runNode({
		type: 'goFax',
		parameters: { resource: 'sms', operation: 'send', recipients, message: 'Hello', additionalFields },
		credentials: gofax.credential(),
	});

const numbersSentTo = async () =>
	(await gofax.admin.state()).sms.flatMap(({ recipients }) => recipients.map(({ number }) => number));

describe('a number', () => {
	test.each([
		'61412345678.0',
		'={{ 61412345678 }}',
		'={{ "0412345678.00" }}',
		'={{ [61412345678, "61412345678.0"] }}',
	])('of a spreadsheet or an expression goes out as its digits: %s', async (recipients) => {
		const { error } = await sendSms(recipients);
		expect(error).toBeUndefined();
		expect(await numbersSentTo()).toEqual(['61412345678']);
	});

	test.each(['={{ 61412345678.5 }}', '={{ 6.1e25 }}', '0412 345 678 ext. 5', '0412345678, 412345679'])(
		'that is not clear stops the item before anything is sent: %s',
		async (recipients) => {
			const { error } = await sendSms(recipients);
			expect(error?.message).toMatch(/is not a number that can be sent to$/);
			expect(await numbersSentTo()).toEqual([]);
		},
	);

	test.each([
		['AU', '0412 345 678', '61412345678'],
		['NZ', '021 123 4567', '64211234567'],
		['GB', '07400 123456', '447400123456'],
		['US', '(212) 555-0123', '12125550123'],
		['CA', '(416) 555-0123', '14165550123'],
		['SG', '8123 4567', '6581234567'],
		['FR', '06 12 34 56 78', '33612345678'],
	])('is read as it is dialled in the default country %s: %s', async (defaultCountry, recipients, number) => {
		const { error } = await sendSms(recipients, { defaultCountry });
		expect(error).toBeUndefined();
		expect(await numbersSentTo()).toEqual([number]);
	});
});

test('Default Country has every country once, by name', () => {
	const collections = new GoFax().description.properties.filter(({ name }) => name === 'additionalFields');
	const fields = collections.flatMap(({ options = [] }) =>
		options.filter(({ name }) => name === 'defaultCountry'),
	);
	expect(fields).toHaveLength(3);
	for (const field of fields) {
		const options = ('options' in field ? field.options : undefined) as INodePropertyOptions[];
		const names = options.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
		expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
		expect(options).toContainEqual({ name: 'Australia', value: 'AU' });
		expect(options).toContainEqual({ name: 'Kosovo', value: 'XK' });
		expect(options.length).toBeGreaterThan(240);
	}
});
