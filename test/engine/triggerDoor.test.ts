import { createHmac } from 'node:crypto';
import { n8nLog } from './harness/n8nLog';
import type { TestWorkflowOptions } from './harness/TestWorkflow';
import type { Call } from './harness/TriggerEndpoint';
import { TriggerHooks } from './harness/TriggerHooks';
import { fax, form, json, RECEIVED, sms, triggers } from './harness/triggers';

const log = n8nLog();
const start = triggers();

describe('the door', () => {
	const credentials = {
		goFaxWebhookApi: { basicUser: 'gofax', basicPassword: 'secret', signingSecret: 'secret' },
	};
	const basic = (call: Call): Call => ({
		...call,
		headers: { ...call.headers, authorization: `Basic ${Buffer.from('gofax:secret').toString('base64')}` },
	});
	const signed = (call: Call): Call => ({
		...call,
		headers: {
			...call.headers,
			'x-gofax-signature': createHmac('sha256', 'secret')
				.update(call.body ?? '')
				.digest('hex'),
		},
	});

	test.each(['basicAuth', 'BasicAuth', 'basic auth', ' BASICAUTH '])(
		'is closed by the authentication "%s", and opens with the password',
		async (authentication) => {
			const endpoint = await start({ ...fax({ authentication }), credentials });
			expect((await endpoint.call(form(RECEIVED))).status).toBe(401);
			expect((await endpoint.call(basic(form(RECEIVED)))).status).toBe(200);
			expect(endpoint.passed[0]?.json.authentication).toBe('basicAuth');
		},
	);

	test.each(['enforce', 'Enforce', ' ENFORCE '])(
		'is closed by the signature check "%s", and opens with the signature',
		async (signatureCheck) => {
			const endpoint = await start({ ...sms({ signatureCheck }), credentials });
			expect((await endpoint.call(json())).status).toBe(401);
			expect((await endpoint.call(signed(json()))).status).toBe(200);
			expect(endpoint.passed[0]?.json.signature).toEqual({ valid: true, scheme: 'hex' });
		},
	);

	const chosen = { credentials: { goFaxWebhookApi: { id: '1', name: 'GoFax Webhook' } } };

	test.each<[string, TestWorkflowOptions, Call]>([
		['GoFax Trigger', fax({ authentication: 'basicAuth' }), basic(form(RECEIVED))],
		['GoFax SMS Trigger', sms({ signatureCheck: 'enforce' }), signed(json())],
		['GoFax SMS Trigger on Report Only', sms({ signatureCheck: 'report' }), signed(json())],
	])(
		'of the %s answers 503 while the credential cannot be read, and says so once',
		async (name, trigger, call) => {
			const broken = await start({ ...trigger, node: { ...chosen, id: name } });
			for (let time = 0; time < 3; time++) expect((await broken.call(call)).status).toBe(503);
			expect([broken.runs, broken.thrown]).toEqual([[], []]);
			expect(log).toEqual([expect.stringContaining('The GoFax Webhook credential cannot be read.')]);

			const mended = await start({ ...trigger, credentials, node: { id: name } });
			expect((await mended.call(call)).status).toBe(200);
			expect((await broken.call(call)).status).toBe(503);
			expect(log).toHaveLength(2);
		},
	);

	test.each<[string, TestWorkflowOptions, Call]>([
		['GoFax Trigger', fax({ authentication: 'basicAuth' }), basic(form(RECEIVED))],
		['GoFax SMS Trigger', sms({ signatureCheck: 'enforce' }), signed(json())],
	])('of the %s stays closed without a credential, and publishing says so', async (_name, trigger, call) => {
		const endpoint = await start(trigger);
		expect((await endpoint.call(call)).status).toBe(401);
		expect(log).toEqual([]);
		await expect(new TriggerHooks(trigger).activate()).rejects.toMatchObject({
			message: expect.stringMatching(/^The GoFax (SMS )?Trigger has no .*credential/) as unknown,
		});
		await expect(new TriggerHooks({ ...trigger, node: chosen }).activate()).rejects.toMatchObject({
			message: expect.stringContaining('The GoFax Webhook credential cannot be read.') as unknown,
		});
	});
});
