import { element, outcome, showTable } from './element.js';

/**
 * Draws the tables, newest first.
 *
 * @param state as `GET /state` answers
 * @param actions what the buttons do: resend, test, remove, each with an ID
 */
export function showState(state, actions) {
	const { main } = state.accounts;
	document.getElementById('balance').textContent = String(main.balance);
	showFaxes(state);
	showReceived(state);
	showMessages(state);
	showWebhooks(state, actions);
	fillTargets(main);
}

const newest = (list) => [...list].reverse();
const time = (iso) => (iso ? iso.replace('T', ' ').slice(0, 19) : '');
const button = (label, onclick) => element('button', { type: 'button', onclick }, label);
const link = (href, text) => element('a', { href, target: '_blank', rel: 'noreferrer' }, text);

function showFaxes({ faxes }) {
	const rows = newest(faxes).map((fax) => [
		fax.id,
		fax.sendTo,
		fax.subject,
		outcome(fax.status, fax.success),
		element(
			'span',
			{},
			...fax.documents.flatMap(({ filename, kept }, index) => [
				index > 0 ? ', ' : null,
				kept ? link(`/faxes/${fax.id}/documents/${index}`, filename) : filename,
			]),
		),
		fax.pages,
		time(fax.issued),
		fax.account,
	]);
	showTable('faxes', ['ID', 'To', 'Subject', 'Status', 'Documents', 'Pages', 'Sent', 'Account'], rows);
}

function showReceived({ receivedFaxes }) {
	const rows = newest(receivedFaxes).map((fax) => [
		link(`/received-faxes/${fax.id}/document`, `${fax.id}.pdf`),
		fax.number,
		fax.from,
		fax.stationId,
		outcome(fax.status, fax.status === 'COMPLETE'),
		fax.pages,
		time(fax.received),
		fax.documentRequests,
	]);
	showTable(
		'received',
		['Document', 'To', 'From', 'Station ID', 'Status', 'Pages', 'Received', 'Downloads'],
		rows,
	);
}

function showMessages({ sms, inboundSms }) {
	const sent = newest(sms).map((message) => [
		message.id,
		message.sender,
		element(
			'div',
			{},
			...message.recipients.map(({ number, status, success }) =>
				element('div', {}, `${number}: `, outcome(status, success)),
			),
		),
		message.body,
		time(message.issued),
	]);
	showTable('sms', ['ID', 'Sender', 'Recipients', 'Text', 'Sent'], sent);
	const inbound = newest(inboundSms).map((message) => [
		message.messageId,
		message.kind === 'reply' ? `reply to ${message.smsId ?? 'an unknown SMS'}` : 'inbound',
		message.from,
		message.to,
		message.body,
		time(message.received),
	]);
	showTable('inbound', ['Message ID', 'Kind', 'From', 'To', 'Text', 'Received'], inbound);
}

function showWebhooks({ accounts, deliveries }, { resend, test, remove }) {
	const webhooks = Object.values(accounts).flatMap((account) =>
		account.webhooks.map((webhook) => [
			webhook.id,
			webhook.url,
			webhook.events.join(', '),
			webhook.secret ? `${webhook.scheme} in ${webhook.headerName}` : 'not signed',
			webhook.active ? 'Active' : 'Inactive',
			account.name,
			button('Test', () => test(webhook.id)),
			button('Remove', () => remove(webhook.id)),
		]),
	);
	showTable('webhooks', ['ID', 'URL', 'Events', 'Signature', 'Profile status', 'Account', '', ''], webhooks);
	const log = newest(deliveries).map((delivery) => [
		delivery.id,
		time(delivery.timestamp),
		delivery.kind,
		delivery.reference,
		delivery.url,
		delivery.attempt,
		outcome(`${delivery.outcome} ${delivery.statusCode ?? ''}`, succeeded(delivery)),
		delivery.error ?? delivery.responseSnippet,
		button('Resend', () => resend(delivery.id)),
	]);
	showTable('deliveries', ['ID', 'Time', 'Kind', 'Reference', 'URL', 'Attempt', 'Status', 'Answer', ''], log);
}

function succeeded({ outcome: how, statusCode }) {
	if (how === 'pending') return null;
	return how === 'answered' && statusCode >= 200 && statusCode < 300;
}

/** Shows the current URLs, unless someone is typing one. */
function fillTargets({ settings, smsNotification }) {
	const form = document.getElementById('targets');
	if (form.contains(document.activeElement)) return;
	form.elements.faxSent.value = settings.faxSettings.NotificationURL;
	form.elements.faxReceived.value = settings.accountDetails.ReceiveFaxNotificationURL;
	form.elements.smsSent.value = smsNotification.url;
}
