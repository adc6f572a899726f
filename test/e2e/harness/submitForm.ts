import { FormData, request } from 'undici';

export interface FormInput {
	number: string;
	subject: string;
	pdf: Buffer;
}

/** Fills in the form of an example that faxes a document, at the given address, and sends it off. */
export async function submitForm(url: string, { number, subject, pdf }: FormInput): Promise<void> {
	const form = new FormData();
	form.append('field-0', number);
	form.append('field-1', subject);
	form.append('field-2', new Blob([pdf], { type: 'application/pdf' }), 'referral.pdf');
	const { statusCode, body } = await request(url, { method: 'POST', body: form });
	await body.dump();
	expect(statusCode).toBe(200);
}
