import { describe, expect, it } from 'vitest';
import { BODY_MAX } from '@/utils/services/virustotal/body';
import { CANARY, urlObject } from './fixtures';
import { error, hang, harness, json } from './harness';

const report = () => json({ data: urlObject() }, { headers: { date: 'Tue, 06 May 2031 07:08:00 GMT' } });
const html = { 'content-type': 'text/html; charset=utf-8' };

describe('what leaves', () => {
  it('is one request with the key in the header and nothing else of the browser', async () => {
    const { client, sent, limits } = harness(report);
    const reply = await client.domains.get('parcel-notice.example');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.headers.get('x-apikey')).toBe(CANARY);
    expect(sent[0]?.url).not.toContain(CANARY);
    expect(sent[0]?.init).toMatchObject({
      method: 'GET',
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    expect(limits).toEqual([25_000]);
    expect(reply).toMatchObject({ ok: false, failure: { tag: 'upstream', reason: 'unexpected-shape' } });
  });

  it('goes below the path of a gateway', async () => {
    const { client, sent } = harness(report, { readAddress: async () => 'https://gateway.example/vt' });
    await client.urls.getById('ab'.repeat(32));
    expect(sent[0]?.url).toBe(`https://gateway.example/vt/api/v3/urls/${'ab'.repeat(32)}`);
  });

  it.each([null, ''])('is nothing without a key: %j', async (key) => {
    const { client, sent } = harness(report, { readKey: async () => key });
    expect(await client.files.get('00')).toMatchObject({ failure: { tag: 'no-key' }, sent: false });
    expect(sent).toEqual([]);
  });

  it.each(['line\nbreak', 'two words', 'ключ'])(
    'is nothing with a key that is no header: %j',
    async (key) => {
      const { client, sent } = harness(report, { readKey: async () => key });
      expect(await client.files.get('00')).toMatchObject({ failure: { tag: 'wrong-key' }, sent: false });
      expect(sent).toEqual([]);
    },
  );

  it('is nothing when it was cancelled before', async () => {
    const { client, sent } = harness(report);
    const reply = await client.files.get('00', AbortSignal.abort());
    expect(reply).toMatchObject({ failure: { tag: 'cancelled', sent: 0 }, sent: false });
    expect(sent).toEqual([]);
  });
});

describe('what comes back', () => {
  it('is the value, the body as it came and the server’s time', async () => {
    const { client } = harness(report);
    const reply = await client.urls.get('http://parcel-notice.example/track?id=4');
    expect(reply).toMatchObject({ ok: true, serverTime: Date.UTC(2031, 4, 6, 7, 8, 0) });
    expect(reply.ok && JSON.parse(reply.raw)).toEqual({ data: urlObject() });
  });

  it.each([
    ['a page', 'unreadable', false, () => new Response('<html>Sign in</html>', { headers: html })],
    ['a page that holds JSON', 'unreadable', false, () => json({ data: urlObject() }, { headers: html })],
    [
      'plain text',
      'unreadable',
      false,
      () => json({ data: urlObject() }, { headers: { 'content-type': 'text/plain' } }),
    ],
    [
      'nothing',
      'unreadable',
      false,
      () => new Response('', { headers: { 'content-type': 'application/json' } }),
    ],
    [
      'half a reply',
      'truncated',
      true,
      () => new Response('{"data":{"ty', { headers: { 'content-type': 'application/json' } }),
    ],
    ['a list', 'unexpected-shape', false, () => json([1])],
    ['null', 'unexpected-shape', false, () => json(null)],
    ['another kind', 'unexpected-shape', false, () => json({ data: { ...urlObject(), type: 'file' } })],
    [
      'an announced giant',
      'too-large',
      false,
      () => json({}, { headers: { 'content-length': String(BODY_MAX + 1) } }),
    ],
  ])('is no answer: %s', async (_, reason, transient, respond) => {
    const { client } = harness(respond);
    const reply = await client.urls.get('http://parcel-notice.example/');
    expect(reply).toMatchObject({
      failure: { tag: 'upstream', status: 200, reason },
      status: 200,
      transient,
      sent: true,
    });
  });

  it('stops reading beyond the cap', async () => {
    let pulled = 0;
    let cancelled = false;
    const piece = new Uint8Array(1024 * 1024).fill(32);
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(piece);
      },
      cancel() {
        cancelled = true;
      },
    });
    const { client } = harness(
      () => new Response(endless, { headers: { 'content-type': 'application/json' } }),
    );
    expect(await client.metadata()).toMatchObject({ failure: { tag: 'upstream', reason: 'too-large' } });
    expect(cancelled).toBe(true);
    expect(pulled).toBeLessThan(12);
  });

  it('is refused when it comes from another host after all', async () => {
    const moved = () => Object.defineProperty(report(), 'url', { value: 'https://evil.example/' });
    const { client } = harness(moved);
    const reply = await client.urls.get('http://parcel-notice.example/');
    expect(reply).toMatchObject({ failure: { tag: 'upstream', reason: 'foreign-host' } });
  });

  it('is refused when it was redirected', async () => {
    const { client } = harness(() => Object.defineProperty(report(), 'redirected', { value: true }));
    const reply = await client.urls.get('http://parcel-notice.example/');
    expect(reply).toMatchObject({ failure: { tag: 'upstream', reason: 'foreign-host' } });
  });
});

describe('an exchange that ends early', () => {
  const broken = () => Promise.reject(new TypeError('Failed to fetch'));

  it('has a time limit before the headers', async () => {
    const { client, expire, sent } = harness(hang);
    const pending = client.files.get('00');
    await expect.poll(() => sent.length).toBe(1);
    expire();
    expect(await pending).toMatchObject({ failure: { tag: 'timeout' }, transient: true, sent: true });
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
    const offline = { failure: { tag: 'offline' }, transient: true };
    expect(await because('offline').files.get('00')).toMatchObject({ ...offline, sent: false });
    expect(await because('offline').urls.submit('http://a.example/')).toMatchObject({
      ...offline,
      sent: true,
    });
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
});

describe('the key', () => {
  const echo = `Wrong API key: ${CANARY}`;
  const escaped = `\\u${CANARY.charCodeAt(0).toString(16).padStart(4, '0')}${CANARY.slice(1)}`;

  it.each([
    ['401', () => error(401, 'WrongCredentialsError', echo)],
    ['400', () => error(400, 'InvalidArgumentError', echo)],
    ['400 escaped', () => new Response(`{"error":{"code":"X","message":"${escaped}"}}`, { status: 400 })],
    ['413', () => error(413, 'TooLarge', echo)],
    ['500', () => new Response(echo, { status: 500 })],
    ['a report', () => json({ data: urlObject({ title: CANARY }) })],
    ['a page', () => new Response(echo, { headers: html })],
    ['a broken network', () => Promise.reject(new TypeError(echo))],
  ])('is in no reply: %s', async (_, respond) => {
    const { client } = harness(respond);
    const replies = [
      await client.urls.get('http://a.example/'),
      await client.account.quotas(),
      await client.metadata(),
    ];
    expect(JSON.stringify(replies)).not.toContain(CANARY);
  });

  it('is not in what the account’s owner is told, nor is the body', async () => {
    const account = {
      type: 'user',
      id: 'somebody',
      attributes: { apikey: CANARY, email: 'me@mail.example' },
    };
    const { client } = harness(() => json({ data: account }));
    const reply = await client.account.user('somebody');
    expect(reply).toMatchObject({ ok: true, value: { id: 'somebody', limits: null }, raw: '' });
    expect(JSON.stringify(reply)).not.toContain(CANARY);
  });

  it('stands in one path only', async () => {
    const { client, sent } = harness(() => json({ data: {} }));
    await client.account.quotas();
    expect(sent[0]?.url).toBe(`https://www.virustotal.com/api/v3/users/${CANARY}/overall_quotas`);
  });
});
