import { REQUEST_AT_MOST } from '@/utils/domain/budget';
import { failed, type Result, success } from '@/utils/domain/result';
import { discard, readBody } from './body';
import type { Call, Send } from './call';
import { locate } from './location';
import { type NoAnswer, noAnswer, notSent, type Reply } from './reply';
import { understand, unusable } from './understand';

/** What an exchange needs from outside: services have no network, clock or key of their own. */
export interface RequestParts {
  readonly fetch: typeof fetch;
  /** The user's key; null when there is none. */
  readKey(): Promise<string | null>;
  /** Where the API is, without a trailing slash; it is at `/api/v3` under that. */
  readAddress(): Promise<string>;
  /** False only when it is certain that nothing could leave: then nothing is tried, or counted. */
  isOnline(): boolean;
  /** Why a fetch to this origin was rejected without a reason of ours. */
  diagnose(origin: string): Promise<'offline' | 'permission-missing' | 'unreachable'>;
  /** Aborts after so many milliseconds on the real clock. */
  timeout(ms: number): AbortSignal;
  /** Unix milliseconds. */
  now(): number;
}

/**
 * The one place that talks to VirusTotal: one HTTP exchange a call, never repeated. Where key or address cannot
 * be read, nothing is sent.
 */
export function createRequest(parts: RequestParts): Send {
  // Taken out because a browser's fetch refuses to be called as another object's method.
  const { fetch } = parts;

  return async <T>(call: Call<T>): Promise<Reply<T>> => {
    const read = await readSetting(parts);
    if (!read.ok) return notSent(read.failure);
    const { key, address } = read.value;
    if (key === null || key === '') return notSent({ tag: 'no-key' });
    // Anything else would make an invalid header, or two.
    if (!/^[\x21-\x7e]+$/.test(key)) return notSent({ tag: 'wrong-key' });
    const located = locate(call, key, address);
    if (!located.ok) return notSent(located.failure);
    if (call.signal?.aborted) return notSent({ tag: 'cancelled', sent: 0 });
    if (!parts.isOnline()) return notSent({ tag: 'offline' });

    const limit = parts.timeout(call.within ?? REQUEST_AT_MOST);
    const signal = call.signal ? AbortSignal.any([call.signal, limit]) : limit;
    const { url, apiOrigin } = located.value;
    let response: Response;
    try {
      response = await fetch(url.href, initOf(call, key, signal));
    } catch {
      // The reason is asked of the signals and the browser: what fetch says differs by browser and tells little.
      return stoppedBy(call, limit) ?? lost(url.origin, await parts.diagnose(url.origin));
    }
    const now = parts.now();
    if (response.redirected || (response.url !== '' && new URL(response.url).origin !== url.origin)) {
      if (response.body) await discard(response.body);
      return unusable(response, 'foreign-host', now);
    }
    const body = await readBody(response, signal);
    if (body.state === 'too-large') return unusable(response, 'too-large', now);
    if (body.state === 'cut-off') return stoppedBy(call, limit) ?? unusable(response, 'truncated', now);
    return understand({ call, response, text: body.text, key, origin: apiOrigin, now });
  };
}

type Setting = { readonly key: string | null; readonly address: string };

async function readSetting(parts: RequestParts): Promise<Result<Setting>> {
  try {
    const [key, address] = await Promise.all([parts.readKey(), parts.readAddress()]);
    return success({ key, address });
  } catch (error) {
    return failed({ tag: 'internal', detail: error instanceof Error ? error.message : String(error) });
  }
}

function initOf(call: Call<unknown>, key: string, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = { 'x-apikey': key, accept: 'application/json' };
  if (call.json !== undefined) headers['content-type'] = 'application/json';
  const body = call.json === undefined ? call.body : JSON.stringify(call.json);
  return {
    method: call.method ?? 'GET',
    headers,
    ...(body === undefined ? {} : { body }),
    signal,
    // fetch would take the key along to wherever a redirect leads (faults.md §6).
    redirect: 'error',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  };
}

/** Who ended the exchange, if one of us did. */
function stoppedBy(call: Call<unknown>, limit: AbortSignal): NoAnswer | undefined {
  if (call.signal?.aborted) return noAnswer({ tag: 'cancelled', sent: 1 });
  return limit.aborted ? noAnswer({ tag: 'timeout' }, { transient: true }) : undefined;
}

/** Nobody knows how far a request came that is lost with its connection: it counts as sent. */
function lost(origin: string, why: 'offline' | 'permission-missing' | 'unreachable'): NoAnswer {
  // Without the permission the browser asks first whether it may send the key, and is refused.
  if (why === 'permission-missing') return notSent({ tag: 'permission-missing', origin });
  const failure =
    why === 'offline' ? ({ tag: 'offline' } as const) : ({ tag: 'upstream', status: 0 } as const);
  return noAnswer(failure, { transient: true });
}
