import { showState } from './showState.js';

const message = document.getElementById('message');

/** Calls the admin API; a failure is shown and thrown. */
async function call(method, path, body) {
	const answer = await fetch(path, {
		method,
		headers: body === undefined ? {} : { 'content-type': 'application/json' },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	const text = await answer.text();
	if (!answer.ok) throw new Error(text || `${method} ${path} was answered ${answer.status}`);
	return text === '' ? undefined : JSON.parse(text);
}

/** Runs what a button does, and says how it went. */
async function act(what, action) {
	try {
		const result = await action();
		message.className = '';
		message.textContent = `${what}${describe(result)}`;
	} catch (error) {
		message.className = 'bad';
		message.textContent = `${what} failed: ${error.message}`;
	}
	// If the simulator is gone, the message says so already, and keepFresh() tries again.
	await refresh().catch(() => undefined);
}

function describe(result) {
	const deliveries = result?.deliveries ?? (result?.outcome ? [result] : undefined);
	if (deliveries === undefined) return ': done';
	if (deliveries.length === 0) return ': done, and no webhook is set up for it';
	return `: ${deliveries.map(({ outcome, statusCode, error }) => `webhook ${outcome} ${statusCode ?? error}`).join(', ')}`;
}

let shown = '';

async function refresh() {
	const state = await call('GET', '/state');
	document.getElementById('now').textContent = state.now.replace('T', ' ').slice(0, 19);
	// Redrawing takes the focus away from a button, so only when something changed.
	const { now: _now, requests: _requests, ...visible } = state;
	const text = JSON.stringify(visible);
	if (text === shown) return;
	shown = text;
	showState(state, {
		resend: (id) => act('Resend', () => call('POST', `/deliveries/${id}/resend`)),
		test: (id) => act('Test', () => call('POST', `/webhooks/${id}/test`)),
		remove: (id) => act('Remove', () => call('DELETE', `/webhooks/${id}`)),
	});
}

/** A form's fields without the empty ones. */
function fields(form) {
	return Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''));
}

function onSubmit(id, what, action) {
	document.getElementById(id).addEventListener('submit', (event) => {
		event.preventDefault();
		void act(what, () => action(event.target));
	});
}

onSubmit('inbound-fax', 'Inbound fax', (form) => {
	const { stationId, pages, ...rest } = Object.fromEntries(new FormData(form));
	// An empty station ID is sent too: fax machines without a name exist.
	return call('POST', '/inbound/fax', { ...rest, stationId, pages: Number(pages) });
});
onSubmit('inbound-sms', 'Inbound SMS', (form) => call('POST', '/inbound/sms', { body: '', ...fields(form) }));
onSubmit('inbound-reply', 'Reply', (form) => {
	const { smsId, ...rest } = fields(form);
	return call('POST', '/inbound/reply', { body: '', ...rest, ...(smsId ? { smsId: Number(smsId) } : {}) });
});
onSubmit('add-webhook', 'Add webhook', (form) => call('POST', '/webhooks', fields(form)));
onSubmit('targets', 'Save', async (form) => {
	const { faxSent, faxReceived, smsSent } = Object.fromEntries(new FormData(form));
	await call('PATCH', '/settings/faxSettings', { NotificationURL: faxSent });
	await call('PATCH', '/settings/accountDetails', { ReceiveFaxNotificationURL: faxReceived });
	await call('PATCH', '/sms-notification', { url: smsSent });
});

async function keepFresh() {
	try {
		await refresh();
		if (message.textContent === 'The simulator does not answer') message.textContent = '';
	} catch {
		message.className = 'bad';
		message.textContent = 'The simulator does not answer';
	}
	setTimeout(keepFresh, 2000);
}

document.getElementById('token').textContent = (await call('GET', '/tokens')).main;
void keepFresh();
