import { parsePhoneNumber } from '../phone/phoneNumber';
import { fitsGsm7, smsParts } from './smsParts';

const LONGEST = 11;

/** The warning about a sender ID that has no letters. */
function warningOfNumber(senderId: string): string | undefined {
	const number = parsePhoneNumber(senderId);
	if ('problem' in number) {
		return `The sender ID "${senderId}" has only digits and is not a mobile number. GoFax allows a name or a mobile number. Use one of them.`;
	}
	const { digits } = number;
	if (digits.startsWith('614')) {
		return senderId === digits || senderId === `0${digits.slice(2)}`
			? undefined
			: `The sender ID "${senderId}" is a mobile number with more than its digits. GoFax allows ${LONGEST} characters and no spaces. Write ${digits}.`;
	}
	if (digits.startsWith('61')) {
		return `The sender ID "${senderId}" is a landline or service number, which GoFax does not allow. Use a mobile number, to which replies then go, or a name.`;
	}
	return warningOfLength(senderId);
}

function warningOfLength(senderId: string): string | undefined {
	const { length } = Array.from(senderId);
	return length <= LONGEST
		? undefined
		: `The sender ID "${senderId}" has ${length} characters, and GoFax allows ${LONGEST}. It may be refused or cut. Make it shorter.`;
}

function warningsOfName(senderId: string): string[] {
	const { beyondGsm7 } = smsParts(senderId);
	return [
		warningOfLength(senderId),
		/\s/.test(senderId)
			? `The sender ID "${senderId}" has a space. GoFax’s portal allows none, while its API takes them in an example. If the SMS fails, leave the space out.`
			: undefined,
		fitsGsm7(senderId)
			? undefined
			: `The sender ID "${senderId}" has characters that an SMS cannot show as a sender: ${beyondGsm7.join(' ')}. GoFax removes the ones that it considers invalid. Use plain letters and digits.`,
	].filter((warning) => warning !== undefined);
}

/**
 * Checks a sender ID, which the recipient sees in place of a number, against GoFax's rules: at most 11 characters, not empty,
 * no spaces; it may be a mobile number but not a landline.
 *
 * Warnings and not errors, because the rules are the portal's, and the API's own example (`Test Sender`) breaks one of them.
 * Only of Australian numbers is it known whether they are mobile numbers.
 *
 * Source: GoFax, "Allowed senders for SMS" and "SMS messaging using the API".
 *
 * @returns one text for each thing that may go wrong; none for a sender ID that keeps the rules
 */
export function senderIdWarnings(senderId: string): string[] {
	const trimmed = senderId.trim();
	if (trimmed === '') {
		return [
			'The sender ID is empty. GoFax’s portal asks for one. Enter a name of at most 11 characters, or leave the field out to send with the account’s own.',
		];
	}
	if (!/^[+\d\s().\-/]+$/.test(trimmed) || !/\d/.test(trimmed)) return warningsOfName(trimmed);
	return [warningOfNumber(trimmed)].filter((warning) => warning !== undefined);
}
