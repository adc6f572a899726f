import * as fc from 'fast-check';
import { senderIdWarnings } from '../../../../lib/sms/senderId';
import { processorMs } from '../processorMs';

describe('senderIdWarnings has nothing to say of', () => {
	it.each([
		['a name', 'GoFax'],
		['a name of eleven characters', 'Acme-Clinic'],
		['a name with figures', 'Clinic24'],
		['a mobile number with country code', '61412345678'],
		['a mobile number as it is dialled', '0412345678'],
		['a number abroad, of which nobody can tell what it is', '6421123456'],
		['white space around, which is not part of it', ' GoFax '],
	])('%s', (_what, senderId) => {
		expect(senderIdWarnings(senderId)).toEqual([]);
	});
});

describe('senderIdWarnings warns', () => {
	it.each([
		['of no sender ID', '', [/is empty.*Enter a name/]],
		['of white space alone', ' \t', [/is empty/]],
		['of twelve characters', 'Acme-Clinics', [/has 12 characters, and GoFax allows 11.*shorter/]],
		[
			'of the space in the API’s own example',
			'Test Sender',
			[/has a space.*portal.*API.*leave the space out/],
		],
		['of length and space both', 'Acme Clinic Perth', [/17 characters/, /has a space/]],
		['of characters that no phone shows', 'Dvořák', [/cannot show as a sender: ř á\. .*plain letters/]],
		['of emoji, each counted as one', '🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥', [/cannot show as a sender: 🏥\./]],
		['of a landline', '0730000000', [/landline or service number.*mobile number.*or a name/]],
		['of a landline with country code', '61730000000', [/landline/]],
		['of a landline with spaces', '(07) 3000 0000', [/landline/]],
		['of a 1300 number', '1300 123 456', [/landline or service number/]],
		['of a mobile number with a plus, which is twelve characters', '+61412345678', [/Write 61412345678\./]],
		['of a mobile number with spaces', '0412 345 678', [/no spaces\. Write 61412345678\./]],
		['of figures that are not a number', '12345', [/only digits and is not a mobile number/]],
		['of a mobile number that lost its 0', '412345678', [/only digits and is not a mobile number/]],
		['of a number abroad that is too long', '+442079460958', [/13 characters/]],
	])('%s', (_what, senderId, expected) => {
		const warnings = senderIdWarnings(senderId);
		expect(warnings).toHaveLength(expected.length);
		expected.forEach((text, index) => expect(warnings[index]).toMatch(text));
	});

	it('at once, however long the sender ID is', () => {
		const work = () => expect(senderIdWarnings(`${'1'.repeat(200_000)}x`)).toHaveLength(1);
		expect(processorMs(work)).toBeLessThan(2_000);
	});

	it('and never throws, for any sender ID', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[+0-9 ()-]*$/)), (senderId) => {
				for (const warning of senderIdWarnings(senderId)) expect(warning).toMatch(/^The sender ID .+\.$/s);
			}),
		);
	});
});
