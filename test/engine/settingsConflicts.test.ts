import { runNode } from './harness/runNode';
import { SettingsServer } from './harness/SettingsServer';
import { TriggerHooks } from './harness/TriggerHooks';

const gofax = new SettingsServer();
beforeAll(async () => await gofax.start());
afterAll(() => gofax.close());

const BEFORE = '{"NotificationURL":"https://crm.example/hook", "HeaderText":"Clinic","RetryAttempts":1.50}';
beforeEach(() => gofax.reset(BEFORE));

const OURS = 'http://127.0.0.1:5678/webhook/webhook-under-test/gofax';
const credentials = () => ({ goFaxApi: { token: 'the-token-1', apiVersion: '1.0', baseUrl: gofax.url } });
const trigger = () =>
	new TriggerHooks({
		type: 'goFaxTrigger',
		parameters: { event: 'faxSent', registration: 'automatic' },
		credentials: credentials(),
	});

const update = async (changes: object) =>
	await runNode({
		type: 'goFax',
		parameters: {
			resource: 'settings',
			operation: 'update',
			settingsOf: 'faxSending',
			enterAs: 'json',
			changesJson: JSON.stringify(changes),
		},
		credentials: credentials(),
	});

const held = () => JSON.parse(gofax.text) as Record<string, unknown>;
const headerIs = (text: string) => {
	gofax.text = gofax.text.replace(/"HeaderText":"[^"]*"/, `"HeaderText":${JSON.stringify(text)}`);
};
const urlIs = (url: string) => {
	gofax.text = gofax.text.replace(/"NotificationURL":"[^"]*"/, `"NotificationURL":${JSON.stringify(url)}`);
};
/** Somebody else's change right after the writes with these numbers. */
const afterWrite = (numbers: number[], change: (number: number) => void) => {
	gofax.after = (method, number) => {
		if (method === 'PUT' && numbers.includes(number)) change(number);
	};
};

describe('somebody else changes the settings between our write and our check', () => {
	test('another field: both changes are there in the end', async () => {
		afterWrite([1], () => headerIs('Theirs'));
		await trigger().activate();
		expect(held()).toMatchObject({ HeaderText: 'Theirs' });
		expect(held().NotificationURL).toMatch(OURS);
	});

	test('the same field: theirs is kept below ours, and comes back', async () => {
		afterWrite([1], () => urlIs('https://new.example/hook'));
		const one = trigger();
		await one.activate();
		expect(held().NotificationURL).toMatch(`${OURS}?gofax-before=https%3A%2F%2Fnew.example%2Fhook`);
		gofax.after = () => undefined;
		await one.deactivate();
		expect(gofax.text).toBe(BEFORE.replace('crm.example', 'new.example'));
	});

	test('with settings that they read before our write: ours is entered again', async () => {
		const stale = BEFORE.replace('Clinic', 'Theirs');
		afterWrite([1], () => {
			gofax.text = stale;
		});
		const one = trigger();
		await one.activate();
		expect(held()).toMatchObject({ HeaderText: 'Theirs' });
		expect(held().NotificationURL).toMatch(OURS);
		gofax.after = () => undefined;
		await one.deactivate();
		expect(gofax.text).toBe(stale);
	});

	test('with settings from before our write, and nothing new in them: ours is entered again', async () => {
		afterWrite([1], () => {
			gofax.text = BEFORE;
		});
		await trigger().activate();
		expect(held().NotificationURL).toMatch(OURS);
	});

	test('while we unpublish: the URL is gone, and theirs is there', async () => {
		const one = trigger();
		await one.activate();
		afterWrite([2], () => headerIs('Theirs'));
		await one.deactivate();
		expect(gofax.text).toBe(BEFORE.replace('Clinic', 'Theirs'));
	});

	test('while a setting is updated: both changes are there', async () => {
		afterWrite([1], () => urlIs('https://new.example/hook'));
		const { error, items } = await update({ HeaderText: 'Ours' });
		expect(error).toBeUndefined();
		expect(items[0]?.json.changed).toEqual(['HeaderText']);
		expect(held()).toMatchObject({ HeaderText: 'Ours', NotificationURL: 'https://new.example/hook' });
	});

	test('again and again: theirs stays, nothing of ours is left, and the error says so', async () => {
		gofax.after = (method, number) => {
			if (method === 'PUT') headerIs(`Theirs ${number}`);
		};
		const { error } = await update({ RetryAttempts: 3 });
		expect(error?.message).toBe("GoFax's settings keep changing while they are written: HeaderText");
		expect(error?.description).toMatch(/tried 3 times\. .*Nothing of this change is left in the settings/);
		expect(gofax.text).toMatch(/"RetryAttempts":1.50}$/);
		expect(held().HeaderText).toBe(`Theirs ${gofax.written.length}`);
	});
});

test('somebody else changes another field between our read and our write: theirs is kept', async () => {
	gofax.after = (method, number) => {
		if (method === 'GET' && number === 1) headerIs('Theirs');
	};
	await update({ RetryAttempts: 3 });
	expect(held()).toMatchObject({ HeaderText: 'Theirs', RetryAttempts: 3 });
});

test.each([409, 412])(
	'a write that GoFax refuses with %d, because of theirs, is tried again',
	async (status) => {
		gofax.writeStatus = (number) => (number === 1 ? status : 200);
		gofax.before = (method, number) => {
			if (method === 'PUT' && number === 1) headerIs('Theirs');
		};
		const { error } = await update({ RetryAttempts: 3 });
		expect(error).toBeUndefined();
		expect(held()).toMatchObject({ HeaderText: 'Theirs', RetryAttempts: 3 });
	},
);

describe('what GoFax itself moves with a write', () => {
	test('fails the change, and is put back where that can be', async () => {
		gofax.save = (text) => (text.includes('"HeaderText":"Ours"') ? text.replace('1.50', '0') : text);
		const { error } = await update({ HeaderText: 'Ours' });
		expect(error?.message).toBe('GoFax changed more than it was asked to: RetryAttempts');
		expect(error?.description).toMatch(/^Everything was put back as it was/);
		expect(gofax.text).toBe(BEFORE);
	});

	test('is named where it moves again with the write that puts it back', async () => {
		gofax.save = (text) => text.replace('1.50', '0');
		const { error } = await update({ HeaderText: 'Ours' });
		expect(error?.message).toBe('GoFax changed more than it was asked to: RetryAttempts');
		expect(error?.description).toMatch(/put back except for RetryAttempts/);
		expect(gofax.text).toBe(BEFORE.replace('1.50', '0'));
	});

	test('does not take along what somebody else changed at the same time', async () => {
		gofax.save = (text) => text.replace('1.50', '0');
		afterWrite([1], () => urlIs('https://new.example/hook'));
		const { error } = await update({ HeaderText: 'Ours' });
		expect(error?.message).toBe('GoFax changed more than it was asked to: RetryAttempts');
		expect(held()).toEqual({
			NotificationURL: 'https://new.example/hook',
			HeaderText: 'Clinic',
			RetryAttempts: 0,
		});
	});

	test('a value that it cuts off is put back', async () => {
		gofax.save = (text) => text.replace(/(http:[^"]{40})[^"]*/, '$1');
		await expect(trigger().activate()).rejects.toMatchObject({
			message: expect.stringMatching(
				/^GoFax saved something other than it was given: NotificationURL\. .*Everything was put back/,
			) as unknown,
		});
		expect(gofax.text).toBe(BEFORE);
	});

	test('a value that it does not save is tried again, and then said', async () => {
		gofax.save = () => gofax.text;
		const { error } = await update({ HeaderText: 'Ours' });
		expect(error?.message).toBe('GoFax did not save HeaderText');
		expect(gofax.written).toHaveLength(3);
	});
});
