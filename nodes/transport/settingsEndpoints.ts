import { ENDPOINTS, type Endpoint } from '../../lib/api/endpoints';

/** The two settings objects that GoFax's API has. */
export type SettingsOf = 'faxSending' | 'accountDetails';

/** Where a settings object is read and written. */
export interface SettingsEndpoints {
	read: Endpoint;
	write: Endpoint;
}

export const SETTINGS_ENDPOINTS: Readonly<Record<SettingsOf, SettingsEndpoints>> = {
	faxSending: { read: ENDPOINTS.fax.readSettings, write: ENDPOINTS.fax.writeSettings },
	accountDetails: { read: ENDPOINTS.account.readDetails, write: ENDPOINTS.account.writeDetails },
};
