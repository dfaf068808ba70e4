import { describe, expect, it } from 'vitest';
import { BODY_MAX } from '@/utils/services/virustotal/body';
import { CANARY, urlObject } from './fixtures';
import { harness, json } from './harness';

const report = () => json({ data: urlObject() }, { headers: { date: 'Tue, 06 May 2031 07:08:00 GMT' } });
const html = { 'content-type': 'text/html; charset=utf-8' };

describe('what leaves', () => {
  it('is one request with the key in the header and nothing else of the browser', async () => {
    const { client, sent, limits } = harness(report);
    const reply = await client.domains.get('parcel-notice.example');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.headers.get('x-apikey')).toBe(CANARY);
    expect(sent[0]?.url).not.toContain(CANARY);
    expect(sent[0]?.headers.get('accept')).toBe('application/json');
    expect(sent[0]?.headers.has('content-type')).toBe(false);
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
    expect(await client.files.get('00')).toMatchObject({
      failure: { tag: 'no-key' },
      sent: false,
      transient: false,
    });
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

  it.each(['readKey', 'readAddress'] as const)('is nothing when there is no %s', async (part) => {
    const { client, sent } = harness(report, { [part]: () => Promise.reject(new Error('unreadable')) });
    const failure = { tag: 'internal', detail: 'unreadable' };
    expect(await client.files.get('00')).toMatchObject({ failure, sent: false });
    expect(sent).toEqual([]);
  });

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
      () => new Response(' {"data":{"ty', { headers: { 'content-type': 'application/json' } }),
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

  it('is refused when it was redirected, and let go of', async () => {
    for (const body of [JSON.stringify({ data: urlObject() }), null]) {
      const response = Object.defineProperty(new Response(body), 'redirected', { value: true });
      const reply = await harness(() => response).client.urls.get('http://parcel-notice.example/');
      expect(reply).toMatchObject({ failure: { tag: 'upstream', reason: 'foreign-host' } });
      expect(await response.body?.getReader().read()).toEqual(body === null ? undefined : { done: true });
    }
  });

  it('is taken from where it was asked for', async () => {
    const there = () =>
      Object.defineProperty(report(), 'url', { value: 'https://www.virustotal.com/api/v3/x' });
    const reply = await harness(there).client.urls.get('http://parcel-notice.example/');
    expect(reply).toMatchObject({ ok: true });
  });

  it.each([
    ['', true],
    [' ', true],
    ['{"data":{}}', true],
    ['gone', false],
  ])('of a deletion may be nothing, and is no other word: %j', async (text, ok) => {
    const { client } = harness(() => new Response(text, { headers: { 'content-type': 'application/json' } }));
    expect(await client.community.deleteComment('u-1')).toMatchObject({ ok });
  });
});

it('to a host that the browser keeps Assay from does not leave', async () => {
  const asked: string[] = [];
  const mayReach = async (origin: string): Promise<boolean> => {
    asked.push(origin);
    return false;
  };
  const { client, sent } = harness(report, { mayReach });
  const failure = { tag: 'permission-missing', origin: 'https://www.virustotal.com' };
  expect(await client.urls.get('http://parcel-notice.example/')).toMatchObject({ ok: false, failure });
  expect(sent).toEqual([]);
  expect(asked).toEqual(['https://www.virustotal.com']);
});
