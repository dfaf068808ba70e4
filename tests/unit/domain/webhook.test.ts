import { describe, expect, it } from 'vitest';
import type { WatchChange, WatchFinding } from '@/utils/domain/watch';
import { bodyOf, parseWebhookAddress, testBody } from '@/utils/domain/webhook';

const AT = Date.UTC(2026, 10, 21, 8);
const ISO = '2026-11-21T08:00:00.000Z';
const finding = (id: string | null, malicious: number): WatchFinding => ({
  ...{ at: AT, verdict: 'malicious', malicious, suspicious: 1, answered: 90, id, analysedAt: null },
});
const change = (more: Partial<WatchChange>): WatchChange => ({
  ...{ id: 'c1', key: 'k', kind: 'risen', at: AT, indicator: { kind: 'domain', value: 'a.example' } },
  ...{ before: null, after: null, failure: null },
  ...more,
});

describe('what a webhook gets', () => {
  it('is what changed, and nothing else', () => {
    expect(bodyOf(change({ before: finding('a.example', 2), after: finding('a.example', 3) }))).toEqual({
      ...{ version: 1, id: 'c1', event: 'risen', at: ISO },
      indicator: { kind: 'domain', value: 'a.example' },
      before: { verdict: 'malicious', malicious: 2, suspicious: 1, total: 90, checkedAt: ISO },
      after: { verdict: 'malicious', malicious: 3, suspicious: 1, total: 90, checkedAt: ISO },
      failure: null,
      link: 'https://www.virustotal.com/gui/domain/a.example',
    });
  });

  it('says why looks failed, with the link of what was known before', () => {
    const failing = change({ kind: 'failing', before: finding('b.example', 0), failure: { tag: 'offline' } });
    expect(bodyOf(failing)).toMatchObject({
      ...{ event: 'failing', after: null, failure: 'offline' },
      link: 'https://www.virustotal.com/gui/domain/b.example',
    });
    expect(bodyOf(change({ kind: 'failing' }))).toMatchObject({ before: null, link: null });
    const other = change({ before: finding('b.example', 0), after: finding(null, 0) });
    expect(bodyOf(other).link).toBe('https://www.virustotal.com/gui/domain/b.example');
  });

  it('is empty when it is tried', () => {
    const nothing = { indicator: null, before: null, after: null, failure: null, link: null };
    expect(testBody('t1', AT)).toEqual({ version: 1, id: 't1', event: 'test', at: ISO, ...nothing });
  });
});

describe('the address of a webhook', () => {
  const long = `https://hooks.example/${'a'.repeat(1_978)}`;

  it.each([
    [' https://Hooks.example/in?token=1#part ', 'https://hooks.example/in?token=1'],
    ['https://hooks.example:8443', 'https://hooks.example:8443/'],
    [long, long],
    [`  ${long}  `, long],
    [`${long}a`, null],
    ['http://hooks.example/', null],
    ['https://anna@hooks.example/', null],
    ['https://:word@hooks.example/', null],
    ['hooks.example', null],
    ['', null],
  ])('%.60j is %.60j', (text, address) => expect(parseWebhookAddress(text)).toBe(address));
});
