import { brokenLinks, type Files } from '../../../scripts/lint/brokenLinks';

const project = (documents: Record<string, string>): Files => ({
	exists: (path) => path in documents || path === 'docs',
	read: (path) => documents[path] ?? '',
});

const found = (text: string) => {
	const documents = {
		'docs/a.md': text,
		'README.md': '# The *`n8n`* package!\n\n## Again\n\n## Again\n\n<a id="mark"></a>\n',
		'docs/picture.png': '',
	};
	return brokenLinks(['docs/a.md'], project(documents));
};

test.each([
	['a file', '[text](../README.md)'],
	['a folder', '[text](../docs)'],
	['a picture', '![text](picture.png)'],
	['a heading of its own', '# Über uns: a_b\n\n[text](#über-uns-a_b)'],
	['a heading of another file', '[text](../README.md#the-n8n-package)'],
	['the second of two equal headings', '[text](../README.md#again-1)'],
	['an anchor in HTML', '[text](../README.md#mark)'],
	['a reference', '[text][x]\n\n[x]: ../README.md#again'],
	['the internet, which is not asked', '[text](https://example.com/none) <mailto:a@example.com>'],
	['code, which is not a link', '`[text](none.md)`\n\n```md\n[text](none.md)\n# None\n```\n'],
])('a link to %s is good', (_what, text) => {
	expect(found(text)).toEqual([]);
});

test.each([
	['none.md', '[text](none.md)', 'leads to docs/none.md, which does not exist'],
	['none.png', '![text](none.png)', 'leads to docs/none.png, which does not exist'],
	['../README.md#none', '[text](../README.md#none)', 'leads to a heading that README.md does not have'],
	['../README.md#again-2', '[text](../README.md#again-2)', 'leads to a heading that README.md does not have'],
	['#none', '# Some\n\n[text](#none)', 'leads to a heading that docs/a.md does not have'],
	['none.md', '[text][x]\n\n[x]: none.md', 'leads to docs/none.md, which does not exist'],
	['none.svg', '<img alt="x" src="none.svg">', 'leads to docs/none.svg, which does not exist'],
	['../../other/README.md', '[text](../../other/README.md)', 'leads out of the project'],
	['none.md', '[![picture](picture.png)](none.md)', 'leads to docs/none.md, which does not exist'],
])('a broken link to %s, as in %j', (link, text, fault) => {
	expect(found(text)).toEqual([`docs/a.md: the link ${link} ${fault}`]);
});
