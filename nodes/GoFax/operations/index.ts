import type { Operation } from '../defineOperation';
import { checkAccess } from './account/checkAccess';
import { getBalance } from './account/getBalance';
import { getFax } from './fax/get';
import { getManyFaxes } from './fax/getAll';
import { resendFax } from './fax/resend';
import { sendFax } from './fax/send';
import { sendFaxAndAwaitResult } from './fax/sendAndAwaitResult';
import { downloadReceivedFax } from './receivedFax/download';
import { getReceivedFax } from './receivedFax/get';
import { getSettings } from './settings/get';
import { updateSettings } from './settings/update';
import { getSms } from './sms/get';
import { resendSms } from './sms/resend';
import { sendSms } from './sms/send';

/** The table of operations. A new operation is one file and one line here. */
export const operations: readonly Operation[] = [
	checkAccess,
	getBalance,
	getFax,
	getManyFaxes,
	resendFax,
	sendFax,
	sendFaxAndAwaitResult,
	downloadReceivedFax,
	getReceivedFax,
	getSettings,
	updateSettings,
	getSms,
	resendSms,
	sendSms,
];
