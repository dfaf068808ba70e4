import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndicatorKind } from '@/utils/domain/indicator';
import { answered, type Report } from '@/utils/domain/report';
import { parseDetails } from '@/utils/services/virustotal/schema-details';
import { parseReport } from '@/utils/services/virustotal/schema-report';
import { addressObject, domainObject, fileObject, type Json, NOW, urlObject } from './fixtures';

const context = { now: NOW, origin: 'https://www.virustotal.com' };
const HOST = {
  last_https_certificate: {
    serial_number: '1',
    issuer: { CN: 'x' },
    validity: { not_before: '2031-01-02 03:04:05' },
  },
  popularity_ranks: { List: { rank: 5, timestamp: 5 } },
};
const KINDS: readonly [IndicatorKind, Json][] = [
  [
    'url',
    urlObject({
      last_http_response_headers: { server: 'nginx' },
      html_meta: { robots: ['noindex'] },
      trackers: { Counter: [{ url: 'https://c.example/1.js' }] },
    }),
  ],
  [
    'file',
    fileObject({
      sandbox_verdicts: { Box: { category: 'malicious', malware_names: ['Orc'] } },
      crowdsourced_yara_results: [{ rule_name: 'r1' }],
    }),
  ],
  ['domain', domainObject({ ...HOST, last_dns_records: [{ type: 'A', value: '203.0.113.1', ttl: 5 }] })],
  ['ip', addressObject(HOST)],
];

const NASTY = [null, true, -1, 0.5, 1e308, -0, '', '__proto__', '\u202e', [], {}, [[]], { error: {} }];
const replacement = fc.oneof(fc.constantFrom<unknown>(...NASTY), fc.jsonValue());

/** Replaces what lies at the end of a path of choices, which lead down as far as there is something below. */
function mutate(value: unknown, choices: readonly number[], put: unknown): unknown {
  const [choice, ...rest] = choices;
  if (choice === undefined || typeof value !== 'object' || value === null) return put;
  const entries = Object.entries(value);
  if (entries.length === 0) return put;
  const chosen = choice % entries.length;
  const changed = entries.map(([name, below], index) =>
    index === chosen ? ([name, mutate(below, rest, put)] as const) : ([name, below] as const),
  );
  return Array.isArray(value) ? changed.map(([, below]) => below) : Object.fromEntries(changed);
}

/** Every number in a report, with what it is called. */
function numbersOf(report: Report): readonly [string, number][] {
  const { counts, votes, url, file, address } = report;
  const all = {
    ...counts,
    harmlessVotes: votes.harmless,
    maliciousVotes: votes.malicious,
    ...url,
    ...file,
    ...address,
  };
  const times = [report.analysedAt, report.firstSubmittedAt, report.lastSubmittedAt, report.timesSubmitted];
  const numbers = [...Object.entries(all), ...times.map((time, index) => [`time ${index}`, time] as const)];
  return numbers.filter((entry): entry is [string, number] => typeof entry[1] === 'number');
}

describe.each(KINDS)('a damaged reply about a %s', (kind, object) => {
  it('never throws, and is either unreadable or a report that makes sense', () => {
    const damage = fc.array(fc.tuple(fc.array(fc.nat(), { maxLength: 5 }), replacement), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(damage, (changes) => {
        const damaged = changes.reduce<unknown>((value, [path, put]) => mutate(value, path, put), object);
        const report = parseReport(JSON.parse(JSON.stringify(damaged)), [kind], context);
        if (!report) return;
        expect(report.kind).toBe(kind);
        expect(report[kind === 'ip' ? 'address' : kind]).not.toBeNull();
        for (const [name, number] of numbersOf(report)) {
          expect(Number.isSafeInteger(number) && number >= 0, `${name} is ${number}`).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('never keeps the full report from reading the rest', () => {
    const damage = fc.array(fc.tuple(fc.array(fc.nat(), { maxLength: 5 }), replacement), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(damage, (changes) => {
        const damaged = changes.reduce<unknown>((value, [path, put]) => mutate(value, path, put), object);
        const details = parseDetails(JSON.stringify({ data: damaged }), kind, NOW);
        if (details) expect(details.kind).toBe(kind);
      }),
      { numRuns: 400 },
    );
  });

  it('never loses what the engines flag, whatever is done to the totals', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('malicious', 'harmless', 'undetected', 'timeout'),
        replacement,
        (name, put) => {
          const { attributes } = JSON.parse(JSON.stringify(object));
          attributes.last_analysis_stats = { ...attributes.last_analysis_stats, [name]: put };
          const report = parseReport({ ...object, attributes }, [kind], context);
          if (report) expect(report.counts.malicious).toBeGreaterThanOrEqual(2);
          if (report) expect(answered(report.counts)).toBeGreaterThan(0);
        },
      ),
    );
  });
});
