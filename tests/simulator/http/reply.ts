import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Json } from '../json';
import { ApiError, errorBody } from './api-error';
import { FrontEndError } from './too-large';

/** An answer, ready to be written. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** The headers that recorded answers have; no CORS, no quota, no `Retry-After` (virustotal-api.md §0). */
export function baseHeaders(now: number): Record<string, string> {
  return {
    'cache-control': 'no-cache',
    'x-cloud-trace-context': randomBytes(16).toString('hex'),
    date: new Date(now).toUTCString(),
    server: 'Google Frontend',
  };
}

export function textReply(status: number, type: string, text: string, now: number): Reply {
  return { status, headers: { ...baseHeaders(now), 'content-type': type }, body: Buffer.from(text, 'utf8') };
}

const acceptsGzip = (request: IncomingMessage): boolean =>
  /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));

/** 200 with JSON, gzipped where the client takes it. */
export function jsonReply(request: IncomingMessage, data: Json, now: number): Reply {
  const reply = textReply(200, 'application/json', JSON.stringify(data), now);
  reply.headers.vary = 'Accept-Encoding';
  if (!acceptsGzip(request)) return reply;
  return {
    ...reply,
    headers: { ...reply.headers, 'content-encoding': 'gzip' },
    body: gzipSync(reply.body, { level: 1 }),
  };
}

/** An error in its envelope, never compressed (virustotal-api.md §0 "Compression"). */
export function errorReply(error: unknown, now: number): Reply {
  if (error instanceof FrontEndError)
    return textReply(error.status, 'text/html; charset=UTF-8', error.html, now);
  const known = error instanceof ApiError ? error : new ApiError(500, 'InternalError', String(error));
  return textReply(
    known.status,
    'application/json',
    JSON.stringify(errorBody(known.code, known.message)),
    now,
  );
}
