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

  it('asks why the network refused', async () => {
    const asked: string[] = [];
    const because = (why: 'offline' | 'permission-missing' | 'unreachable') => {
      const diagnose = async (origin: string) => {
        asked.push(origin);
        return why;
      };
      return harness(broken, { diagnose }).client;
    };
    const origin = 'https://www.virustotal.com';
    // It may have arrived before the connection was lost: it counts.
    const offline = { failure: { tag: 'offline' }, transient: true, sent: true };
    expect(await because('offline').files.get('00')).toMatchObject(offline);
    expect(await because('offline').urls.submit('http://a.example/')).toMatchObject(offline);
    expect(await because('permission-missing').files.get('00')).toMatchObject({
      failure: { tag: 'permission-missing', origin },
      sent: false,
    });
    expect(await because('unreachable').files.get('00')).toMatchObject({
      failure: { tag: 'upstream', status: 0 },
      transient: true,
      sent: true,
    });
    expect(asked).toEqual([origin, origin, origin, origin]);
  });

  it('does not begin without a connection', async () => {
    const { client, sent } = harness(broken, { isOnline: () => false });
    expect(await client.files.get('00')).toMatchObject({ failure: { tag: 'offline' }, sent: false });
    expect(sent).toEqual([]);
  });
});
