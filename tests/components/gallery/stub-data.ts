import type { CheckState, CheckView } from '@/utils/domain/check';
import { DAY, HOUR, SECOND } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import type { HistoryEntry } from '@/utils/domain/history';
import type { Indicator } from '@/utils/domain/indicator';
import type { QuotaView } from '@/utils/domain/quota';
import type { EngineCounts, EngineResult, Report } from '@/utils/domain/report';
import { verdictOf } from '@/utils/domain/verdict';

export const LINK: Indicator = {
  kind: 'url',
  value: 'https://secure.paketdienst-zoll.example/de/track/freigabe?id=84213907&src=mail&lang=de',
};

/** Made-up engine names of the lengths that occur. */
const NAMES = ['Aldebaran', 'Bluetrace.ai', 'Cobalt Labs', 'Domhain', 'Ember Threat Intelligence', 'Ferrite'];
const NONE: EngineCounts = { malicious: 0, suspicious: 0, harmless: 0, undetected: 0, unanswered: 0 };

export function counts(some: Partial<EngineCounts>): EngineCounts {
  return { ...NONE, ...some };
}

export function engines(of: EngineCounts): readonly EngineResult[] {
  const make = (category: EngineResult['category'], count: number, label: string | null): EngineResult[] =>
    Array.from({ length: count }, (_, at) => ({
      name: `${NAMES[at % NAMES.length]} ${category.slice(0, 1).toUpperCase()}${at + 1}`,
      category,
      label,
      method: 'blacklist',
      version: null,
      update: null,
    }));
  return [
    ...make('harmless', of.harmless, 'clean'),
    ...make('undetected', of.undetected, 'unrated'),
    ...make('malicious', of.malicious, 'phishing'),
    ...make('suspicious', of.suspicious, 'suspicious'),
    ...make('timeout', of.unanswered, null),
  ];
}

export function report(of: EngineCounts, now: number, over: Partial<Report> = {}): Report {
  return {
    kind: 'url',
    id: '5f1c0f0d2f6f1b7f0a3a5d7d1e9b8c6a4d2e0f9b7c5a3d1e8f6b4c2a0d9e7f5b',
    subject: LINK.value,
    counts: of,
    engines: engines(of),
    contradictory: false,
    votes: { harmless: 2, malicious: 31 },
    reputation: -58,
    categories: ['parcel services', 'newly registered'],
    tags: ['multiple-redirects', 'external-resources'],
    analysedAt: now - 3 * HOUR,
    firstSubmittedAt: now - 12 * DAY,
    lastSubmittedAt: now - 3 * HOUR,
    timesSubmitted: 14,
    url: {
      url: LINK.value,
      finalUrl: 'https://cdn-verify.example/p/2f/index.php',
      redirects: ['https://go.paketdienst-zoll.example/r?x=1', 'https://cdn-verify.example/p'],
      title: 'Sendung freigeben',
      httpStatus: 200,
      contentSha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      contentLength: 48_213,
      threatNames: ['Parcel.Phish'],
    },
    file: null,
    domain: null,
    address: null,
    ...over,
  };
}

export function reportState(of: EngineCounts, now: number, over: Partial<Report> = {}): CheckState {
  return {
    phase: 'report',
    report: report(of, now, over),
    verdict: verdictOf(of, 3),
    fetchedAt: now,
    old: false,
    earlier: null,
    stillAnalysing: false,
  };
}

export function check(state: CheckState, over: Partial<CheckView> = {}): CheckView {
  return {
    id: 'c1',
    indicator: LINK,
    origin: 'link',
    sent: LINK.value,
    removed: [],
    startedAt: 0,
    spent: 1,
    state,
    ...over,
  };
}

export function failedCheck(failure: Failure): CheckView {
  const sent = failure.tag === 'private' || failure.tag === 'bad-input' ? null : LINK.value;
  return check({ phase: 'failed', failure }, { sent, spent: failure.tag === 'upstream' ? 3 : 0 });
}

export function quota(now: number, over: Partial<QuotaView> = {}): QuotaView {
  return {
    limits: { minute: 4, day: 500, month: 15_500 },
    minuteUsed: 1,
    dayUsed: 88,
    monthUsed: 1_204,
    minuteSpends: [now - 4 * SECOND],
    dayEndsAt: now + 5 * HOUR,
    monthEndsAt: now + 9 * DAY,
    learned: true,
    ...over,
  };
}

export function recent(now: number): readonly HistoryEntry[] {
  const entry = (value: string, kind: Indicator['kind'], hours: number, over: Partial<HistoryEntry>) => ({
    indicator: { kind, value },
    at: now - hours * HOUR,
    verdict: 'nothing-found' as const,
    reading: 0,
    answered: 93,
    ...over,
  });
  return [
    entry(LINK.value, 'url', 3, { verdict: 'malicious', reading: 14, answered: 92 }),
    entry('docs.beispiel-verlag.example', 'domain', 4, {}),
    entry('203.0.113.87', 'ip', 5, { verdict: 'suspicious', reading: 1, answered: 90 }),
    entry('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'file', 26, {
      verdict: 'unknown',
    }),
    entry('https://foto-transfer.example/d/xk29', 'url', 50, { verdict: 'failed' }),
  ];
}
