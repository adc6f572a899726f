import { allEndpoints, pathOf, type Confidence, type Endpoint } from '../../lib/api/endpoints';

const MEANING: Record<Confidence, string> = {
	documented: 'GoFax documents this call in a public article.',
	inferred: 'GoFax documents a rule or a neighbour of this call; the exact path is our deduction.',
	seen: "Only public code of other people's shows this call.",
};

const row = (endpoint: Endpoint) => {
	const path = pathOf(endpoint, '1.0', 'id').replace(/\/id(?=\/|$)/, '/{id}');
	return `| \`${endpoint.method} ${path}\` | ${endpoint.summary} | ${endpoint.confidence} | ${endpoint.source} |`;
};

/** The page docs/api-coverage.md, made from the table that the nodes use. */
export function apiCoverage(): string {
	const count = (confidence: Confidence) =>
		allEndpoints.filter((endpoint) => endpoint.confidence === confidence).length;
	return [
		'# API coverage',
		'',
		'Made from `lib/api/endpoints.ts` by `npm run docs:api`; do not edit it by hand.',
		'',
		`The package makes ${allEndpoints.length} calls: ${count('documented')} documented by GoFax, ${count('inferred')} inferred, ${count('seen')} only seen elsewhere.`,
		'Paths are shown for API version 1.0; with version 2.0 in the credential `/v1.0` becomes `/v2.0`. A path with `/v2.0` here is used in that version only.',
		'',
		...Object.entries(MEANING).map(([confidence, meaning]) => `- **${confidence}**: ${meaning}`),
		'',
		'| call | purpose | confidence | source |',
		'|---|---|---|---|',
		...allEndpoints.map(row),
		'',
	].join('\n');
}
