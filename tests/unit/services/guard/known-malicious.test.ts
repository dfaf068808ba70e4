import { describe, expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import type { Report } from '@/utils/domain/report';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings';
import { knownMalicious } from '@/utils/services/guard/known-malicious';
import { createReportCache } from '@/utils/services/storage/reports';
import { createMemoryDatabase } from '../../../support/memory-database';

const NOW = 1_000 * DAY;

const report = (kind: Report['kind'], subject: string, malicious: number): Report => ({
  ...{ kind, id: subject, subject, contradictory: false, reputation: 0 },
  engines: Array.from({ length: malicious + 2 }, (_, n) => ({
    ...{ name: `Engine ${n - 2}`, category: n < 2 ? 'suspicious' : 'malicious' },
    ...{ label: n === 2 ? 'phishing' : null, method: null, version: null, update: null },
  })),
  counts: { malicious, suspicious: 0, harmless: 60, undetected: 9, unanswered: 0 },
  ...{ votes: { harmless: 0, malicious: 0 }, categories: [], tags: [] },
  ...{ analysedAt: 5, firstSubmittedAt: null, lastSubmittedAt: null, timesSubmitted: null },
  ...{ url: null, file: null, domain: null, address: null },
});

async function ask(links: readonly string[], over: Partial<Settings> = {}, now = NOW) {
  const { storage } = createMemoryDatabase();
  const cache = createReportCache(storage);
  const keep = (key: string, kept: Report) =>
    cache.keep({ requestKey: key, report: kept, raw: '{}', fetchedAt: NOW });
  await keep('url:https://evil.example/x', report('url', 'https://evil.example/x', 5));
  await keep('url:https://few.example/', report('url', 'https://few.example/', 2));
  await keep('url:https://bad-host.example/fine', report('url', 'https://bad-host.example/fine', 0));
  await keep('domain:bad-host.example', report('domain', 'bad-host.example', 4));
  const silent = { malicious: 0, suspicious: 0, harmless: 0, undetected: 0, unanswered: 9 };
  const unanswered = { ...report('url', 'https://bad-host.example/silent', 0), counts: silent };
  await keep('url:https://bad-host.example/silent', unanswered);
  await keep('url:http://intranet.local/x', report('url', 'http://intranet.local/x', 9));
  await keep('url:https://mail.example/reset', report('url', 'https://mail.example/reset', 9));
  return knownMalicious(storage, links, { settings: { ...DEFAULT_SETTINGS, ...over }, now });
}

describe('what is known of links', () => {
  it('is why the link, or else its host, is malicious', async () => {
    const [link, spelling, host] = await ask([
      ...['https://evil.example/x', 'https://EVIL.example:443/x#part', 'https://bad-host.example/other'],
    ]);
    expect(link).toEqual({
      ...{ about: 'link', reading: 5, answered: 74, analysedAt: 5 },
      worst: [
        { engine: 'Engine 0', label: 'phishing' },
        { engine: 'Engine 1', label: null },
        { engine: 'Engine 2', label: null },
      ],
    });
    expect(spelling).toEqual(link);
    expect(host).toMatchObject({ about: 'host', reading: 4 });
  });

  it('is what its host is, where no engine has answered about the link', async () => {
    expect(await ask(['https://bad-host.example/silent'])).toMatchObject([{ about: 'host', reading: 4 }]);
  });

  it('is of a redirect what is known of the link in it, or of that one’s host', async () => {
    const wrapped = ['https://evil.example/x', 'https://bad-host.example/other', 'https://few.example/'].map(
      (link) => `https://na01.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&data=05%7C02`,
    );
    expect(await ask(wrapped)).toMatchObject([{ about: 'link' }, { about: 'host' }, null]);
  });

  it('is nothing where nothing is malicious, the link’s own report comes first', async () => {
    const links = [
      ...[
        'https://few.example/',
        'https://bad-host.example/fine',
        'https://other.example/',
        'mailto:a@b.example',
      ],
      ...['', 'https://evil.example/y', 'http://intranet.local/x'],
    ];
    expect(await ask(links)).toEqual(links.map(() => null));
  });

  it('goes by the user’s own threshold and private hosts, and by what was sent without a secret', async () => {
    expect(await ask(['https://few.example/'], { maliciousFrom: 2 })).toMatchObject([{ reading: 2 }]);
    expect(await ask(['https://evil.example/x'], { privateHosts: ['*.example'] })).toEqual([null]);
    expect(await ask(['https://mail.example/reset?token=4f3a99bc0e77d21'])).toMatchObject([
      { about: 'link' },
    ]);
  });

  it('ends with the report’s life', async () => {
    expect(await ask(['https://evil.example/x'], {}, NOW + 29 * DAY)).toMatchObject([{ reading: 5 }]);
    expect(await ask(['https://evil.example/x'], {}, NOW + 31 * DAY)).toEqual([null]);
  });
});
