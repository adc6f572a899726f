import { toFaxDocument, type FaxDocument } from '../../../../lib/document/faxDocument';
import type { FaxJob } from '../../../../lib/fax/faxJob';
import { Base64Of } from '../../../../lib/api/jsonParts';
import { textToPdf } from '../../../../lib/document/textPdf';
import type { Services } from '../../defineOperation';
import type { Parameters } from '../../../platform/parameters';
import type { binaryFieldsField, contentField, textField } from './faxFields';

type Content = Parameters<readonly [typeof contentField, typeof binaryFieldsField, typeof textField]>;

type PreparedDocument = FaxJob['documents'][number] & FaxDocument;

/** Makes the text into a document, or reads the documents in the named fields and gives each a name that says what it is. */
export async function prepareDocuments(
	{ readDocuments }: Pick<Services, 'readDocuments'>,
	{ content, text, binaryFields }: Content,
): Promise<PreparedDocument[]> {
	if (content === 'text') {
		const buffer = textToPdf(text);
		return [{ fileName: 'text.pdf', warnings: [], data: new Base64Of({ buffer }, buffer.length) }];
	}
	return (await readDocuments(binaryFields)).map(({ fieldName, fileName, ends, data }) => ({
		...toFaxDocument(fieldName, fileName, ends),
		data,
	}));
}

/** The documents as the output shows them, and what is doubtful about them. */
export const describeDocuments = (documents: PreparedDocument[]) => ({
	documents: documents.map(({ fileName, data }) => ({ fileName, bytes: data.size })),
	warnings: documents.flatMap(({ warnings }) => warnings),
});
