import { badRequest } from '../http/api-error';
import type { Call } from '../http/call';
import type { Json, JsonObject } from '../json';

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 40;
/** `meta.count` stops here (virustotal-api.md §8). */
const COUNT_CAP = 200;

interface PageOptions {
  /** Whether the list carries `meta.count`. */
  counted?: boolean;
  /** Address of the list, where it is not the one that was asked for. */
  base?: string;
}

const writeCursor = (offset: number): string => Buffer.from(`I${offset}\n.`).toString('base64');

function readCursor(cursor: string | null): number {
  if (cursor === null || cursor === '') return 0;
  const offset = /^I(\d+)\n\.$/.exec(Buffer.from(cursor, 'base64').toString('latin1'))?.[1];
  if (offset === undefined) throw badRequest('Invalid cursor');
  return Number(offset);
}

function readLimit(limit: string | null): number {
  if (limit === null) return DEFAULT_LIMIT;
  if (!/^\d+$/.test(limit) || Number(limit) < 1) throw badRequest('"limit" must be a positive integer');
  return Math.min(Number(limit), MAX_LIMIT);
}

function address(call: Call, base: string, limit: number, cursor: string | null): string {
  const query = new URLSearchParams(call.query);
  query.delete('cursor');
  if (cursor !== null) query.set('cursor', cursor);
  query.set('limit', String(limit));
  return `${base}?${query}`;
}

/**
 * One page of `items`: `limit` 10 unless asked, 40 at most, an opaque cursor, and on the last page neither
 * `links.next` nor `meta.cursor` (virustotal-api.md §8).
 */
export function page<T>(
  call: Call,
  items: readonly T[],
  render: (item: T) => Json,
  { counted = false, base = `${call.origin}/api/v3${call.path}` }: PageOptions = {},
): JsonObject {
  const limit = readLimit(call.query.get('limit'));
  const asked = call.query.get('cursor');
  const offset = readCursor(asked);
  const end = offset + limit;
  const cursor = end < items.length ? writeCursor(end) : null;
  const meta: JsonObject = {};
  if (counted) meta.count = Math.min(items.length, COUNT_CAP);
  if (cursor !== null) meta.cursor = cursor;
  const links: JsonObject = { self: address(call, base, limit, asked) };
  if (cursor !== null) links.next = address(call, base, limit, cursor);
  const body: JsonObject = { data: items.slice(offset, end).map(render), links };
  if (Object.keys(meta).length > 0) body.meta = meta;
  return body;
}
