import { toFaxDocument, type FaxJob } from '../../../../lib/fax/faxJob';
import { Base64Of } from '../../../../lib/api/jsonParts';
import { textToPdf } from '../../../../lib/document/textPdf';
import type { Services } from '../../defineOperation';
import type { Parameters } from '../../../platform/parameters';
import type { binaryFieldsField, contentField, textField } from './faxFields';

type Content = Parameters<readonly [typeof contentField, typeof binaryFieldsField, typeof textField]>;

/** Makes the text into a document, or reads the documents in the named fields and gives each a name that says what it is. */
export async function prepareDocuments(
	{ readDocuments }: Pick<Services, 'readDocuments'>,
	{ content, text, binaryFields }: Content,
): Promise<FaxJob['documents']> {
	if (content === 'text') {
		const buffer = textToPdf(text);
		return [{ fileName: 'text.pdf', data: new Base64Of({ buffer }, buffer.length) }];
	}
	return (await readDocuments(binaryFields)).map(({ fieldName, fileName, sample, data }) => ({
		fileName: toFaxDocument(fieldName, fileName, sample, data.size).fileName,
		data,
	}));
}

/** The documents as the output shows them. */
export const listDocuments = (documents: FaxJob['documents']) =>
	documents.map(({ fileName, data }) => ({ fileName, bytes: data.size }));
