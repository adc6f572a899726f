import type { IHookFunctions } from 'n8n-workflow';

/**
 * Whether a hook runs for a test run in the editor. n8n says so when the test begins, and no more when it ends; so the test's
 * own static data, which n8n keeps apart from that of the published workflow, remembers it. By default the URL tells, too.
 */
export function isTestRun(context: IHookFunctions, url: string): boolean {
	const data = context.getWorkflowStaticData('node');
	if (context.getMode() === 'manual') data.isTestRun = true;
	return data.isTestRun === true || /\/webhook-test\//.test(url);
}
