import { withRange, type Report } from '../harness/Report';
import { spreadOf, type Spread } from '../harness/Spread';
import { CONNECTIONS, type Connections, type Figure, type Figures, type Kind } from './measureRounds';
import type { Share } from './measureShares';
import { FULL_LIST, type Setting, type VariantKey } from './variants';

/** A ratio of events per second. */
interface Goal {
	name: string;
	setting: Setting;
	above: [VariantKey, Kind];
	below: [VariantKey, Kind];
	atLeast: number;
}

/** A goal with what came out. */
export interface Judged extends Goal {
	connections: Connections;
	ratio: Spread;
	/** The same of the processor time that a call takes, which other programs on the machine spoil less. */
	byProcessor: Spread;
}

const GOALS: readonly Goal[] = [
	{
		name: 'GoFax SMS Trigger / Webhook',
		setting: 'lazy',
		above: ['sms', 'genuine'],
		below: ['bare', 'genuine'],
		atLeast: 0.9,
	},
	{
		name: 'GoFax Trigger / Webhook',
		setting: 'lazy',
		above: ['fax', 'genuine'],
		below: ['bare', 'genuine'],
		atLeast: 0.9,
	},
	{
		name: 'GoFax SMS Trigger / chain by hand',
		setting: 'lazy',
		above: ['sms', 'genuine'],
		below: ['chain', 'genuine'],
		atLeast: 2.5,
	},
	{
		name: 'refused: GoFax SMS Trigger / Webhook',
		setting: 'lazy',
		above: ['sms', 'refused'],
		below: ['header', 'refused'],
		atLeast: 0.95,
	},
	{
		name: 'refused: GoFax Trigger / Webhook',
		setting: 'lazy',
		above: ['fax', 'refused'],
		below: ['header', 'refused'],
		atLeast: 0.95,
	},
	{
		name: 'GoFax SMS Trigger, refused / genuine',
		setting: 'lazy',
		above: ['sms', 'refused'],
		below: ['sms', 'genuine'],
		atLeast: 5,
	},
	{
		name: 'GoFax Trigger, refused / genuine',
		setting: 'lazy',
		above: ['fax', 'refused'],
		below: ['fax', 'genuine'],
		atLeast: 5,
	},
	{
		name: 'GoFax SMS Trigger / Slack Trigger',
		setting: 'default',
		above: ['sms', 'genuine'],
		below: ['slack', 'genuine'],
		atLeast: 1,
	},
	{
		name: 'GoFax Trigger / Slack Trigger',
		setting: 'default',
		above: ['fax', 'genuine'],
		below: ['slack', 'genuine'],
		atLeast: 1,
	},
];

/** Of a call, what may be ours. */
export const LARGEST_SHARE = { refused: 0.05, genuine: 0.1 } as const;

const perSecond = (value: number) => `${value.toFixed(1)}/s`;
const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
const two = (value: number) => value.toFixed(2);
const percent = (value: number) => `${(value * 100).toFixed(1)} %`;

export const quantile = (times: readonly number[], part: number): number => {
	const sorted = [...times].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
};

export const speedOf = ({ rounds }: Figure): Spread => spreadOf(rounds.map((round) => round.perSecond));
export const processorOf = ({ rounds }: Figure): Spread => spreadOf(rounds.map((round) => round.processor));
export const timesOf = ({ rounds }: Figure): number[] => rounds.flatMap(({ times }) => times);

/** Prints all figures and judges them. */
export function judge(
	report: Report,
	setting: Setting,
	figures: Figures,
	shares: readonly Share[],
): Judged[] {
	for (const figure of figures) {
		const { name, kind, connections } = figure;
		const quantiles = [0.5, 0.95, 0.99].map((part) => quantile(timesOf(figure), part).toFixed(1)).join('/');
		report.inform(
			`${setting}, ${connections} connections, ${kind}, ${name}`,
			`${withRange(speedOf(figure), perSecond)}, p50/p95/p99 ${quantiles} ms, processor ${milliseconds(processorOf(figure).median)}`,
		);
	}
	const judged = GOALS.filter((goal) => goal.setting === setting).flatMap((goal) =>
		CONNECTIONS.flatMap((connections) => {
			const ratios = ratiosOf(figures, goal, connections);
			return ratios ? [{ ...goal, connections, ...ratios }] : [];
		}),
	);
	for (const { name, connections, ratio, byProcessor, atLeast } of judged) {
		const title = `${setting}, ${connections} connections, ${name}`;
		report.atLeast(title, ratio.median, atLeast, two);
		report.inform(`  range`, `${withRange(ratio, two)}; by processor time ${withRange(byProcessor, two)}`);
	}
	for (const share of shares) judgeShare(report, share);
	return judged;
}

function ratiosOf(
	figures: Figures,
	{ above, below }: Goal,
	connections: Connections,
): Pick<Judged, 'ratio' | 'byProcessor'> | undefined {
	const find = ([key, kind]: [VariantKey, Kind]) =>
		figures.find((one) => one.key === key && one.kind === kind && one.connections === connections)?.rounds;
	const [upper, lower] = [find(above), find(below)];
	if (!upper || !lower) return undefined;
	return {
		ratio: spreadOf(upper.map((round, index) => round.perSecond / (lower[index]?.perSecond ?? NaN))),
		byProcessor: spreadOf(upper.map((round, index) => (lower[index]?.processor ?? NaN) / round.processor)),
	};
}

function judgeShare(report: Report, share: Share): void {
	const { name, kind, entries, parts, call, processor, functions } = share;
	const title = `our share of a ${kind} call, ${name}, ${entries} entries`;
	const shown = `${percent(share.share)} of ${milliseconds(call)} (processor ${milliseconds(processor)}): webhook() ${milliseconds(parts.webhook)}, execute() ${milliseconds(parts.execute)}; in these credential ${milliseconds(parts.credential)}, list ${milliseconds(parts.list)}`;
	if (entries === FULL_LIST) report.atMost(title, share.share, LARGEST_SHARE[kind], percent, shown);
	else report.inform(title, shown);
	for (const { name: inName, self, total } of functions)
		report.inform(`  ${inName}`, `${self.toFixed(0)} us self, ${total.toFixed(0)} us in total`);
}
