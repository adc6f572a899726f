import { endpoints, type Endpoint } from '../../lib/api/endpoints';

/** The two settings objects that GoFax's API has. */
export type SettingsOf = 'faxSending' | 'accountDetails';

/** Where a settings object is read and written. */
export interface SettingsEndpoints {
	read: Endpoint;
	write: Endpoint;
}

export const settingsEndpoints: Readonly<Record<SettingsOf, SettingsEndpoints>> = {
	faxSending: { read: endpoints.fax.readSettings, write: endpoints.fax.writeSettings },
	accountDetails: { read: endpoints.account.readDetails, write: endpoints.account.writeDetails },
};
