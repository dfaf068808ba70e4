import { describe, expect, it } from 'vitest';
import type { IndicatorKind } from '@/utils/domain/indicator';
import { parseReport } from '@/utils/services/virustotal/schema-report';
import { type Json, NOW, results, STATS, urlObject } from './fixtures';

const context = { now: NOW, origin: 'https://www.virustotal.com' };
const read = (object: unknown, kind: IndicatorKind) => parseReport(object, [kind], context);

describe('totals (faults.md §5.36)', () => {
  const counts = (stats: unknown, list: unknown = {}) =>
    read(urlObject({ last_analysis_stats: stats, last_analysis_results: list }), 'url')?.counts;

  it.each([undefined, null, {}])('absent ones are unknown: %j', (stats) => {
    expect(counts(stats)).toEqual({ malicious: 0, suspicious: 0, harmless: 0, undetected: 0, unanswered: 0 });
  });

  it.each([-1, 1.5, '3', null, true, 1e21, 10_001, [], {}])(
    '%j of an engine make the report unreadable',
    (bad) => {
      for (const name of ['malicious', 'suspicious', 'harmless', 'undetected', 'timeout', 'failure']) {
        expect(counts({ ...STATS, [name]: bad }), name).toBeUndefined();
      }
    },
  );

  it.each([0, 'none', [], true])('%j in their place makes it unreadable', (stats) => {
    expect(counts(stats)).toBeUndefined();
  });

  it.each(['malicious', 'suspicious', 'harmless', 'undetected'])('without %s they are unreadable', (name) => {
    expect(counts(Object.fromEntries(Object.entries(STATS).filter(([key]) => key !== name)))).toBeUndefined();
  });

  it('believes totals up to ten thousand', () => {
    expect(counts({ ...STATS, harmless: 10_000 })?.harmless).toBe(10_000);
  });

  it('counts every way of not answering', () => {
    const silent = { timeout: 1, 'confirmed-timeout': 2, failure: 3, 'type-unsupported': 4, invented: 5 };
    expect(counts({ ...STATS, ...silent })?.unanswered).toBe(10);
  });
});

describe('totals against the list of engines (faults.md §5.37)', () => {
  const both = (stats: Json, listed: Readonly<Record<string, number>>) => {
    const report = read(
      urlObject({ last_analysis_stats: stats, last_analysis_results: results(listed) }),
      'url',
    );
    return [report?.counts.malicious, report?.counts.suspicious, report?.contradictory];
  };
  const clean = { ...STATS, malicious: 0, suspicious: 0 };

  it('takes the worse and says so', () => {
    expect(both(clean, { harmless: 60, malicious: 4 })).toEqual([4, 0, true]);
    expect(both(clean, { harmless: 60, suspicious: 1 })).toEqual([0, 1, true]);
    expect(both(STATS, { harmless: 87 })).toEqual([2, 1, true]);
    expect(both({}, { malicious: 1 })).toEqual([1, 0, true]);
  });

  it('counts all of the list where that is the worse', () => {
    const listed = { malicious: 4, suspicious: 1, harmless: 60, undetected: 5, timeout: 2, failure: 1 };
    const report = read(
      urlObject({ last_analysis_stats: clean, last_analysis_results: results(listed) }),
      'url',
    );
    const { malicious, suspicious, harmless, undetected } = listed;
    expect(report?.counts).toEqual({ malicious, suspicious, harmless, undetected, unanswered: 3 });
    expect(both({ ...STATS, suspicious: 3 }, { malicious: 2, suspicious: 1 })).toEqual([2, 3, true]);
  });

  it('minds no engine more or less that found nothing', () => {
    expect(both(clean, { harmless: 59, undetected: 24 })).toEqual([0, 0, false]);
    expect(both(STATS, {})).toEqual([2, 1, false]);
  });

  it('does not make a verdict of engines where VirusTotal gives no totals and none flags', () => {
    const report = read(
      urlObject({ last_analysis_stats: null, last_analysis_results: results({ harmless: 9 }) }),
      'url',
    );
    expect(report?.counts.harmless).toBe(0);
  });
});
