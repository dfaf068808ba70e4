import type { Failure } from '@/utils/domain/failure';
import type { Reply } from './reply';

/** What a parser may know besides the reply itself. */
export interface ReadContext {
  readonly now: number;
  /** The configured API's origin: links that leave it are not followed. */
  readonly origin: string;
}

/** Takes VirusTotal's body apart; undefined means that it is not the shape that was asked for. */
export type Read<T> = (body: Readonly<Record<string, unknown>>, context: ReadContext) => T | undefined;

/** One request as an endpoint describes it. */
export interface Call<T> {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** Path segments after `/api/v3`, not yet escaped; the one endpoint that names the key is handed it. */
  readonly path: readonly string[] | ((key: string) => readonly string[]);
  /** An address VirusTotal gave for one upload, instead of `path`. */
  readonly target?: string;
  readonly query?: Readonly<Record<string, string | number | null>>;
  readonly body?: URLSearchParams;
  /** Sent as JSON, where the endpoint takes that. */
  readonly json?: object;
  readonly read: Read<T>;
  /** What it is that exists already when VirusTotal answers 409. */
  readonly conflict?: Extract<Failure, { tag: 'already-exists' }>['what'];
  /** Milliseconds for the whole exchange, where the usual ones do not do. */
  readonly within?: number;
  /** Account replies hold the key and personal data: their body is not handed on. */
  readonly confidential?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Sends one call, once. */
export type Send = <T>(call: Call<T>) => Promise<Reply<T>>;

/** An analysis that was started; its id is read again with `analyses.get`. */
export interface Submitted {
  readonly analysisId: string;
}

/** Which page of a list; without a cursor the first. `limit` is 1 to 40 (virustotal-api.md §8). */
export interface PageRequest {
  readonly cursor?: string | null;
  readonly limit?: number;
}

/** The most that VirusTotal gives in one page. */
export const PAGE_MAX = 40;

/** The query of one page of a list. */
export function pageQuery(page: PageRequest): Readonly<Record<string, string | number | null>> {
  const limit = page.limit === undefined ? null : Math.min(Math.max(1, Math.trunc(page.limit)), PAGE_MAX);
  return { limit, cursor: page.cursor ?? null };
}
