import { isUsableList } from '../../lib/event/eventFilter';
import { Problem } from '../../lib/Problem';
import type { Field } from '../platform/Field';

const LISTS = ['keywords', 'fromNumbers', 'toNumbers', 'numbers', 'senders'];

/** A token of RFC 9110. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** @throws {Problem} for an option of a trigger that has the right type and could still never do what it says */
export function checkOption({ name, displayName }: Field, value: unknown): void {
	if (typeof value !== 'string') return;
	if (LISTS.includes(name) && !isUsableList(value)) {
		throw new Problem(
			`'${displayName}' has nothing between its commas`,
			'Enter what to start for, or remove the option to start for everything.',
		);
	}
	if (name === 'signatureHeader' && !HEADER_NAME.test(value.trim())) {
		throw new Problem(
			`'${displayName}' is not the name of a header`,
			'Write it as the GoFax portal shows it, without a colon, for example X-GoFax-Signature.',
		);
	}
}
