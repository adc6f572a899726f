import { parseStartOptions, UsageError } from '../../../scripts/start/startOptions';

describe('parseStartOptions', () => {
	it('has defaults that need no option', () => {
		expect(parseStartOptions([])).toEqual({
			keep: undefined,
			port: 5678,
			simulatorPort: 4100,
			build: true,
			help: false,
		});
	});

	it('reads every option', () => {
		const options = parseStartOptions([
			'--keep',
			'--port',
			'6000',
			'--simulator-port=5000',
			'--no-build',
			'-h',
		]);
		expect(options).toMatchObject({ port: 6000, simulatorPort: 5000, build: false, help: true });
		expect(options.keep).toMatch(/\.n8n-data$/);
	});

	it.each([
		['--port', '0'],
		['--port', '65535'],
		['--port', '80x'],
		['--port', ''],
		['--prot', '1'],
		['extra'],
	])('refuses %s %s', (...args) => {
		expect(() => parseStartOptions(args)).toThrow(UsageError);
	});
});
