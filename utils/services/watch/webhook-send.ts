import { SECOND } from '@/utils/domain/duration';
import type { WebhookProblem } from '@/utils/domain/watch';
import type { WebhookBody } from '@/utils/domain/webhook';
import type { WebhookConfig } from './webhook-config';

/** What sending needs of the world. */
export interface SendParts {
  readonly send: typeof fetch;
  /** A signal that aborts after so many milliseconds. */
  readonly timeout: (ms: number) => AbortSignal;
  /** Whether the browser lets Assay reach this origin. */
  readonly mayReach: (origin: string) => Promise<boolean>;
  readonly isOnline: () => boolean;
  readonly now: () => number;
}

/** What a delivery came to: null is taken. `retryAfter` is in milliseconds. */
export interface Sent {
  readonly problem: WebhookProblem | null;
  readonly retryAfter: number | null;
}

const ANSWER_WITHIN = 10 * SECOND;

/**
 * One POST to the webhook. Any 2xx is "taken"; a redirect is none and is not followed, because the signature and
 * what was found are meant for this address. The reply's body is not read.
 */
export async function sendToWebhook(
  parts: SendParts,
  config: WebhookConfig,
  told: WebhookBody,
): Promise<Sent> {
  if (!(await parts.mayReach(new URL(config.address).origin))) return failure({ problem: 'no-permission' });
  const body = JSON.stringify(told);
  const timestamp = String(Math.floor(parts.now() / SECOND));
  const signature = config.secret === null ? null : await sign(config.secret, `${timestamp}.${body}`);
  const signal = parts.timeout(ANSWER_WITHIN);
  try {
    const reply = await parts.send(config.address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'assay-delivery': told.id,
        'assay-timestamp': timestamp,
        ...(signature !== null && { 'assay-signature': `sha256=${signature}` }),
      },
      body,
      signal,
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    await reply.body?.cancel();
    if (reply.ok) return { problem: null, retryAfter: null };
    if (reply.type === 'opaqueredirect' || (reply.status >= 300 && reply.status < 400)) {
      return failure({ problem: 'redirected' });
    }
    return { problem: { problem: 'status', status: reply.status }, retryAfter: retryAfterOf(reply) };
  } catch {
    // The browser does not say why: what is known of the moment has to do.
    if (signal.aborted) return failure({ problem: 'timeout' });
    return failure({ problem: parts.isOnline() ? 'unreachable' : 'offline' });
  }
}

/** HMAC-SHA256 in hex. */
export async function sign(secret: string, text: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function failure(problem: WebhookProblem): Sent {
  return { problem, retryAfter: null };
}

function retryAfterOf(reply: Response): number | null {
  const seconds = Number(reply.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * SECOND : null;
}
