import { extname } from 'node:path';
import type { IncomingDocument } from '../world/DocumentStore';
import { canonicalNames } from './canonicalNames';
import { DOCUMENT_EXTENSIONS } from './documentExtensions';
import { gofaxApi } from './gofaxApi';
import type { RestCall } from './RestOperation';
import { strictBase64 } from './strictBase64';
import { validationTexts } from './validationTexts';

interface FaxJob {
	SendTo: string;
	SendFrom?: string;
	Subject?: string;
	ClientReference?: string;
	CallbackURL?: string;
	Documents: Array<{ Filename: string; Data: string }>;
}

export interface CheckedFax {
	job: FaxJob;
	documents: IncomingDocument[];
	ignoredFields: string[];
}

const FAX_PROPERTIES = ['SendTo', 'SendFrom', 'Subject', 'ClientReference', 'CallbackURL', 'Documents'];
const isFaxJob = gofaxApi.guard<FaxJob>('FaxJob');

/** The job if it is valid, or one text per problem. */
export function checkFax({ version, world }: RestCall, body: unknown): CheckedFax | { errors: string[] } {
	const outer = canonicalNames(body, FAX_PROPERTIES);
	const job: unknown = withCanonicalDocuments(outer.value);
	if (!isFaxJob(job)) return { errors: validationTexts(isFaxJob.errors) };
	const documents = job.Documents.map(({ Filename, Data }) => ({
		filename: Filename,
		bytes: strictBase64(Data),
	}));
	const errors = documents.flatMap(({ filename, bytes }, index) => [
		...(hasKnownExtension(filename)
			? []
			: [`Documents.${index}.Filename must have the extension of a supported type.`]),
		...(bytes === undefined ? [`Documents.${index}.Data is not base64.`] : []),
	]);
	if (version === 'v2.0' && world.behaviour.v2RequiresSendFrom && !job.SendFrom)
		errors.push('SendFrom is required.');
	if (errors.length > 0) return { errors };
	const decoded = documents.filter((document): document is IncomingDocument => document.bytes !== undefined);
	return { job, documents: decoded, ignoredFields: outer.ignored };
}

function withCanonicalDocuments(value: unknown): unknown {
	if (
		typeof value !== 'object' ||
		value === null ||
		!('Documents' in value) ||
		!Array.isArray(value.Documents)
	)
		return value;
	const documents = value.Documents.map(
		(document: unknown) => canonicalNames(document, ['Filename', 'Data']).value,
	);
	return { ...value, Documents: documents };
}

function hasKnownExtension(filename: string): boolean {
	return DOCUMENT_EXTENSIONS.includes(extname(filename).slice(1).toLowerCase());
}
