import { describe, expect, it } from 'vitest';
import { hang, harness } from './harness';

describe('an exchange that ends early', () => {
  const broken = () => Promise.reject(new TypeError('Failed to fetch'));

  it('has a time limit before the headers', async () => {
    const { client, expire, sent } = harness(hang);
    const pending = client.files.get('00');
    await expect.poll(() => sent.length).toBe(1);
    expire();
    expect(await pending).toMatchObject({ failure: { tag: 'timeout' }, transient: true, sent: true });
  });

  it('says who ended it, and lets go of the line', async () => {
    const control = new AbortController();
    const stop = { cancelled: () => control.abort(), timeout: () => expire() };
    const ends = (how: keyof typeof stop) => {
      stop[how]();
      return broken();
    };
    let how: keyof typeof stop = 'cancelled';
    const { client, expire, sent } = harness(() => ends(how));
    const cancelled = { failure: { tag: 'cancelled', sent: 1 }, sent: true, transient: false };
    expect(await client.files.get('00', control.signal)).toMatchObject(cancelled);
    how = 'timeout';
    const timeout = { failure: { tag: 'timeout' }, sent: true, transient: true };
    expect(await client.files.get('00')).toMatchObject(timeout);
    expect(sent.map(({ init }) => init.signal?.aborted)).toEqual([true, true]);
  });

  it('has the same limit for the body', async () => {
    let reading = false;
    const stalled = new ReadableStream<Uint8Array>({
      pull() {
        reading = true;
        return new Promise(() => undefined);
      },
    });
    const { client, expire } = harness(
      () => new Response(stalled, { headers: { 'content-type': 'application/json' } }),
    );
    const pending = client.files.get('00');
    await expect.poll(() => reading).toBe(true);
    expire();
    expect(await pending).toMatchObject({ failure: { tag: 'timeout' }, transient: true });
  });

  it('can be cancelled on the way', async () => {
    const { client, sent } = harness(hang);
    const control = new AbortController();
    const pending = client.files.get('00', control.signal);
    await expect.poll(() => sent.length).toBe(1);
    control.abort();
    expect(await pending).toMatchObject({
      failure: { tag: 'cancelled', sent: 1 },
      sent: true,
      transient: false,
    });
  });

  it('is cut off when the line breaks in the body', async () => {
    const breaking = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"data":')),
      pull: (controller) => controller.error(new TypeError('network error')),
    });
    const { client } = harness(
      () => new Response(breaking, { headers: { 'content-type': 'application/json' } }),
    );
    const reply = await client.files.get('00');
    expect(reply).toMatchObject({ failure: { tag: 'upstream', reason: 'truncated' }, transient: true });
  });

  it.each([
    ['the network refuses', true, { failure: { tag: 'upstream', status: 0 }, transient: true, sent: true }],
    ['the connection is lost', false, { failure: { tag: 'offline' }, transient: true, sent: true }],
  ] as const)('counts, as it may have arrived, where %s', async (_, connected, reply) => {
    let online = true;
    const lost = () => {
      online = connected;
      return broken();
    };
    expect(await harness(lost, { isOnline: () => online }).client.files.get('00')).toMatchObject(reply);
    online = true;
    const { client } = harness(lost, { isOnline: () => online });
    expect(await client.urls.submit('http://a.example/')).toMatchObject(reply);
  });

  it('counts where its host is withdrawn while it is under way', async () => {
    let allowed = true;
    const withdrawn = () => {
      allowed = false;
      return broken();
    };
    const { client, sent } = harness(withdrawn, { mayReach: async () => allowed });
    expect(await client.files.get('00')).toMatchObject({ failure: { tag: 'upstream' }, sent: true });
    const failure = { tag: 'permission-missing', origin: 'https://www.virustotal.com' };
    expect(await client.files.get('00')).toMatchObject({ failure, sent: false, transient: false });
    expect(sent).toHaveLength(1);
  });

  it('does not begin without a connection', async () => {
    const { client, sent } = harness(broken, { isOnline: () => false });
    expect(await client.files.get('00')).toMatchObject({ failure: { tag: 'offline' }, sent: false });
    expect(sent).toEqual([]);
  });
});
