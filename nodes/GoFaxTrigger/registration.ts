import type { IHookFunctions } from 'n8n-workflow';
import { Problem } from '../../lib/Problem';
import { enterUrl, isUrlEntered, takeOutUrl, type TriggerUrl } from '../../lib/settings/enteredUrl';
import { checkWebhookUrl, webhookUrlsLike } from '../../lib/url/webhookUrl';
import { toHookError } from '../platform/toHookError';
import { changeSettings, withSettings } from '../transport/changeSettings';
import { connectToGoFax, withGoFax, type GoFaxApi } from '../transport/GoFaxApi';
import { readSettings } from '../transport/readWriteSettings';
import { settingsEndpoints, type SettingsEndpoints, type SettingsOf } from '../transport/settingsEndpoints';
import { readWebhookCredential } from '../webhook/webhookCredential';
import { isTestRun } from './isTestRun';

/** Which settings hold an event's URL. For the others GoFax has no API. */
const SETTINGS_OF: Readonly<Record<string, SettingsOf>> = {
	faxSent: 'faxSending',
	faxReceived: 'accountDetails',
};

/** What a hook works with when the node registers by itself. */
interface Registration extends TriggerUrl {
	api: GoFaxApi;
	at: SettingsEndpoints;
}

/** @returns undefined for a node that is registered by hand in the GoFax portal */
async function automaticRegistration(context: IHookFunctions): Promise<Registration | undefined> {
	const settingsOf = SETTINGS_OF[String(context.getNodeParameter('event'))];
	if (!settingsOf || context.getNodeParameter('registration', 'manual') !== 'automatic') return undefined;
	const url = context.getNodeWebhookUrl('default') ?? '';
	const id = context.getNode().webhookId ?? String(context.getWorkflow().id);
	return {
		api: await connectToGoFax(context),
		at: settingsEndpoints[settingsOf],
		url,
		isOwn: webhookUrlsLike(url, id, isTestRun(context, url)),
		basicAuth: await readBasicAuth(context),
		urlField: String(context.getNodeParameter('options.urlField', '')),
	};
}

const asksForBasicAuth = (context: IHookFunctions) =>
	context.getNodeParameter('authentication') === 'basicAuth';

async function readBasicAuth(context: IHookFunctions): Promise<TriggerUrl['basicAuth']> {
	const credential = asksForBasicAuth(context) ? await readWebhookCredential(context) : undefined;
	if (!credential?.basicUser || !credential.basicPassword) return undefined;
	return { user: credential.basicUser, password: credential.basicPassword };
}

/** Runs a hook's work and turns what goes wrong into n8n's error. */
async function hook(
	context: IHookFunctions,
	work: (registration: Registration) => Promise<boolean>,
): Promise<boolean> {
	const run = async () => {
		const registration = await automaticRegistration(context);
		if (!registration) return true;
		return await withGoFax(Promise.resolve(registration.api), async () => await work(registration));
	};
	return await run().catch((thrown: unknown) => {
		throw toHookError(context.getNode(), thrown);
	});
}

export const checkExists = async (context: IHookFunctions) =>
	await hook(context, async (registration) => {
		const { api, at } = registration;
		const settings = await withSettings(api, at, async () => await readSettings(api, at));
		return isUrlEntered(settings, registration);
	});

export const create = async (context: IHookFunctions) =>
	await hook(context, async (registration) => {
		const { api, at, url, basicAuth } = registration;
		if (asksForBasicAuth(context) && !basicAuth) {
			throw new Problem(
				'The GoFax Webhook credential has no Basic auth user or password',
				'The trigger is set to Basic Auth, so it would refuse every event. Fill in both in the credential, or set Authentication to None.',
			);
		}
		checkWebhookUrl(url, api.baseUrl);
		await changeSettings(api, at, (settings) => enterUrl(settings, registration));
		return true;
	});

export const remove = async (context: IHookFunctions) =>
	await hook(context, async (registration) => {
		const { api, at, url } = registration;
		await changeSettings(api, at, (settings) => takeOutUrl(settings, registration)).catch(
			(thrown: unknown) => {
				throw strandedProblem(thrown, url);
			},
		);
		return true;
	});

function strandedProblem(cause: unknown, url: string): Problem {
	const why = cause instanceof Problem ? `${cause.message}. ${cause.advice}` : String(cause);
	return new Problem(
		'The webhook URL could not be taken out of the GoFax settings',
		`GoFax may still call ${url}; n8n answers 404 to it. Remove it in the GoFax portal. ${why}`,
	);
}
