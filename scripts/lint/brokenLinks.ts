import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

const FENCED = /^(`{3,}|~{3,})[^]*?^\1/gm;
const CODE = /`[^`\n]*`/g;
const HEADING = /^#{1,6} +(.+?) *#*$/gm;
const ANCHOR = /<a (?:id|name)="([^"]+)"/g;
/** `[text](target)` and `[name]: target`; of a picture inside of a link, both. */
const LINK = /\]\(\s*<?([^)\s>]+)|^\[[^\]]+\]: *<?([^\s>]+)|<(?:a|img)\b[^>]*? (?:href|src)="([^"]+)"/gm;
const ELSEWHERE = /^[a-z][a-z0-9+.-]*:|^\/\//i;

export interface Files {
	exists(path: string): boolean;
	read(path: string): string;
}

const FROM_DISK: Files = { exists: existsSync, read: (path) => readFileSync(path, 'utf8') };

/** Says which relative links of the Markdown files lead to no file or to no heading. Nothing is asked from the internet. */
export function brokenLinks(documents: readonly string[], files: Files = FROM_DISK): string[] {
	return documents.flatMap((document) =>
		linksOf(files.read(document)).flatMap((link) => {
			const fault = faultOf(link, document, files);
			return fault === undefined ? [] : [`${document}: the link ${link} ${fault}`];
		}),
	);
}

function linksOf(text: string): string[] {
	const prose = text.replace(FENCED, '').replace(CODE, '');
	const targets = [...prose.matchAll(LINK)].map(
		([, inline, reference, html]) => inline ?? reference ?? html ?? '',
	);
	return targets.filter((target) => !ELSEWHERE.test(target));
}

function faultOf(link: string, document: string, files: Files): string | undefined {
	const [path = '', anchor] = link.split('#');
	const target = path ? posix.join(posix.dirname(document), decodeURIComponent(path)) : document;
	if (target.startsWith('..')) return 'leads out of the project';
	if (!files.exists(target)) return `leads to ${target}, which does not exist`;
	if (anchor === undefined || !target.endsWith('.md')) return undefined;
	return anchorsOf(files.read(target)).has(anchor)
		? undefined
		: `leads to a heading that ${target} does not have`;
}

/** As GitHub makes them from headings; of equal ones, the second gets -1. */
function anchorsOf(text: string): Set<string> {
	const anchors = new Set([...text.matchAll(ANCHOR)].map(([, id = '']) => id));
	const seen = new Map<string, number>();
	for (const [, heading = ''] of text.replace(FENCED, '').matchAll(HEADING)) {
		const anchor = heading
			.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.toLowerCase()
			.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, '')
			.replace(/\s/g, '-');
		const before = seen.get(anchor) ?? 0;
		seen.set(anchor, before + 1);
		anchors.add(before === 0 ? anchor : `${anchor}-${before}`);
	}
	return anchors;
}
