import type { ApiVersion } from '../model/ApiVersion';
import type { RestAnswer } from './RestAnswer';

/** v1.0 says nothing; v2.0's wording ("is not invalid") is GoFax's own. */
export function unauthorised(version: ApiVersion): RestAnswer {
	if (version === 'v1.0') return { status: 401, body: undefined };
	return { status: 401, body: { error: 'UNAUTHORISED', message: 'Token is not invalid.' } };
}
