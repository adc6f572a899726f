import { OpenApiDocument } from './OpenApiDocument';

/** Parsed and compiled once: it does not change while a process runs. */
export const gofaxApi = new OpenApiDocument();
