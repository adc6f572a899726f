import type { Browser, Page } from 'playwright-core';
import { request } from 'undici';
import { startSimulator, type Simulator } from '../../simulator';
import { makePdf } from '../engine/harness/pdf';
import { launchBrowser, newWindow } from './harness/launchBrowser';
import { picture } from './harness/picture';
import { screenshotOnFailure } from './harness/screenshotOnFailure';

jest.setTimeout(60_000);

let browser: Browser;

beforeAll(async () => {
	browser = await launchBrowser();
});

afterAll(async () => {
	await browser?.close();
});

async function send(simulator: Simulator, path: string, body: unknown): Promise<void> {
	const answer = await request(`${simulator.url}/v1.0/${path}?token=${simulator.token}`, {
		method: 'PUT',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	await answer.body.dump();
	expect(answer.statusCode).toBe(200);
}

async function sendFax(
	simulator: Simulator,
	[to, subject, filename]: [string, string, string],
	pages: number,
): Promise<void> {
	const data = (await makePdf(pages)).toString('base64');
	await send(simulator, 'SendFax', {
		SendTo: to,
		Subject: subject,
		Documents: [{ Filename: filename, Data: data }],
	});
}

/** Opens the portal page of a simulator of the test's own. */
async function onPortal(work: (page: Page, simulator: Simulator) => Promise<void>): Promise<void> {
	const simulator = await startSimulator();
	try {
		const context = await newWindow(browser, 1600);
		const page = await context.newPage();
		const faults: string[] = [];
		page.on('pageerror', ({ message }) => faults.push(message));
		await screenshotOnFailure(page, async () => {
			await page.goto(`${simulator.adminUrl}/`);
			await work(page, simulator);
			expect(faults).toEqual([]);
		});
		await context.close();
	} finally {
		await simulator.close();
	}
}

test('the page shows what was sent and what came in, with its documents', async () => {
	await onPortal(async (page, simulator) => {
		const { admin } = simulator;
		await sendFax(simulator, ['61730001000', 'Referral of J. Citizen', 'referral.pdf'], 4);
		await sendFax(simulator, ['61730000001', 'Pathology request', 'request.pdf'], 1);
		await send(simulator, 'SMS', {
			To: ['61412345678', '61498765432'],
			From: 'Clinic',
			Body: 'Your appointment is tomorrow at 9:30. Reply YES or NO.',
		});
		await admin.advance(60);
		await sendFax(simulator, ['61730001000', 'Discharge summary', 'summary.pdf'], 2);
		const { faxId } = await admin.receiveFax({ pages: 2, from: '0311223344', stationId: 'DR SMITH' });
		await admin.receiveFax({ pages: 5, from: '0755667788', stationId: 'PATHOLOGY', status: 'INCOMPLETE' });
		const [message] = (await admin.state()).sms;
		await admin.replySms({ smsId: message?.id, from: '+61412345678', to: '+61700000000', body: 'YES' });

		await page.locator('#inbound').getByText('YES', { exact: true }).waitFor();
		const texts = async (table: string) =>
			(await page.locator(`#${table} tbody tr`).allInnerTexts()).map((row) => row.split('\t'));
		const { faxes } = await admin.state();
		expect(await texts('faxes')).toEqual(
			[...faxes]
				.reverse()
				.map(
					({ id, sendTo, subject, status }) =>
						expect.arrayContaining([String(id), sendTo, subject, status]) as unknown,
				),
		);
		expect(await texts('received')).toEqual([
			expect.arrayContaining(['0755667788', 'PATHOLOGY', 'INCOMPLETE', '5']),
			expect.arrayContaining([`${faxId}.pdf`, '0311223344', 'DR SMITH', 'COMPLETE', '2']),
		]);
		expect(await page.locator('#sms').innerText()).toMatch(
			/Clinic[^]*61412345678[^]*61498765432[^]*Your appointment/,
		);

		const href = await page.getByRole('link', { name: `${faxId}.pdf` }).getAttribute('href');
		const document = await request(new URL(href ?? '', simulator.adminUrl));
		expect(Buffer.from(await document.body.arrayBuffer())).toEqual(await admin.receivedDocument(faxId));
		const last = await page.locator('#inbound').boundingBox();
		await picture(page, 'portal', {
			x: 160,
			y: 20,
			width: 1120,
			height: (last?.y ?? 0) + (last?.height ?? 0),
		});
	});
});

test('its buttons let a fax, an SMS and a reply come in', async () => {
	await onPortal(async (page, { admin }) => {
		const form = page.locator('#inbound-fax');
		await form.getByLabel('From').fill('0299887766');
		await form.getByLabel('Pages').fill('7');
		await form.getByRole('button', { name: 'Send fax' }).click();
		await page.getByRole('status').getByText('Inbound fax: done').waitFor();
		expect((await admin.state()).receivedFaxes).toEqual([
			expect.objectContaining({ from: '0299887766', pages: 7, status: 'COMPLETE' }),
		]);
		await page.locator('#received').getByText('0299887766').waitFor();

		await page.locator('#inbound-sms').getByLabel('Text').fill('Are you open?');
		await page.getByRole('button', { name: 'Send SMS' }).click();
		await page.locator('#inbound').getByText('Are you open?').waitFor();
		await page.locator('#inbound-reply').getByLabel('From').fill('+61412345678');
		await page.getByRole('button', { name: 'Send reply' }).click();
		await page.locator('#inbound').getByText('Thanks for your message').waitFor();
		expect((await admin.state()).inboundSms.map(({ kind, body }) => [kind, body])).toEqual([
			['inbound', 'Are you open?'],
			['reply', 'Thanks for your message'],
		]);
	});
});

test('it says so when the simulator has ended', async () => {
	await onPortal(async (page, simulator) => {
		await page.locator('#received').getByText('None yet').waitFor();
		await simulator.close();
		const status = page.getByRole('status');
		await status.getByText('The simulator does not answer').waitFor();
		// A button's failure is shown too, and leaves no error behind.
		await page.getByRole('button', { name: 'Send fax' }).click();
		await status.getByText('Inbound fax failed').waitFor();
		await status.getByText('The simulator does not answer').waitFor();
	});
});
