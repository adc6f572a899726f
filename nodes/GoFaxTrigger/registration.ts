import type { IHookFunctions } from 'n8n-workflow';
import { asText } from '../../lib/json';
import { findNotificationFields, type NotificationFields } from '../../lib/settings/notificationFields';
import { Problem } from '../../lib/Problem';
import { isMask, pathText, valueAt, withValue, type Path, type Settings } from '../../lib/settings/settings';
import { holdsUrl, pushUrl, readUrlStack, removeUrl } from '../../lib/settings/urlStack';
import { checkWebhookUrl } from '../../lib/url/webhookUrl';
import { changeSettings, readSettings } from '../transport/changeSettings';
import { settingsEndpoints, type SettingsEndpoints, type SettingsOf } from '../transport/settingsEndpoints';
import { readParameters } from '../platform/parameters';
import { toNodeError } from '../platform/toNodeError';
import { connectToGoFax, withGoFax, type GoFaxApi } from '../transport/GoFaxApi';
import { readWebhookCredential } from '../webhook/webhookCredential';
import { registrationFields } from './fields';

/** Which settings hold an event's URL. For the others GoFax has no API. */
const SETTINGS_OF: Readonly<Record<string, SettingsOf>> = {
	faxSent: 'faxSending',
	faxReceived: 'accountDetails',
};

interface BasicAuth {
	user: string;
	password: string;
}

/** What a hook works with when the node registers by itself. */
interface Registration {
	api: GoFaxApi;
	at: SettingsEndpoints;
	/** URL under which this n8n waits for events: the test URL during a test run. */
	url: string;
	/** To be set with the URL; undefined where the node does not ask for Basic auth. */
	basicAuth: BasicAuth | undefined;
	/** True where the node asks for Basic auth, whether the credential has it or not. */
	asksForBasicAuth: boolean;
	/** Name of the URL's field, where the user had to give it. */
	urlField: string;
}

/** @returns undefined for a node that is registered by hand in the GoFax portal */
async function automaticRegistration(context: IHookFunctions): Promise<Registration | undefined> {
	const { event, registration, authentication } = readParameters(context, registrationFields);
	const settingsOf = SETTINGS_OF[event];
	if (!settingsOf || registration !== 'automatic') return undefined;
	const asksForBasicAuth = authentication === 'basicAuth';
	return {
		api: await connectToGoFax(context),
		at: settingsEndpoints[settingsOf],
		url: context.getNodeWebhookUrl('default') ?? '',
		basicAuth: asksForBasicAuth ? await readBasicAuth(context) : undefined,
		asksForBasicAuth,
		urlField: String(context.getNodeParameter('options.urlField', '')),
	};
}

async function readBasicAuth(context: IHookFunctions): Promise<BasicAuth | undefined> {
	const credential = await readWebhookCredential(context);
	if (!credential?.basicUser || !credential.basicPassword) return undefined;
	return { user: credential.basicUser, password: credential.basicPassword };
}

const urlIn = (settings: Settings, { url }: NotificationFields) => asText(valueAt(settings, url));

/** The settings with our URL on top, and with our Basic auth. */
function withOurs(
	settings: Settings,
	fields: NotificationFields,
	{ url, basicAuth }: Registration,
): Settings {
	const current = urlIn(settings, fields);
	if (!basicAuth) return withValue(settings, fields.url, pushUrl(current, { url, setBasicAuth: false }));
	if (!fields.user || !fields.password) {
		throw new Problem(
			"GoFax's settings show no fields for the Basic auth of notifications",
			'Set Registration to Manual, and enter URL, user and password in the GoFax portal.',
		);
	}
	// Behind asterisks only a password that we have set ourselves may stand.
	const setByUs = readUrlStack(current).entries.some((entry) => entry.setBasicAuth);
	refuseForeign(settings, fields.user, basicAuth.user, false);
	refuseForeign(settings, fields.password, basicAuth.password, setByUs);
	const setBasicAuth = asText(valueAt(settings, fields.user)) === '';
	const withUrl = withValue(settings, fields.url, pushUrl(current, { url, setBasicAuth }));
	return withValue(withValue(withUrl, fields.user, basicAuth.user), fields.password, basicAuth.password);
}

/** A password of the user's could not be put back without keeping it in n8n's database, so it is not replaced. */
function refuseForeign(settings: Settings, field: Path, ours: string, mayBeHidden: boolean): void {
	const present = asText(valueAt(settings, field));
	if (present === '' || present === ours || (mayBeHidden && isMask(present))) return;
	throw new Problem(
		`GoFax already has a Basic auth user or password for these notifications (${pathText(field)})`,
		'It is not overwritten, because it could not be put back. Enter the same user and password in the GoFax Webhook credential, or remove them in the GoFax portal.',
	);
}

/** The settings as they were before ours went in. What somebody changed meanwhile stays: that was on purpose. */
function withoutOurs(
	settings: Settings,
	fields: NotificationFields,
	{ url, basicAuth }: Registration,
): Settings {
	const current = urlIn(settings, fields);
	if (!holdsUrl(current, url)) return settings;
	const removed = removeUrl(current, url);
	const withUrl = withValue(settings, fields.url, removed.setting);
	if (!removed.clearsBasicAuth || !basicAuth || !fields.user || !fields.password) return withUrl;
	const password = asText(valueAt(settings, fields.password));
	const isOurs =
		asText(valueAt(settings, fields.user)) === basicAuth.user &&
		(password === basicAuth.password || isMask(password));
	return isOurs ? withValue(withValue(withUrl, fields.user, ''), fields.password, '') : withUrl;
}

async function isRegistered({ api, at, url, urlField, basicAuth }: Registration): Promise<boolean> {
	const settings = await readSettings(api, at);
	const fields = findNotificationFields(settings, urlField);
	if (!holdsUrl(urlIn(settings, fields), url)) return false;
	return !basicAuth || !fields.user || asText(valueAt(settings, fields.user)) === basicAuth.user;
}

async function register(registration: Registration): Promise<void> {
	const { api, at, url, urlField, basicAuth, asksForBasicAuth } = registration;
	if (asksForBasicAuth && !basicAuth) {
		throw new Problem(
			'The GoFax Webhook credential has no Basic auth user or password',
			'The trigger is set to Basic Auth, so it would refuse every event. Fill in both in the credential, or set Authentication to None.',
		);
	}
	checkWebhookUrl(url, api.baseUrl);
	await changeSettings(api, at, (settings) =>
		withOurs(settings, findNotificationFields(settings, urlField), registration),
	);
}

async function unregister(registration: Registration): Promise<void> {
	const { api, at, url, urlField } = registration;
	await changeSettings(api, at, (settings) =>
		withoutOurs(settings, findNotificationFields(settings, urlField), registration),
	).catch((problem: unknown) => {
		throw strandedProblem(problem, url);
	});
}

function strandedProblem(cause: unknown, url: string): Problem {
	const why = cause instanceof Problem ? `${cause.message}. ${cause.advice}` : String(cause);
	return new Problem(
		'The webhook URL could not be taken out of the GoFax settings',
		`GoFax may still call ${url}; n8n answers 404 to it. Remove it in the GoFax portal. ${why}`,
	);
}

/** Runs a hook's work and turns what goes wrong into n8n's error. */
async function hook<T>(
	context: IHookFunctions,
	byHand: T,
	work: (registration: Registration) => Promise<T>,
): Promise<T> {
	const run = async () => {
		const registration = await automaticRegistration(context);
		if (!registration) return byHand;
		return await withGoFax(Promise.resolve(registration.api), async () => await work(registration));
	};
	return await run().catch((error: unknown) => {
		throw toNodeError(context.getNode(), error);
	});
}

export const checkExists = async (context: IHookFunctions) => await hook(context, true, isRegistered);

export const create = async (context: IHookFunctions) =>
	await hook(context, true, async (registration) => {
		await register(registration);
		return true;
	});

export const remove = async (context: IHookFunctions) =>
	await hook(context, true, async (registration) => {
		await unregister(registration);
		return true;
	});
