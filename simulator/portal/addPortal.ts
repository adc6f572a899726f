import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** URL, file beside this one, content type. */
export const PORTAL_FILES = [
	['/', 'index.html', 'text/html; charset=utf-8'],
	['/portal/portal.css', 'portal.css', 'text/css; charset=utf-8'],
	['/portal/portal.js', 'portal.js', 'text/javascript; charset=utf-8'],
	['/portal/element.js', 'element.js', 'text/javascript; charset=utf-8'],
	['/portal/showState.js', 'showState.js', 'text/javascript; charset=utf-8'],
] as const;

/** Only own scripts and styles from files: text of a message that got through as HTML could do nothing. */
const CONTENT_SECURITY_POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"connect-src 'self'",
	'img-src data:',
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join('; ');

/** The portal page, a small version of GoFax's own portal. */
export function addPortal(app: FastifyInstance): void {
	for (const [url, name, type] of PORTAL_FILES) {
		const content = readFileSync(join(__dirname, name));
		app.get(url, (_request, reply) =>
			reply
				.type(type)
				.headers({
					'content-security-policy': CONTENT_SECURITY_POLICY,
					'x-content-type-options': 'nosniff',
					'referrer-policy': 'no-referrer',
					'cache-control': 'no-store',
				})
				.send(content),
		);
	}
}
