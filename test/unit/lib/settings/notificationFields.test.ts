import { findNotificationFields } from '../../../../lib/settings/notificationFields';
import { problemOf } from '../problemOf';
import { settingsOf } from './settingsOf';

const FOUND: Array<[what: string, settings: object, fields: object]> = [
	[
		'PascalCase',
		{ NotificationUrl: 'https://old.example.com', NotificationUsername: 'u', NotificationPassword: 'p' },
		{ url: ['NotificationUrl'], user: ['NotificationUsername'], password: ['NotificationPassword'] },
	],
	[
		'camelCase',
		{ notificationUrl: null, notificationUser: null, notificationPassword: null },
		{ url: ['notificationUrl'], user: ['notificationUser'], password: ['notificationPassword'] },
	],
	[
		'snake_case',
		{ webhook_url: '', webhook_user: '', webhook_pass: '' },
		{ url: ['webhook_url'], user: ['webhook_user'], password: ['webhook_pass'] },
	],
	[
		'an object of its own',
		{ Header: 'ACME', Notifications: { Url: null, UserName: null, Password: null } },
		{
			url: ['Notifications', 'Url'],
			user: ['Notifications', 'UserName'],
			password: ['Notifications', 'Password'],
		},
	],
	[
		'an object of its own, deep inside',
		{ General: { Webhook: { URL: '' } } },
		{ url: ['General', 'Webhook', 'URL'] },
	],
	[
		'a key that is only Webhook',
		{ Webhook: '', WebhookUser: '', WebhookPassword: '' },
		{ url: ['Webhook'], user: ['WebhookUser'], password: ['WebhookPassword'] },
	],
	['a URI', { CallbackURI: '' }, { url: ['CallbackURI'] }],
	['an endpoint', { NotifyEndpoint: '', Fax: '' }, { url: ['NotifyEndpoint'] }],
	['one URL of no other name', { Url: '', Header: '' }, { url: ['Url'] }],
	[
		'a notification URL before other URLs',
		{ LogoUrl: 'https://a', NotificationUrl: '' },
		{ url: ['NotificationUrl'] },
	],
	['a URL beside a switch of a like name', { UseWebhook: true, WebhookUrl: '' }, { url: ['WebhookUrl'] }],
	[
		'the one below a word for notifications, however far above it is',
		{ Company: { WebsiteUrl: 'https://a' }, Notifications: { Fax: { Url: '' } } },
		{ url: ['Notifications', 'Fax', 'Url'] },
	],
	[
		'an address of a webhook, and not one of a street or of mail',
		{
			Address: { Street: '' },
			Notifications: { Email: { Address: 'a@b.example' } },
			FaxReceive: { Webhook: { Address: null } },
		},
		{ url: ['FaxReceive', 'Webhook', 'Address'] },
	],
	['one with a switch beside it', { Notify: { Url: '', Enabled: false } }, { url: ['Notify', 'Url'] }],
	[
		'one beside URLs of another purpose',
		{ Webhook: { Url: '', DocsUrl: '', LogoUrl: '' } },
		{ url: ['Webhook', 'Url'] },
	],
	[
		'one in a list of objects, with its Basic auth',
		{ Webhooks: [{ Event: 'sent', Url: '', User: '', Password: '' }] },
		{ url: ['Webhooks', 0, 'Url'], user: ['Webhooks', 0, 'User'], password: ['Webhooks', 0, 'Password'] },
	],
	['a target in a list of objects', { Hooks: [{ Target: '' }] }, { url: ['Hooks', 0, 'Target'] }],
	['a URL of faxes', { FaxUrl: '', LogoUrl: 'https://a' }, { url: ['FaxUrl'] }],
	[
		'Basic auth of another name beside it',
		{ NotificationUrl: '', BasicAuthUser: '', BasicAuthPassword: '' },
		{ url: ['NotificationUrl'], user: ['BasicAuthUser'], password: ['BasicAuthPassword'] },
	],
	[
		'the Basic auth that is spelled alike, before another',
		{
			NotificationUrl: '',
			NotificationUser: '',
			NotificationPassword: '',
			PortalUser: '',
			PortalPassword: '',
		},
		{ url: ['NotificationUrl'], user: ['NotificationUser'], password: ['NotificationPassword'] },
	],
	[
		'no Basic auth where only the user is there',
		{ NotificationUrl: '', NotificationUser: '' },
		{ url: ['NotificationUrl'] },
	],
	[
		'no Basic auth from another place',
		{ NotificationUrl: '', Account: { User: '', Password: '' } },
		{ url: ['NotificationUrl'] },
	],
	[
		'no Basic auth where two fit',
		{ NotificationUrl: '', AUser: '', BUser: '', APassword: '', BPassword: '' },
		{ url: ['NotificationUrl'] },
	],
	[
		'no Basic auth that is half of another log-in',
		{ WebhookUrl: '', WebhookUser: null, NewPassword: null },
		{ url: ['WebhookUrl'] },
	],
];

describe('findNotificationFields', () => {
	it.each(FOUND)('finds %s', (_what, settings, fields) => {
		expect(findNotificationFields(settingsOf(settings))).toEqual(fields);
	});

	it.each([
		['nothing', {}],
		['no URL', { Header: 'ACME', Pages: 3 }],
		['a URL that is not a text', { NotificationUrl: true, WebhookUrl: 3 }],
		['a list', { WebhookUrl: ['https://a'] }],
		['a URL of another purpose', { LogoUrl: '' }],
		['URLs of other purposes', { Company: { WebsiteUrl: '' }, CoverPageURL: null, ApiUrl: '' }],
	])('says that there is none in %s, and how to continue by hand', (_what, settings) => {
		const { message, advice } = problemOf(() => findNotificationFields(settingsOf(settings)));
		expect(message).toMatch(/no field for the notification URL/);
		expect(advice).toMatch(/'Registration' to 'Manual'/);
	});

	it.each([
		[
			'of one kind',
			{ SentNotificationUrl: '', ReceivedNotificationUrl: '' },
			'SentNotificationUrl, ReceivedNotificationUrl',
		],
		['at several places', { A: { WebhookUrl: '' }, B: { WebhookUrl: '' } }, 'A.WebhookUrl, B.WebhookUrl'],
		['that do not speak of notifications', { FaxUrl: '', StatusUrl: '' }, 'FaxUrl, StatusUrl'],
		['in a list', { Hooks: [{ Url: '' }, { Url: '' }] }, 'Hooks.0.Url, Hooks.1.Url'],
		[
			'below words for notifications',
			{ Notifications: { Fax: { Url: '' }, Sms: { Url: '' } } },
			'Notifications.Fax.Url, Notifications.Sms.Url',
		],
	])('does not choose among several URLs %s, and lists them', (_what, settings, listed) => {
		const { message, advice } = problemOf(() => findNotificationFields(settingsOf(settings)));
		expect(message).toMatch(/several fields/);
		expect(advice).toContain(`They are ${listed}.`);
	});

	it.each([
		['in any case', 'notificationurl', ['NotificationUrl']],
		['in full', ' fax.logourl ', ['Fax', 'LogoUrl']],
		['by its last key', 'LogoUrl', ['Fax', 'LogoUrl']],
		['though it is not there, as empty fields may be left out', 'Fax.CallbackUrl', ['Fax', 'CallbackUrl']],
	])('takes the field that the user named %s', (_what, name, url) => {
		const settings = { NotificationUrl: '', WebhookUrl: '', Fax: { LogoUrl: '' } };
		expect(findNotificationFields(settingsOf(settings), name)).toEqual({ url });
	});

	it('lists the URLs that it does not take for the notification URL', () => {
		const { advice } = problemOf(() => findNotificationFields(settingsOf({ LogoUrl: '', HomeUrl: '' })));
		expect(advice).toContain('These hold other URLs: LogoUrl, HomeUrl.');
	});

	it('does not choose where the user named a key that is there twice', () => {
		const settings = settingsOf({ Errors: { URL: '' }, Sent: { URL: '' } });
		const { message, advice } = problemOf(() => findNotificationFields(settings, 'URL'));
		expect(message).toBe('GoFax has several settings "URL"');
		expect(advice).toContain('Errors.URL, Sent.URL');
	});

	it.each<[string, object | string, string, RegExp]>([
		['a field that is not a text', { Active: true }, 'Active', /"Active" is not a text/],
		['a list', { Urls: ['a'] }, 'Urls', /"Urls" is not a text/],
		['a group', { Notifications: { Url: '' } }, 'Notifications', /"Notifications" is not a text/],
		['a field in a group that is not there', { A: '' }, 'Fax.Url', /no setting "Fax\.Url"/],
		['a field in a group that is null', { Fax: null, A: '' }, 'Fax.Url', /no setting "Fax\.Url"/],
		['a key that is there twice', '{"Url":"a","Url":"b"}', 'Url', /"Url" twice/],
	])('refuses the name of %s', (_what, settings, name, message) => {
		expect(problemOf(() => findNotificationFields(settingsOf(settings), name)).message).toMatch(message);
	});

	it('finds the group of a field that is missing in any case', () => {
		expect(findNotificationFields(settingsOf({ Fax: { A: 1 } }), 'fax.CallbackUrl').url).toEqual([
			'Fax',
			'CallbackUrl',
		]);
	});

	it('finds the Basic auth of the field that the user named', () => {
		const settings = { AUrl: '', AUser: '', APassword: '', BUrl: '', BUser: '', BPassword: '' };
		expect(findNotificationFields(settingsOf(settings), 'BUrl')).toEqual({
			url: ['BUrl'],
			user: ['BUser'],
			password: ['BPassword'],
		});
	});

	it('looks by itself where the name is blank', () => {
		expect(findNotificationFields(settingsOf({ WebhookUrl: '' }), '  ')).toEqual({ url: ['WebhookUrl'] });
	});
});
