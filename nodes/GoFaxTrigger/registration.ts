import type { IHookFunctions } from 'n8n-workflow';
import { asText } from '../../lib/json';
import { Problem } from '../../lib/Problem';
import { enterUrl, isUrlEntered, takeOutUrl, type TriggerUrl } from '../../lib/settings/enteredUrl';
import type { Settings } from '../../lib/settings/settings';
import { checkWebhookUrl, webhookUrlsLike } from '../../lib/url/webhookUrl';
import { readParameters } from '../platform/parameters';
import { toHookError } from '../platform/toHookError';
import { changeSettings, withSettings } from '../transport/changeSettings';
import { connectToGoFax, withGoFax, type GoFaxApi } from '../transport/GoFaxApi';
import { readSettings } from '../transport/readWriteSettings';
import { SETTINGS_ENDPOINTS, type SettingsEndpoints, type SettingsOf } from '../transport/settingsEndpoints';
import { readWebhookCredential } from '../webhook/webhookCredential';
import { registrationFields } from './fields';
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
	const { event, registration, authentication } = readParameters(context, registrationFields);
	const settingsOf = SETTINGS_OF[event];
	if (!settingsOf || registration !== 'automatic') return undefined;
	const url = context.getNodeWebhookUrl('default') ?? '';
	const id = context.getNode().webhookId ?? String(context.getWorkflow().id);
	return {
		api: await connectToGoFax(context),
		at: SETTINGS_ENDPOINTS[settingsOf],
		url,
		isOwn: webhookUrlsLike(url, id, isTestRun(context, url)),
		basicAuth: authentication === 'basicAuth' ? await readBasicAuth(context) : undefined,
		urlField: asText(context.getNodeParameter('options.urlField', '')),
	};
}

/** Publishing has checked that it is there. Where it cannot be read any more, the URL is still taken out. */
async function readBasicAuth(context: IHookFunctions): Promise<TriggerUrl['basicAuth']> {
	const credential = await readWebhookCredential(context).catch(() => undefined);
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
		const { api, at, url } = registration;
		checkWebhookUrl(url, api.baseUrl);
		const settings = await withSettings(api, at, async () => await readSettings(api, at));
		return isUrlEntered(settings, registration);
	});

export const create = async (context: IHookFunctions) =>
	await hook(context, async (registration) => {
		const { api, at, url } = registration;
		checkWebhookUrl(url, api.baseUrl);
		await changeSettings(api, at, (settings) => enterUrl(settings, registration));
		return true;
	});

export const remove = async (context: IHookFunctions) =>
	await hook(context, async (registration) => {
		await takeOut(registration).catch((thrown: unknown) => {
			throw strandedProblem(thrown, registration.url);
		});
		return true;
	});

/** Exactly as it was; or, where GoFax takes neither null nor a missing field for a change, with an empty text there. */
async function takeOut(registration: Registration): Promise<void> {
	const { api, at } = registration;
	let hadNoText = false;
	const exactly = (settings: Settings) => {
		const exact = takeOutUrl(settings, registration);
		hadNoText = exact.text !== takeOutUrl(settings, registration, true).text;
		return exact;
	};
	await changeSettings(api, at, exactly).catch(async (thrown: unknown) => {
		if (!hadNoText || isTrouble(thrown)) throw thrown;
		await changeSettings(api, at, (settings) => takeOutUrl(settings, registration, true));
	});
}

/** True for what has nothing to do with the form of the settings: GoFax cannot be reached, or has a problem. */
const isTrouble = (thrown: unknown) =>
	!(thrown instanceof Problem) || thrown.nothingSent || (thrown.httpStatus ?? 0) >= 500;

function strandedProblem(cause: unknown, url: string): Problem {
	const why = cause instanceof Problem ? `${cause.message}. ${cause.advice}` : String(cause);
	return new Problem(
		'The webhook URL could not be removed from the GoFax settings',
		`GoFax may still call ${url}, which n8n answers with 404. Remove it in the GoFax portal. ${why}`,
	);
}
