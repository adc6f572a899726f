import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { checkSignature } from '../../../../lib/event/signature';

const NOW = 1_700_000_000_000;
const secret = fc.string({ minLength: 1, maxLength: 40, unit: 'binary-ascii' });
const body = fc.string({ minLength: 1, unit: 'binary' });
const raw = (text: string) => Buffer.from(text, 'utf8');

test('agrees with @octokit/webhooks-methods on sha256= signatures, right and wrong', async () => {
	const { sign: signAsGitHub, verify: verifyAsGitHub } = await import('@octokit/webhooks-methods');
	await fc.assert(
		fc.asyncProperty(secret, secret, body, async (ours, theirs, text) => {
			const header = await signAsGitHub(theirs, text);
			const expected = await verifyAsGitHub(ours, text, header);
			expect(checkSignature(raw(text), header, [ours], NOW).valid).toBe(expected);
			expect(checkSignature(raw(text), await signAsGitHub(ours, text), [ours], NOW)).toEqual({
				valid: true,
				scheme: 'sha256=',
			});
		}),
		{ numRuns: 300 },
	);
});

test('agrees with standardwebhooks on base64 signatures, where what is signed is made the same', () => {
	fc.assert(
		fc.property(secret, body, fc.integer({ min: 1, max: 2_000_000_000 }), (ours, text, seconds) => {
			// That library signs id.time.body with the decoded secret; GoFax's body alone takes the place of all of it here.
			const [, signature] = new Webhook(Buffer.from(ours).toString('base64'))
				.sign('msg_1', new Date(seconds * 1000), text)
				.split(',');
			const signed = raw(`msg_1.${seconds}.${text}`);
			expect(checkSignature(signed, signature, [ours], NOW)).toEqual({ valid: true, scheme: 'base64' });
			expect(checkSignature(signed, signature, [`${ours}x`], NOW).valid).toBe(false);
		}),
		{ numRuns: 300 },
	);
});

test('agrees with standardwebhooks on the window: 300 seconds both ways are in, 301 are not', () => {
	const at = (offset: number) => {
		const seconds = NOW / 1000 + offset;
		const webhook = new Webhook(Buffer.from('secret').toString('base64'));
		const clock = jest.spyOn(Date, 'now').mockReturnValue(NOW);
		try {
			webhook.verify('{}', {
				'webhook-id': 'a',
				'webhook-timestamp': String(seconds),
				'webhook-signature': webhook.sign('a', new Date(seconds * 1000), '{}'),
			});
			return true;
		} catch {
			return false;
		} finally {
			clock.mockRestore();
		}
	};
	const ours = (offset: number) => {
		const seconds = NOW / 1000 + offset;
		const digest = createHmac('sha256', 'secret').update(`${seconds}.{}`).digest('hex');
		return checkSignature(raw('{}'), `t=${seconds},v=${digest}`, ['secret'], NOW).valid;
	};
	for (const offset of [-301, -300, 0, 300, 301])
		expect([offset, ours(offset)]).toEqual([offset, at(offset)]);
	expect([ours(-300), ours(300), ours(-301), ours(301)]).toEqual([true, true, false, false]);
});
