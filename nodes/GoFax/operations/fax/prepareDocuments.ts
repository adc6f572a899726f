import { toFaxDocument, type FaxJob } from '../../../../lib/faxJob';
import type { Services } from '../../defineOperation';

/** Reads the documents in the named fields and gives each a name that says what it is. */
export async function prepareDocuments(
	{ readDocuments }: Pick<Services, 'readDocuments'>,
	fieldNames: string,
): Promise<FaxJob['documents']> {
	return (await readDocuments(fieldNames)).map(({ fieldName, fileName, sample, data }) => ({
		fileName: toFaxDocument(fieldName, fileName, sample, data.size).fileName,
		data,
	}));
}

/** The documents as the output shows them. */
export const listDocuments = (documents: FaxJob['documents']) =>
	documents.map(({ fileName, data }) => ({ fileName, bytes: data.size }));
