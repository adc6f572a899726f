import { sleep, type IExecuteFunctions, type IHookFunctions } from 'n8n-workflow';

/** Milliseconds between two checks whether the user has stopped the execution. */
const LOOK = 250;

/** True once the user has stopped the execution. */
export const isStopped = (context: IExecuteFunctions | IHookFunctions): boolean =>
	'getExecutionCancelSignal' in context && context.getExecutionCancelSignal()?.aborted === true;

/** Waits, but no longer than until the user stops the execution. */
export async function pause(
	context: IExecuteFunctions | IHookFunctions,
	milliseconds: number,
): Promise<void> {
	for (let left = milliseconds; left > 0 && !isStopped(context); left -= LOOK)
		await sleep(Math.min(left, LOOK));
}
