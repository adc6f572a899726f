import type {
	ExecutionStatus,
	IConnections,
	INode,
	IPinData,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';

/** A workflow as exported from n8n's editor. */
export interface WorkflowDefinition {
	id?: string;
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	pinData?: IPinData;
}

export interface StoredWorkflow extends WorkflowDefinition {
	id: string;
	versionId: string;
	/** The published version, null when nothing is published. */
	activeVersionId: string | null;
	active: boolean;
	isArchived: boolean;
}

export interface CredentialDefinition {
	name: string;
	/** Such as `goFaxApi`. */
	type: string;
	data: Record<string, unknown>;
}

export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

export interface PublicationStatus {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	liveVersionId: string | null;
	pendingVersionId: string | null;
	triggers: ReadonlyArray<{ nodeId: string; status: string; errorMessage: string | null }>;
}

export interface ExecutionSummary {
	id: string;
	workflowId: string;
	status: ExecutionStatus;
	mode: WorkflowExecuteMode;
	startedAt: string;
	stoppedAt?: string | null;
	waitTill?: string | null;
}

/** Either an execution has started, or n8n listens on the trigger's test URL for one call. */
export type TestRunStart = { executionId: string } | { waitingForWebhook: true };
