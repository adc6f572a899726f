import type { RestOperation } from '../RestOperation';
import { checkHaveAccess } from './checkHaveAccess';
import { getCreditBalance } from './getCreditBalance';
import { getFax } from './getFax';
import { getReceivedDocument } from './getReceivedDocument';
import { getReceivedFax } from './getReceivedFax';
import { getSms } from './getSms';
import { listFaxes } from './listFaxes';
import { resendFax } from './resendFax';
import { resendSms } from './resendSms';
import { sendFax } from './sendFax';
import { sendFaxes } from './sendFaxes';
import { sendSms } from './sendSms';
import { accountDetailsOperations, faxSettingsOperations } from './settingsOperations';

/** The whole REST API. */
export const restOperations: readonly RestOperation[] = [
	checkHaveAccess,
	getCreditBalance,
	...accountDetailsOperations,
	sendFax,
	sendFaxes,
	listFaxes,
	...faxSettingsOperations,
	getFax,
	resendFax,
	getReceivedFax,
	getReceivedDocument,
	sendSms,
	getSms,
	resendSms,
];
