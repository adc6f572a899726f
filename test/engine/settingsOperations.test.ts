import type { INodeParameters } from 'n8n-workflow';
import { request } from 'undici';
import { runNode } from './harness/runNode';
import { simulatedAccount } from './harness/simulatedAccount';

const gofax = simulatedAccount();

const run = async (parameters: INodeParameters) =>
	await runNode({ type: 'goFax', parameters, credentials: gofax.credential() });

test.each([
	['faxSending', 'faxSettings', 'NotificationPassword', '/SendFax/Settings'],
	['accountDetails', 'accountDetails', 'ReceiveFaxNotificationPassword', '/Account/Details'],
] as const)('Get of %s shows everything but passwords', async (settingsOf, kind, password, path) => {
	await gofax.admin.changeSettings(kind, { [password]: 'portal-password' });
	const { items, saved } = await run({ resource: 'settings', operation: 'get', settingsOf });
	const answer = await request(`${gofax.url}/v1.0${path}?token=${gofax.token}`);
	const { Response } = (await answer.body.json()) as { Response: Record<string, unknown> };
	expect(Response[password]).toBe('portal-password');
	expect(items[0]?.json).toEqual({ settingsOf, settings: { ...Response, [password]: '********' } });
	expect(saved).not.toContain('portal-password');
});

test.each([
	[
		'fields',
		{ enterAs: 'fields', changes: { change: [{ name: 'notificationurl', value: 'https://a.example/x' }] } },
	],
	['JSON', { enterAs: 'json', changesJson: '{ "NotificationURL": "https://a.example/x" }' }],
])('Update by %s changes one setting and leaves the others as they were', async (_name, parameters) => {
	await gofax.admin.changeSettings('faxSettings', {
		NotificationUsername: 'clinic',
		NotificationPassword: 'secret-word',
	});
	const before = await gofax.admin.settings('faxSettings');
	const { items, error, saved } = await run({
		resource: 'settings',
		operation: 'update',
		settingsOf: 'faxSending',
		...parameters,
	});
	expect(error).toBeUndefined();
	expect(await gofax.admin.settings('faxSettings')).toEqual({
		...before,
		NotificationURL: 'https://a.example/x',
	});
	expect(items[0]?.json.changed).toEqual(['NotificationURL']);
	expect(saved).not.toContain('secret-word');
});

test('Update refuses to write where GoFax hides a password, which would be overwritten', async () => {
	await gofax.admin.changeSettings('faxSettings', {
		NotificationUsername: 'clinic',
		NotificationPassword: 'secret-word',
	});
	await gofax.admin.setBehaviour({ settingsSpelling: 'passwordHidden' });
	const { error } = await run({
		resource: 'settings',
		operation: 'update',
		settingsOf: 'faxSending',
		enterAs: 'json',
		changesJson: '{ "NotificationURL": "https://a.example/x" }',
	});
	expect(error?.message).toMatch(/^GoFax hides the value of .*Password$/);
	await gofax.admin.setBehaviour({ settingsSpelling: 'default' });
	expect(await gofax.admin.settings('faxSettings')).toMatchObject({
		NotificationURL: '',
		NotificationPassword: 'secret-word',
	});
});
