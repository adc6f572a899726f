import './n8nEnvironment';
import { WebhookContext } from 'n8n-core';

/** What nodes write into n8n's log during the tests of one file, emptied before each. */
export function n8nLog(): string[] {
	const lines: string[] = [];
	const write = (line: string) => void lines.push(line);
	const logger = { error: write, warn: write, info: write, debug: write };
	const context = Object.getPrototypeOf(WebhookContext.prototype) as { logger: unknown };
	let spy: jest.SpyInstance;
	beforeAll(() => {
		spy = jest.spyOn(context, 'logger', 'get').mockReturnValue(logger);
	});
	beforeEach(() => void lines.splice(0));
	afterAll(() => spy.mockRestore());
	return lines;
}
