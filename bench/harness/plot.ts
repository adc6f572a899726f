/** A line of a plot: `y` at each `x`, both above 0. */
export interface Series {
	name: string;
	points: ReadonlyArray<readonly [x: number, y: number]>;
}

export interface PlotOptions {
	title: string;
	/** Labels of the axes. */
	x: string;
	y: string;
	series: readonly Series[];
	ticksX: readonly number[];
	/** How a value on each axis is written. */
	showX: (value: number) => string;
	showY: (value: number) => string;
}

const [WIDTH, HEIGHT] = [680, 380];
const FRAME = { left: 84, right: 36, top: 44, bottom: 84 };
/** Readable on white and on GitHub's dark grey. */
const COLOURS = ['#2f81f7', '#d9730d', '#3fa34d', '#b35cd6'];
const GREY = '#848d97';
/** Width of one, on average. */
const LETTER = 6.5;

/** Powers of ten, from the one below all values to the one above. */
function powersAround(values: readonly number[]): number[] {
	const low = Math.floor(Math.log10(Math.min(...values)));
	const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
	return Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
}

/** Where a value is on a logarithmic axis that reaches from the first of these to the last. */
function logAxis(ends: readonly number[], from: number, to: number): (value: number) => number {
	const [low, high] = [Math.log10(Math.min(...ends)), Math.log10(Math.max(...ends))];
	return (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from);
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const text = (x: number, y: number, content: string, more = '') =>
	`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escaped(content)}</text>`;

/** An SVG picture of lines between two logarithmic axes. */
export function plot({ title, x, y, series, ticksX, showX, showY }: PlotOptions): string {
	const points = series.flatMap((one) => one.points);
	const ticksY = powersAround(points.map(([, value]) => value));
	const [right, bottom] = [WIDTH - FRAME.right, HEIGHT - FRAME.bottom];
	const xOf = logAxis([...ticksX, ...points.map(([value]) => value)], FRAME.left, right);
	const yOf = logAxis(ticksY, bottom, FRAME.top);
	const legendAt = (index: number) =>
		series.slice(0, index).reduce((sum, { name }) => sum + 32 + name.length * LETTER, 20);

	const grid = [
		...ticksX.flatMap((tick) => [
			`<path d="M${xOf(tick).toFixed(1)} ${FRAME.top}V${bottom}"/>`,
			text(xOf(tick), bottom + 18, showX(tick), 'text-anchor="middle"'),
		]),
		...ticksY.flatMap((tick) => [
			`<path d="M${FRAME.left} ${yOf(tick).toFixed(1)}H${right}"/>`,
			text(FRAME.left - 8, yOf(tick) + 4, showY(tick), 'text-anchor="end"'),
		]),
	];
	const lines = series.flatMap(({ name, points: ofOne }, index) => {
		const colour = COLOURS[index % COLOURS.length] ?? GREY;
		const places = ofOne.map(([px, py]) => [xOf(px).toFixed(1), yOf(py).toFixed(1)] as const);
		const legend = legendAt(index);
		return [
			`<polyline points="${places.map((place) => place.join(',')).join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`,
			...places.map(([px, py]) => `<circle cx="${px}" cy="${py}" r="3.5" fill="${colour}"/>`),
			`<circle cx="${legend}" cy="${HEIGHT - 14}" r="5" fill="${colour}"/>`,
			text(legend + 10, HEIGHT - 10, name),
		];
	});
	const middle = (FRAME.top + bottom) / 2;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img">`,
		`<title>${escaped(title)}</title>`,
		`<g font-family="sans-serif" font-size="12" fill="${GREY}">`,
		text(FRAME.left, 24, title, 'font-size="15" font-weight="bold"'),
		`<g stroke="${GREY}" stroke-opacity="0.3" fill="none">`,
		...grid.filter((line) => line.startsWith('<path')),
		'</g>',
		...grid.filter((line) => line.startsWith('<text')),
		text((FRAME.left + right) / 2, bottom + 40, x, 'text-anchor="middle"'),
		text(16, middle, y, `text-anchor="middle" transform="rotate(-90 16 ${middle})"`),
		...lines,
		'</g>',
		'</svg>',
		'',
	].join('\n');
}
