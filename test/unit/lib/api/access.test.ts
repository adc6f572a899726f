import { saysNoAccess } from '../../../../lib/api/access';

test.each<[unknown, boolean]>([
	[undefined, false],
	[null, false],
	['', false],
	[true, false],
	['True', false],
	[{ Success: true, Response: true }, false],
	[{ Success: true, Response: { HasAccess: true } }, false],
	[{ Success: true, Message: null }, false],
	[{}, false],
	[false, true],
	['False', true],
	['Invalid token', true],
	[{ Success: false }, true],
	[{ success: 'false' }, true],
	[{ Success: true, Response: false }, true],
	[{ Success: true, Response: { HasAccess: false } }, true],
	[{ result: 'False' }, true],
	[{ hasAccess: false }, true],
	[{ error: 'UNAUTHORISED', message: 'Token is not invalid.' }, true],
])('the answer %j to the access check says no: %s', (body, no) => {
	expect(saysNoAccess(body)).toBe(no);
});
