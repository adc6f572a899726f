import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialType,
	type IHttpRequestOptions,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { GoFaxApi } from '../../../credentials/GoFaxApi.credentials';
import { GoFaxWebhookApi } from '../../../credentials/GoFaxWebhookApi.credentials';

export type CredentialValues = Record<string, ICredentialDataDecryptedObject>;

const types: Record<string, ICredentialType> = {
	goFaxApi: new GoFaxApi(),
	goFaxWebhookApi: new GoFaxWebhookApi(),
};

/** n8n's store of credentials, with values given by the test and the package's own credential classes. */
export class TestCredentials extends ICredentialsHelper {
	constructor(private readonly values: CredentialValues) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const authenticate = types[typeName]?.authenticate;
		return typeof authenticate === 'function'
			? await authenticate(credentials, requestOptions)
			: requestOptions;
	}

	preAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	runPreAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	getCredentials(): Promise<ICredentials> {
		throw new Error('Only decrypted credentials are used here');
	}

	getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_nodeCredentials: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		const values = this.values[type];
		return values
			? Promise.resolve(values)
			: Promise.reject(new Error(`There is no credential of type ${type}`));
	}

	updateCredentials(): Promise<void> {
		return Promise.resolve();
	}

	updateCredentialsOauthTokenData(): Promise<void> {
		return Promise.resolve();
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return types[type]?.properties ?? [];
	}
}
