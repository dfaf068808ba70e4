import type { UpstreamReason } from '@/utils/domain/failure';
import { parseGatewayWord } from '@/utils/domain/gateway-word';
import { VIRUSTOTAL_ADDRESS } from '@/utils/domain/virustotal-address';
import type { Call } from './call';
import { isJson, retryAfterOf, serverTimeOf } from './headers';
import { refusalOf } from './refusal';
import { answer, type NoAnswer, noAnswer, type Reply } from './reply';
import { isFields } from './schema-value';

/** A response whose body has been read to the end. */
export interface Received<T> {
  readonly call: Call<T>;
  readonly response: Response;
  readonly text: string;
  readonly key: string;
  /** The configured API's origin. */
  readonly origin: string;
  readonly now: number;
}

/** Shorter texts are no real key, and would tear holes into a reply. */
const KEY_MIN = 8;

/** A complete HTTP response as the reply or failure it stands for, with what a gateway says beside it. */
export function understand<T>(received: Received<T>): Reply<T> {
  const reply = replyOf(received);
  if (received.origin === VIRUSTOTAL_ADDRESS || received.origin === '') return reply;
  const gateway = parseGatewayWord((name) => received.response.headers.get(name));
  if (!reply.ok && gateway.away) return { ...unanswered(), gateway };
  return { ...reply, gateway };
}

function replyOf<T>(received: Received<T>): Reply<T> {
  const { call, response, key, origin, now } = received;
  const hideKey = (text: string) => (key.length < KEY_MIN ? text : text.replaceAll(key, '[key]'));
  const text = hideKey(received.text);
  const json = parseJson(text);
  if (!response.ok) {
    const { status, headers } = response;
    const conflict = call.conflict ?? 'other';
    const { failure, transient } = refusalOf({ status, headers, body: json, conflict, now, hideKey });
    return noAnswer(failure, { ...factsOf(response, now), transient });
  }
  // What a deletion answers is not documented: it may be nothing.
  const fields = call.method === 'DELETE' && text.trim() === '' ? {} : json;
  if (!isJson(response.headers) || fields === undefined) {
    const cut = isJson(response.headers) && text.trimStart().startsWith('{');
    return unusable(response, cut ? 'truncated' : 'unreadable', now);
  }
  const value = isFields(fields) ? call.read(fields, { now, origin }) : undefined;
  if (value === undefined) return unusable(response, 'unexpected-shape', now);
  return answer(value, call.confidential ? '' : text, serverTimeOf(response.headers));
}

/** Nobody answered, or a gateway said that nobody is behind it: to whoever asks it is the same. */
export function unanswered(): NoAnswer {
  return noAnswer({ tag: 'upstream', status: 0 }, { transient: true });
}

/** A reply that is not VirusTotal's, or not all of it; only the second may be better the next time. */
export function unusable(response: Response, reason: UpstreamReason, now: number): NoAnswer {
  const failure = { tag: 'upstream', status: response.status, reason } as const;
  return noAnswer(failure, { ...factsOf(response, now), transient: reason === 'truncated' });
}

function factsOf({ status, headers }: Response, now: number) {
  return { status, retryAfter: retryAfterOf(headers, now), serverTime: serverTimeOf(headers) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
