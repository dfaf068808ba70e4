import { REQUEST_AT_MOST } from '@/utils/domain/budget';
import type { Manner } from '@/utils/domain/quota';
import { discard, readBody } from './body';
import type { Call, Send } from './call';
import { mannerHeaders } from './manner-headers';
import { type PrepareParts, prepare } from './prepare';
import { type NoAnswer, noAnswer, notSent, type Reply } from './reply';
import { unanswered, understand, unusable } from './understand';

/** What an exchange needs from outside: services have no network, clock or key of their own. */
export interface RequestParts extends PrepareParts {
  readonly fetch: typeof fetch;
  /** Whether the browser lets Assay reach this origin. */
  readonly mayReach: (origin: string) => Promise<boolean>;
  /** Aborts after so many milliseconds on the real clock. */
  timeout(ms: number): AbortSignal;
  /** Unix milliseconds. */
  now(): number;
  /** Nobody answers at this origin, or a gateway there says that it is cut off; what can be done about it is done before the request fails. */
  readonly onUnreachable?: (origin: string) => Promise<void>;
  /** On whose behalf requests go; told to a gateway only. */
  readonly manner?: Manner;
}

/**
 * The one place that talks to VirusTotal, uploads aside (`post-file`): one HTTP exchange a call, never repeated.
 */
export function createRequest(parts: RequestParts): Send {
  // Taken out because a browser's fetch refuses to be called as another object's method.
  const { fetch } = parts;

  return async <T>(call: Call<T>): Promise<Reply<T>> => {
    const prepared = await prepare(parts, call);
    if (!prepared.ok) return prepared;
    const { key, url, apiOrigin } = prepared;

    // Chromium would ask the host whether it may be asked, naming what it is about (faults.md §4.43).
    if (!(await parts.mayReach(url.origin)))
      return notSent({ tag: 'permission-missing', origin: url.origin });

    const limit = parts.timeout(call.within ?? REQUEST_AT_MOST);
    const signal = call.signal ? AbortSignal.any([call.signal, limit]) : limit;
    let response: Response;
    try {
      const headers = { 'x-apikey': key, ...mannerHeaders(apiOrigin, parts.manner) };
      response = await fetch(url.href, initOf(call, headers, signal));
    } catch {
      // The reason is asked of the signals and the browser: what fetch says differs by browser and tells little.
      const stopped = stoppedBy(call, limit);
      if (stopped) return stopped;
      // Nobody knows how far a request came that is lost with its connection: it counts as sent, also where the host
      // was withdrawn while it was under way. Another try says what is missing.
      if (!parts.isOnline()) return noAnswer({ tag: 'offline' }, { transient: true });
      await parts.onUnreachable?.(url.origin);
      return unanswered();
    }
    const now = parts.now();
    if (response.redirected || (response.url !== '' && new URL(response.url).origin !== url.origin)) {
      if (response.body) await discard(response.body);
      return unusable(response, 'foreign-host', now);
    }
    const body = await readBody(response, signal);
    if (body.state === 'too-large') return unusable(response, 'too-large', now);
    if (body.state === 'cut-off') return stoppedBy(call, limit) ?? unusable(response, 'truncated', now);
    const reply = understand({ call, response, text: body.text, key, origin: apiOrigin, now });
    if (!reply.ok && reply.gateway?.away) await parts.onUnreachable?.(url.origin);
    return reply;
  };
}

function initOf(call: Call<unknown>, own: Record<string, string>, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = { ...own, accept: 'application/json' };
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
