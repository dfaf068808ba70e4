import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SECOND } from '@/utils/domain/duration';
import { testBody } from '@/utils/domain/webhook';
import { type Sent, sendToWebhook, sign } from '@/utils/services/watch/webhook-send';
import { createFakeReceiver, type FakeReceiver } from '../../../support/fake-receiver';
import { NOW } from './rows';

const HOOK = 'https://receiver.example/hook?token=t0p';
const BODY = testBody('delivery-1', NOW);

let receiver: FakeReceiver;
let online: boolean;
let asked: readonly unknown[];
let giveUp: AbortController;

beforeEach(() => {
  receiver = createFakeReceiver({ now: () => NOW });
  online = true;
  asked = [];
  giveUp = new AbortController();
});

function send(secret: string | null = null): Promise<Sent> {
  const parts = {
    send: receiver.send,
    timeout: (ms: number) => {
      asked = [...asked, ms];
      return giveUp.signal;
    },
    mayReach: async (origin: string) => {
      asked = [...asked, origin];
      return receiver.permitted;
    },
    isOnline: () => online,
    now: () => NOW + 900,
  };
  return sendToWebhook(parts, { address: HOOK, secret }, BODY);
}

describe('one delivery', () => {
  it('is one POST of JSON to that address, within ten seconds and without anything of the browser’s', async () => {
    expect(await send()).toEqual({ problem: null, retryAfter: null });
    expect(asked).toEqual(['https://receiver.example', 10 * SECOND]);
    const [arrived, ...more] = receiver.arrived;
    expect([more, arrived?.address, arrived?.body]).toEqual([[], HOOK, BODY]);
    expect(arrived?.headers).toEqual({
      ...{ 'content-type': 'application/json', 'assay-delivery': 'delivery-1' },
      'assay-timestamp': String(NOW / SECOND),
    });
    const { body: _, headers: __, ...init } = arrived?.init ?? {};
    expect(init).toEqual({
      ...{ method: 'POST', signal: giveUp.signal, redirect: 'manual', credentials: 'omit' },
      ...{ referrerPolicy: 'no-referrer', cache: 'no-store' },
    });
  });

  it('is signed with its time where there is a secret', async () => {
    await send('s3cret');
    const text = receiver.arrived[0]?.text;
    const signature = createHmac('sha256', 's3cret')
      .update(`${NOW / SECOND}.${text}`)
      .digest('hex');
    expect(receiver.arrived[0]?.headers['assay-signature']).toBe(`sha256=${signature}`);
    // A byte below sixteen has two digits all the same.
    expect(await sign('key', 'b')).toBe(createHmac('sha256', 'key').update('b').digest('hex'));
  });

  it('does not leave without the permission', async () => {
    receiver.permitted = false;
    expect(await send()).toEqual({ problem: { problem: 'no-permission' }, retryAfter: null });
    expect(receiver.arrived).toEqual([]);
  });

  it.each([
    [200, null, null],
    [299, null, null],
    [300, null, { problem: 'redirected' }],
    [399, null, { problem: 'redirected' }],
    [400, null, { problem: 'status', status: 400 }],
    [503, '120', { problem: 'status', status: 503 }],
    [429, '0', { problem: 'status', status: 429 }],
    [429, '-5', { problem: 'status', status: 429 }],
    [429, 'Sun, 22 Nov 2026 00:00:00 GMT', { problem: 'status', status: 429 }],
  ] as const)('answered by %i, Retry-After %s', async (status, after, problem) => {
    const headers = after === null ? {} : { 'retry-after': after };
    receiver.answer = () => new Response(null, { status, headers });
    expect(await send()).toEqual({ problem, retryAfter: after === '120' ? 120 * SECOND : null });
  });

  it('knows a redirect also where the browser shows nothing of it', async () => {
    receiver.answer = () => Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
    expect((await send()).problem).toEqual({ problem: 'redirected' });
  });

  it('does not read what the receiver says, and lets go of it', async () => {
    const body = new ReadableStream();
    const cancel = vi.spyOn(body, 'cancel');
    receiver.answer = () => new Response(body, { status: 200 });
    expect((await send()).problem).toBeNull();
    expect(cancel).toHaveBeenCalledOnce();
  });

  it.each([
    [true, 'unreachable'],
    [false, 'offline'],
  ] as const)('that nobody answered, online: %s', async (is, problem) => {
    online = is;
    receiver.answer = () => 'down';
    expect(await send()).toEqual({ problem: { problem }, retryAfter: null });
  });

  it('is given up when the receiver stalls', async () => {
    receiver.answer = () => {
      queueMicrotask(() => giveUp.abort());
      return 'stalls';
    };
    expect(await send()).toEqual({ problem: { problem: 'timeout' }, retryAfter: null });
  });
});
