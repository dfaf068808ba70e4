import type { WebhookBody } from '@/utils/domain/webhook';
import type { FakeClock } from './fake-clock';

/** One delivery as it arrived. */
export interface Arrived {
  readonly at: number;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly body: WebhookBody;
  readonly init: RequestInit;
}

/** Somebody's webhook: it may fail, stall, redirect. */
export interface FakeReceiver {
  readonly send: typeof fetch;
  readonly arrived: Arrived[];
  /** The distinct deliveries that it took, by id. */
  taken(): readonly WebhookBody[];
  permitted: boolean;
  answer: (arrived: Arrived) => Response | 'down' | 'stalls';
}

export function createFakeReceiver(clock: Pick<FakeClock, 'now'>): FakeReceiver {
  const took = new Map<string, WebhookBody>();
  const receiver: FakeReceiver = {
    arrived: [],
    permitted: true,
    answer: () => new Response(null, { status: 204 }),
    taken: () => [...took.values()],
    send: async (input, init = {}) => {
      const text = String(init.body);
      const body = JSON.parse(text) as WebhookBody;
      const headers = Object.fromEntries(new Headers(init.headers));
      const arrived = { at: clock.now(), address: String(input), headers, text, body, init };
      receiver.arrived.push(arrived);
      const answer = receiver.answer(arrived);
      if (answer === 'down') throw new TypeError('Failed to fetch');
      if (answer === 'stalls') return untilAborted(init.signal ?? null);
      if (answer.ok) took.set(body.id, body);
      return answer;
    },
  };
  return receiver;
}

function untilAborted(signal: AbortSignal | null): Promise<never> {
  return new Promise((_, reject) => {
    const give = (): void => reject(new DOMException('aborted', 'TimeoutError'));
    if (signal?.aborted) give();
    else signal?.addEventListener('abort', give);
  });
}
