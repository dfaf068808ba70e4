import type { IncomingMessage } from 'node:http';
import { badRequest } from './api-error';
import type { LoggedRequest } from './request-log';

const MAX_BYTES = 8 * 1024 * 1024;
const LOGGED_BYTES = 64 * 1024;

export const isMultipart = (request: IncomingMessage): boolean =>
  /^multipart\//i.test(request.headers['content-type'] ?? '');

/** Reads a body to nobody, for answers that do not look at it; the log still has its size. */
export function drain(request: IncomingMessage, entry: LoggedRequest): void {
  request.on('data', (chunk: Buffer) => {
    entry.bodyBytes += chunk.length;
  });
}

/** Reads a small body whole and notes it in the log; a multipart one is left for the endpoint to stream. */
export async function readBody(request: IncomingMessage, entry: LoggedRequest): Promise<Buffer | null> {
  if (isMultipart(request)) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    entry.bodyBytes = size;
    if (size <= MAX_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BYTES) throw badRequest('Request body is too large');
  const body = Buffer.concat(chunks);
  if (body.length > 0) entry.body = body.subarray(0, LOGGED_BYTES).toString('utf8');
  return body;
}
