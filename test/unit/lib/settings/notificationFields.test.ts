import { findNotificationFields } from '../../../../lib/settings/notificationFields';
import type { Settings } from '../../../../lib/settings/settings';
import { problemOf } from '../problemOf';

const found: Array<[what: string, settings: Settings, fields: object]> = [
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
	it.each(found)('finds %s', (_what, settings, fields) => {
		expect(findNotificationFields(settings)).toEqual(fields);
	});

	it.each([
		['nothing', {}],
		['no URL', { Header: 'ACME', Pages: 3 }],
		['a URL that is no text', { NotificationUrl: true, WebhookUrl: 3 }],
		['a list', { WebhookUrl: ['https://a'] }],
	])('says that there is none in %s, and how to go on by hand', (_what, settings) => {
		const { message, advice } = problemOf(() => findNotificationFields(settings));
		expect(message).toMatch(/no field for the notification URL/);
		expect(advice).toMatch(/Registration to Manual/);
	});

	it.each([
		[
			'of one kind',
			{ SentNotificationUrl: '', ReceivedNotificationUrl: '' },
			'SentNotificationUrl, ReceivedNotificationUrl',
		],
		['at several places', { A: { WebhookUrl: '' }, B: { WebhookUrl: '' } }, 'A.WebhookUrl, B.WebhookUrl'],
		['that do not speak of notifications', { LogoUrl: '', HomeUrl: '' }, 'LogoUrl, HomeUrl'],
	])('does not choose among several URLs %s, and lists them', (_what, settings, listed) => {
		const { message, advice } = problemOf(() => findNotificationFields(settings));
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
		expect(findNotificationFields(settings, name)).toEqual({ url });
	});

	it('finds the Basic auth of the field that the user named', () => {
		const settings = { AUrl: '', AUser: '', APassword: '', BUrl: '', BUser: '', BPassword: '' };
		expect(findNotificationFields(settings, 'BUrl')).toEqual({
			url: ['BUrl'],
			user: ['BUser'],
			password: ['BPassword'],
		});
	});

	it('looks by itself where the name is blank', () => {
		expect(findNotificationFields({ WebhookUrl: '' }, '  ')).toEqual({ url: ['WebhookUrl'] });
	});
});
