import type { Behaviour } from '../model/Behaviour';
import type { RestAnswer } from './RestAnswer';

/** What GoFax wraps its answers in. */
export interface RestEnvelope {
	Success: boolean;
	Message: string | null;
	ValidationErrors: string[] | null;
	Response: unknown;
	/** Only when a fax was submitted. */
	Documents?: SubmittedDocument[];
}

export interface SubmittedDocument {
	Filename: string;
	Message: string;
	Submitted: boolean;
}

export function success(response: unknown, message: string | null = null): RestEnvelope {
	return { Success: true, Message: message, ValidationErrors: null, Response: response };
}

export function failure(message: string, validationErrors: string[] | null = null): RestEnvelope {
	return { Success: false, Message: message, ValidationErrors: validationErrors, Response: null };
}

export const VALIDATION_MESSAGE = 'The request is not valid';

/** Bad input. GoFax documents the body but not the HTTP status. */
export function refusal(behaviour: Behaviour, envelope: RestEnvelope): RestAnswer {
	return { status: behaviour.validationStatus, body: envelope };
}
