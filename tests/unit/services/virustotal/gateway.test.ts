import { describe, expect, it } from 'vitest';
import type { ClientParts } from '@/utils/services/virustotal/client';
import { URL_ID, urlObject } from './fixtures';
import { error, type harness as Harness, harness, json } from './harness';

const GATEWAY = 'https://gateway.example';
const WORDS = { 'assay-cost': '0', 'assay-refused': 'window=day; of=team', age: '7' };

const through = (respond: Parameters<typeof Harness>[0], parts: Partial<ClientParts> = {}) =>
  harness(respond, { readAddress: async () => `${GATEWAY}/vt`, ...parts });
const lookUp = ({ client }: ReturnType<typeof Harness>) => client.urls.getById(URL_ID);

describe('a gateway is told', () => {
  const report = () => json({ data: urlObject() });
  const told = async (parts: Partial<ClientParts>) => {
    const asked = through(report, parts);
    await lookUp(asked);
    const { headers } = asked.sent[0] ?? {};
    return ['assay-lane', 'assay-fresh'].map((name) => headers?.get(name));
  };

  it('on whose behalf a request goes, and where a kept answer will not do', async () => {
    expect(await told({ manner: { lane: 'watch', fresh: true } })).toEqual(['watch', '1']);
    expect(await told({ manner: { lane: 'list', fresh: false } })).toEqual(['list', null]);
    expect(await told({})).toEqual([null, null]);
  });

  it('and VirusTotal is not', async () => {
    const readAddress = async (): Promise<string> => 'https://www.virustotal.com';
    expect(await told({ manner: { lane: 'watch', fresh: true }, readAddress })).toEqual([null, null]);
  });
});

describe('what a gateway says', () => {
  const refused = { window: 'day', of: 'team' };

  it('stands beside an answer and a failure', async () => {
    const answered = await lookUp(through(() => json({ data: urlObject() }, { headers: WORDS })));
    expect(answered).toMatchObject({ ok: true, value: { id: URL_ID }, gateway: { free: true, age: 7_000 } });
    const failed = await lookUp(through(() => error(429, 'QuotaExceededError', 'words', WORDS)));
    expect(failed).toMatchObject({ ok: false, failure: { tag: 'quota' }, gateway: { free: true, refused } });
  });

  it('is not believed of VirusTotal', async () => {
    const reply = await lookUp(harness(() => error(429, 'QuotaExceededError', 'words', WORDS)));
    expect(reply).not.toHaveProperty('gateway');
  });

  it.each([
    ['a failure', () => error(503, 'TransientError', 'words', { 'assay-away': '1' }), true],
    ['an answer', () => json({ data: urlObject() }, { headers: { 'assay-away': '1' } }), false],
    ['nothing', () => error(503, 'TransientError'), false],
  ])('counts as nobody there where it says so beside %s', async (_, respond, away) => {
    const unreachable: string[] = [];
    const onUnreachable = async (origin: string): Promise<void> => void unreachable.push(origin);
    const reply = await lookUp(through(respond, { onUnreachable }));
    expect(unreachable).toEqual(away ? [GATEWAY] : []);
    if (!away) return expect(reply).not.toMatchObject({ failure: { status: 0 } });
    const nobody = { failure: { tag: 'upstream', status: 0 }, transient: true, sent: true, status: 0 };
    expect(reply).toMatchObject({ ok: false, ...nobody, gateway: { away: true } });
  });
});

it('a gateway that is away is no answer where nothing can be done about it, either', async () => {
  const away = () => error(502, 'BadGateway', 'words', { 'assay-away': '1' });
  expect(await lookUp(through(away))).toMatchObject({ ok: false, failure: { tag: 'upstream', status: 0 } });
});

describe('where nobody answers', () => {
  it.each([
    ['with a connection', true, [GATEWAY]],
    ['without one', false, []],
  ] as const)('what can be done about it is done: %s', async (_, connected, done) => {
    const unreachable: string[] = [];
    const onUnreachable = async (origin: string): Promise<void> => void unreachable.push(origin);
    let online = true;
    const broken = () => {
      online = connected;
      return Promise.reject(new TypeError('no'));
    };
    expect(await lookUp(through(broken, { isOnline: () => online, onUnreachable }))).toMatchObject({
      ok: false,
    });
    expect(unreachable).toEqual(done);
  });
});

describe('key and address', () => {
  it('are had together where they may change together', async () => {
    const way = async () => ({ key: 'another-key', address: GATEWAY });
    const asked = through(() => json({ data: urlObject() }), { way });
    await lookUp(asked);
    expect(asked.sent.map(({ url, headers }) => [url, headers.get('x-apikey')])).toEqual([
      [`${GATEWAY}/api/v3/urls/${URL_ID}`, 'another-key'],
    ]);
  });

  it('of another account than is to pay are not used', async () => {
    const asked = through(() => json({}), { way: async () => null });
    const nothing = { failure: { tag: 'upstream', status: 0 }, sent: false, moved: true, transient: false };
    expect(await lookUp(asked)).toMatchObject({ ok: false, ...nothing });
    expect(asked.sent).toEqual([]);
  });
});
