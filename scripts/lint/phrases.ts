/** A phrase that sounds translated, and what to write in its place. */
export interface Phrase {
	/** A regular expression without regard to case. A space in it is any white space, across the lines of a comment too. */
	readonly pattern: string;
	readonly instead: string;
	/** A sentence in which it is found. */
	readonly bad: string;
	/** The same in plain English. No phrase of the list may be found in it. */
	readonly good: string;
}

/**
 * What a developer in Brisbane would not write. One row each: pattern, what to write, a bad sentence, a good one. Where a phrase
 * is right for once, say so in a comment on its line or on the line before: `allow-phrase: "behind" (the reason)`.
 */
export const phrases: readonly Phrase[] = [
	{
		pattern: String.raw`(?<!there )\b(?:is|are|was|were|be) no (?!longer|more|less|good|better|different)[a-z]+`,
		instead: '"is not a"',
		bad: 'A text that is no URL',
		good: 'A text that is not a URL',
	},
	{
		pattern: String.raw`\bwhat (?:has|have|had) no\b`,
		instead: '"anything without", "something that has no"',
		bad: 'It keeps what has no plain form',
		good: 'It keeps anything without a plain form',
	},
	{
		pattern: String.raw`(?<!there )\b(?:is|are) none\b`,
		instead: '"is not one", or say what it is not',
		bad: 'A base URL that is none',
		good: 'A base URL that is not a URL',
	},
	{ pattern: String.raw`\bin vain\b`, instead: '"without success"', bad: 'Waited in vain', good: 'Gave up' },
	{
		pattern: String.raw`\bwhatever\b`,
		instead: '"anything that", "any", "no matter what"',
		bad: 'Whatever is left is dropped',
		good: 'Anything that is left is dropped',
	},
	{
		pattern: String.raw`\bwhoever\b`,
		instead: '"anyone who", "the user who"',
		bad: 'Whoever called is told',
		good: 'The caller is told',
	},
	{
		pattern: String.raw`(?<!\b(?:leave|leaves|left|leaving|lags)\b[^.]{0,40})\bbehind\b(?! (?:a|an|the|one) (?:proxy|firewall|reverse|public|real))`,
		instead: '"after"',
		bad: 'A space behind the comma',
		good: 'A space after the comma, on a server behind a proxy that leaves nothing behind',
	},
	{
		pattern: String.raw`\b(?:stands|stood)\b(?! still)`,
		instead: '"is", "represents"',
		bad: 'The URL that stood there',
		good: 'The URL that was there, on a clock that stands still',
	},
	{ pattern: String.raw`\bshall\b`, instead: '"should", "must"', bad: 'It shall wait', good: 'It must wait' },
	{
		pattern: String.raw`\b(?:the|its|their|a) least\b(?! likely)`,
		instead: '"minimum", "fewest", "at least"',
		bad: 'The least is 1',
		good: 'The minimum is 1, so at least one',
	},
	{
		pattern: String.raw`\b(?:by|as|is) standard\b|\bstandard (?:value|setting|operation|limit|port)s?\b|\(standard\)`,
		instead: '"default"',
		bad: 'Enforce (standard)',
		good: 'Enforce (default), read from standard input',
	},
	{
		pattern: String.raw`\b(?:leave|leaves|left|leaving) through\b`,
		instead: '"takes the error output"',
		bad: 'The item leaves through the error output',
		good: 'The item takes the error output',
	},
	{
		pattern: String.raw`, be it\b`,
		instead: '"whether", "even"',
		bad: 'Any n8n, be it one process or several',
		good: 'Any n8n, whether one process or several',
	},
	{
		pattern: String.raw`\b(?:go|goes|went|gone) on\b(?! (?:a|an|the|to|that|its|n8n's)\b)`,
		instead: '"continues"',
		bad: 'The workflow goes on with the rest',
		good: 'The workflow continues with the rest',
	},
	{
		pattern: String.raw`\b(?:put|puts|putting) down\b|\b(?:what|that|which) (?:is|was) down\b(?! )`,
		instead: '"records"',
		bad: 'The send is put down first',
		good: 'The send is recorded first',
	},
	{
		pattern: String.raw`\b(?:can|may|might|could) as well be\b`,
		instead: '"may also be"',
		bad: 'It can as well be empty',
		good: 'It may also be empty',
	},
	{
		pattern: String.raw`\b(?:enter|enters|entered)\b[^.|]{0,30} at GoFax\b`,
		instead: '"register with GoFax", "enter in the GoFax portal"',
		bad: 'Who enters the webhook URL at GoFax',
		good: 'How the webhook URL is registered with GoFax',
	},
	{
		pattern: String.raw`\bregister(?:s|ed|ing)?\b[^.|]{0,20} at GoFax\b`,
		instead: '"register with GoFax"',
		bad: 'Each URL is registered at GoFax',
		good: 'Each URL is registered with GoFax',
	},
	{
		pattern: String.raw`\bwhat (?:holds|does not hold)\b(?! (?:a|the)\b)`,
		instead: '"what is guaranteed"',
		bad: 'The page says what holds',
		good: 'The page says what is guaranteed',
	},
	{
		pattern: String.raw`\b(?:carry (?:it|this) on|travels along)\b`,
		instead: 'say what happens: "contribute", "is stored inside"',
		bad: 'The old URL travels along',
		good: 'The old URL is stored inside the new one',
	},
	{
		pattern: String.raw`\binside of\b`,
		instead: '"inside"',
		bad: 'Inside of the URL',
		good: 'Inside the URL',
	},
	{ pattern: String.raw`\banew\b`, instead: '"again", "new"', bad: 'Start it anew', good: 'Start it again' },
	{
		pattern: String.raw`\ball the same\b`,
		instead: '"anyway", "even so"',
		bad: 'It may have been taken all the same',
		good: 'It may have been taken anyway',
	},
	{
		pattern: String.raw`\bbut for\b`,
		instead: '"except for"',
		bad: 'Everything is back but for the name',
		good: 'Everything is back except for the name',
	},
	{
		pattern: String.raw`\bcan(?:not)? be told\b(?! (?:apart|to)\b)`,
		instead: '"cannot tell", "is not known"',
		bad: 'Which one it is cannot be told',
		good: 'The node cannot tell which one it is',
	},
	{
		pattern: String.raw`\btakes? (?:its|their) time\b`,
		instead: '"is slow", "takes long"',
		bad: 'The search takes its time',
		good: 'The search takes long',
	},
	{
		pattern: String.raw`\b(?:tell|tells|told) of\b`,
		instead: '"says about", "reports"',
		bad: 'The list tells of a key',
		good: 'The list says whether it has a key',
	},
	{
		pattern: String.raw`\bcommas? between\b|\bbetween commas\b`,
		instead: '"separated by commas"',
		bad: 'Numbers with commas between',
		good: 'Numbers, separated by commas',
	},
	{
		pattern: String.raw`\bin capitals or not\b`,
		instead: '"not case-sensitive"',
		bad: 'A text in capitals or not',
		good: 'A text, not case-sensitive',
	},
	{
		pattern: String.raw`\bin front\b(?! of)`,
		instead: '"before it", "before this node"',
		bad: 'Put a node in front',
		good: 'Put a node before this one, in front of which there is nothing',
	},
	{
		pattern: String.raw`\bput (?:that|it|this) right\b`,
		instead: '"fix"',
		bad: 'Put that right',
		good: 'Fix that',
	},
	{
		pattern: String.raw`\bthe way of (?:an?|the)\b`,
		instead: '"how … travels"',
		bad: 'The way of an event',
		good: 'How an event travels',
	},
	{
		pattern: String.raw`\b(?:left|leave|leaves) away\b`,
		instead: '"left out"',
		bad: 'The time is left away',
		good: 'The time is left out',
	},
	{
		pattern: String.raw`\ban own\b`,
		instead: '"its own"',
		bad: 'In an own process',
		good: 'In its own process',
	},
	{
		pattern: String.raw`\bin silence\b`,
		instead: '"silently"',
		bad: 'Nothing is dropped in silence',
		good: 'Nothing is dropped silently',
	},
	{
		pattern: String.raw`\blooks?\b[^.:;,]{0,30} whether\b`,
		instead: '"check whether"',
		bad: 'Look in the portal whether it is there',
		good: 'Check in the portal whether it is there',
	},
	{
		pattern: String.raw`\btime (?:limit )?is over\b`,
		instead: '"time is up", "the time limit has passed"',
		bad: 'When the time is over',
		good: 'When the time is up',
	},
	{
		pattern: String.raw`[,;] for (?:he|it|they|there|nobody|n8n|GoFax|jest|this|one) (?:is|are|was|were|may|might|can|cannot|has|have|does|would|holds?|needs?)\b`,
		instead: '"because"',
		bad: 'It runs alone, for jest cannot load it',
		good: 'It runs alone, because jest cannot load it',
	},
	{
		pattern: String.raw`\b(?:is|are) to (?:be|fail|stop|wait|get|go)\b(?! (?:honest|able))`,
		instead: '"must", "should", "will"',
		bad: 'A test that hangs is to fail',
		good: 'A test that hangs should fail',
	},
];
