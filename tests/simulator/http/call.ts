import type { IncomingMessage } from 'node:http';
import type { Account } from '../accounts/account';
import type { Json } from '../json';
import type { World } from '../store/world';

/** A body that is read up to a point, and on from there once `over`. */
export interface Stall {
  after: number;
  over: Promise<void>;
}

/** One request as an endpoint sees it: authenticated, body read, quota at hand. */
export interface Call {
  world: World;
  account: Account;
  method: string;
  /** Path below `/api/v3`, as sent. */
  path: string;
  query: URLSearchParams;
  /** Decoded path parameters. */
  params: Record<string, string>;
  headers: IncomingMessage['headers'];
  /** Null for multipart bodies, which are read from `request`. */
  body: Buffer | null;
  request: IncomingMessage;
  /** `https://www.virustotal.com` or wherever the client found us; goes before every link. */
  origin: string;
  /** Takes one request from the quota, or throws the 429. */
  charge(): void;
  /** Where reading a streamed body stops for a while. */
  stall: Stall | null;
  /** Notes bytes of a streamed body in the log. */
  received(bytes: number): void;
}

/** A parameter that the route's pattern guarantees. */
export const param = (call: Call, name: string): string => call.params[name] ?? '';

export interface Route {
  method: string;
  /** Path below `/api/v3` with `:name` segments. */
  pattern: string;
  /** Who takes the request from the quota: the server beforehand, the handler itself, or nobody. */
  charge: 'before' | 'handler' | 'never';
  /** Name in `api_usage`. */
  usage: string;
  handle(call: Call): Json | Promise<Json>;
}
