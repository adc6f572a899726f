import type { NotificationTarget, SettingsKind } from '../model/Account';
import type { JsonObject } from '../model/Json';

/** Where each object keeps its notification: the field names are invented, GoFax publishes none. */
export const NOTIFICATION_KEYS = {
	faxSettings: { url: 'NotificationURL', username: 'NotificationUsername', password: 'NotificationPassword' },
	accountDetails: {
		url: 'ReceiveFaxNotificationURL',
		username: 'ReceiveFaxNotificationUsername',
		password: 'ReceiveFaxNotificationPassword',
	},
} as const satisfies Record<SettingsKind, Record<keyof NotificationTarget, string>>;

/** What a field falls back to when a PUT leaves it out. */
export const FACTORY_SETTINGS: Readonly<Record<SettingsKind, JsonObject>> = {
	faxSettings: {
		NotificationURL: '',
		NotificationUsername: '',
		NotificationPassword: '',
		StationID: '',
		HeaderText: '',
		Resolution: 'Standard',
		RetryAttempts: 3,
		RetryIntervalMinutes: 5,
		EmailReports: false,
		ReportAddresses: [],
		DoNotCallRegisterWash: false,
		Schedule: { Enabled: false, From: '00:00', To: '23:59' },
		CallbackURL: '',
		CoverPageURL: '',
		ErrorNotificationURL: '',
	},
	accountDetails: {
		ReceiveFaxNotificationURL: '',
		ReceiveFaxNotificationUsername: '',
		ReceiveFaxNotificationPassword: '',
		CompanyName: '',
		ContactName: '',
		ContactEmail: '',
		Phone: '',
		TimeZone: 'Australia/Brisbane',
		RetentionMonths: 12,
		LowCreditWarning: 0,
		ReceiveByEmail: true,
		Address: { Street: '', Suburb: '', State: '', Postcode: '' },
		WebsiteURL: '',
		LogoURL: '',
		SmsReplyNotificationURL: '',
	},
};

/** A lived-in account: nearly every field differs from its default, so that a careless PUT does visible damage. */
export const INITIAL_SETTINGS: Readonly<Record<SettingsKind, JsonObject>> = {
	faxSettings: {
		...FACTORY_SETTINGS.faxSettings,
		StationID: 'CLINIC',
		HeaderText: 'Example Clinic',
		Resolution: 'Fine',
		RetryAttempts: 5,
		RetryIntervalMinutes: 10,
		EmailReports: true,
		ReportAddresses: ['reports@clinic.example', 'manager@clinic.example'],
		DoNotCallRegisterWash: true,
		Schedule: { Enabled: true, From: '08:00', To: '18:00' },
		CoverPageURL: 'https://files.clinic.example/cover.pdf',
		ErrorNotificationURL: 'https://status.clinic.example/fax-errors',
	},
	accountDetails: {
		...FACTORY_SETTINGS.accountDetails,
		CompanyName: 'Example Clinic Pty Ltd',
		ContactName: 'Alex Example',
		ContactEmail: 'alex@clinic.example',
		Phone: '61700000000',
		TimeZone: 'Australia/Sydney',
		RetentionMonths: 6,
		LowCreditWarning: 20,
		ReceiveByEmail: false,
		Address: { Street: '1 Example Street', Suburb: 'Brisbane', State: 'QLD', Postcode: '4000' },
		WebsiteURL: 'https://clinic.example/',
		LogoURL: 'https://files.clinic.example/logo.png',
	},
};

/** Only the spelling `severalUrls` shows these: URLs that are not the one a client looks for. */
export const DECOY_URLS: Readonly<Record<SettingsKind, readonly string[]>> = {
	faxSettings: ['CallbackURL', 'CoverPageURL', 'ErrorNotificationURL'],
	accountDetails: ['WebsiteURL', 'LogoURL', 'SmsReplyNotificationURL'],
};
