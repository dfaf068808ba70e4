import { MINUTE } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import { isHtml, retryAfterOf } from './headers';
import { fieldsOf, textOf } from './schema-value';

/** A reply that is not 2xx. */
export interface Refused {
  readonly status: number;
  readonly headers: Headers;
  /** The body as JSON, or undefined where it is none. */
  readonly body: unknown;
  readonly conflict: Extract<Failure, { tag: 'already-exists' }>['what'];
  readonly now: number;
  /** Takes the key out of a text: VirusTotal echoes it in messages (virustotal-api.md §2). */
  hideKey(text: string): string;
}

export interface Refusal {
  readonly failure: Failure;
  readonly transient: boolean;
}

const MESSAGE_MAX = 300;

/**
 * What a refusal means: by HTTP status first, since VirusTotal's codes are an open set, then by code
 * (virustotal-api.md §2).
 */
export function refusalOf(refused: Refused): Refusal {
  const { status, headers, now } = refused;
  const error = fieldsOf(fieldsOf(refused.body).error);
  const code = textOf(error.code);
  const message = textOf(refused.hideKey(textOf(error.message) ?? ''), MESSAGE_MAX) ?? '';
  const upstream: Failure = { tag: 'upstream', status };
  switch (status) {
    case 400:
      if (code === 'NotAvailableYet') return passing(upstream);
      return code === null ? lasting(upstream) : lasting(refusedInput(message));
    case 401:
      if (isHtml(headers)) return lasting(notVirusTotal(status));
      return lasting({ tag: code === 'UserNotActiveError' ? 'inactive-user' : 'wrong-key' });
    case 403:
      return lasting(isHtml(headers) ? notVirusTotal(status) : { tag: 'forbidden' });
    case 404:
      // Only VirusTotal's own word is "unknown"; a wrong path or a proxy says 404 as well (faults.md §5.42).
      return lasting(code === 'NotFoundError' ? { tag: 'not-found' } : upstream);
    case 409:
      return lasting({ tag: 'already-exists', what: refused.conflict });
    case 413:
      return lasting(refusedInput(message));
    case 429:
      if (code === 'QuotaExceededError') return lasting({ tag: 'quota', window: 'unknown', resetsAt: 0 });
      return lasting({ tag: 'too-many-requests', retryAt: now + (retryAfterOf(headers, now) ?? MINUTE) });
    default:
      return status === 408 || status === 424 || status >= 500 ? passing(upstream) : lasting(upstream);
  }
}

/** Trying again may help. */
function passing(failure: Failure): Refusal {
  return { failure, transient: true };
}

function lasting(failure: Failure): Refusal {
  return { failure, transient: false };
}

function refusedInput(message: string): Failure {
  return { tag: 'bad-input', why: { reason: 'refused', message } };
}

function notVirusTotal(status: number): Failure {
  return { tag: 'upstream', status, reason: 'unreadable' };
}
