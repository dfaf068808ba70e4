import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import type { Indicator } from '@/utils/domain/indicator';
import type { VerdictName } from '@/utils/domain/verdict';
import {
  WATCH_FILTERS,
  type WatchChangeView,
  type WatchFilter,
  type WatchFinding,
  type WatchList,
  type WatchResult,
  type WatchRun,
  type WatchView,
  type WebhookView,
} from '@/utils/domain/watch';

export function finding(verdict: VerdictName, malicious: number, at: number): WatchFinding {
  const answered = verdict === 'unknown' ? 0 : 92;
  return {
    at,
    verdict,
    malicious,
    suspicious: verdict === 'suspicious' ? 1 : 0,
    answered,
    id: 'x',
    analysedAt: at,
  };
}

export function entry(value: string, now: number, over: Partial<WatchView> = {}): WatchView {
  return {
    key: `domain:${value}`,
    indicator: { kind: 'domain', value },
    period: null,
    paused: false,
    addedAt: now - 12 * DAY,
    nextAt: now + 7 * HOUR,
    checking: false,
    checkId: 'c1',
    last: finding('nothing-found', 0, now - 17 * HOUR),
    failure: null,
    failures: 0,
    change: null,
    ...over,
  };
}

/** Entries in every state. */
export function watchEntries(now: number): readonly WatchView[] {
  return [
    entry('cdn-verify.example', now, {
      last: finding('malicious', 9, now - 2 * HOUR),
      change: { kind: 'flagged', at: now - 2 * HOUR },
      period: 'hour',
    }),
    entry('updates.treiber-zentrale.example', now, {
      last: finding('suspicious', 0, now - 5 * HOUR),
      change: { kind: 'risen', at: now - 3 * DAY },
    }),
    entry('stadtwerke-aue.example', now, { checking: true, nextAt: now - MINUTE }),
    entry('paket-info.example', now, {
      change: { kind: 'cleared', at: now - 9 * DAY },
      nextAt: now - MINUTE,
    }),
    entry('neu-dabei.example', now, { last: null, checkId: null }),
    entry('nie-gehoert.example', now, { last: finding('unknown', 0, now - HOUR), period: 'week' }),
    entry('foto-transfer.example', now, {
      failure: { tag: 'upstream', status: 503 },
      failures: 4,
      last: finding('malicious', 2, now - 2 * DAY),
      change: { kind: 'failing', at: now - HOUR },
    }),
    entry('alte-kampagne.example', now, { paused: true, period: 'month' }),
    entry('a\u202Egpj.example', now, {
      indicator: {
        kind: 'url',
        value: 'https://login-portal.example/sso/verify?s=19&next=%2Fkonto%2Fuebersicht',
      },
    }),
  ];
}

const OF: Readonly<Record<WatchFilter, (entry: WatchView) => boolean>> = {
  all: () => true,
  bad: ({ failure, last }) => !failure && (last?.verdict === 'malicious' || last?.verdict === 'suspicious'),
  good: ({ failure, last }) => !failure && last?.verdict === 'nothing-found',
  unknown: ({ failure, last }) => !failure && last?.verdict === 'unknown',
  failed: ({ failure }) => failure !== null,
  waiting: ({ last, failure }) => last === null && !failure,
  paused: ({ paused }) => paused,
};

export function watchList(
  entries: readonly WatchView[],
  asked: { search: string; filter: WatchFilter; offset: number; limit: number },
  over: Partial<WatchList> = {},
): WatchList {
  const found = entries.filter(({ indicator }) => indicator.value.includes(asked.search));
  const shown = found.filter(OF[asked.filter]);
  return {
    rows: shown.slice(asked.offset, asked.offset + asked.limit),
    total: shown.length,
    counts: Object.fromEntries(
      WATCH_FILTERS.map((each) => [each, found.filter(OF[each]).length]),
    ) as WatchList['counts'],
    cost: { perDay: 31.4, allowed: 400 },
    restored: null,
    ...over,
  };
}

const DOMAIN = (value: string): Indicator => ({ kind: 'domain', value });

export function watchChanges(now: number): readonly WatchChangeView[] {
  const change = (value: string, ago: number, over: Partial<WatchChangeView>): WatchChangeView => ({
    id: `${value}-${ago}`,
    key: `domain:${value}`,
    indicator: DOMAIN(value),
    at: now - ago,
    kind: 'flagged',
    before: finding('nothing-found', 0, now - ago - DAY),
    after: finding('malicious', 9, now - ago),
    failure: null,
    notice: 'shown',
    webhook: 'off',
    attempts: 0,
    problem: null,
    ...over,
  });
  return [
    change('cdn-verify.example', 2 * HOUR, { webhook: 'delivered', attempts: 1 }),
    change('foto-transfer.example', 3 * HOUR, {
      kind: 'failing',
      after: null,
      failure: { tag: 'upstream', status: 503 },
      notice: 'due',
      webhook: 'due',
      attempts: 2,
      problem: { problem: 'status', status: 500 },
    }),
    change('updates.treiber-zentrale.example', 3 * DAY, {
      kind: 'risen',
      before: finding('suspicious', 0, now - 4 * DAY),
      notice: 'kept',
      webhook: 'given-up',
      problem: { problem: 'timeout' },
    }),
    change('paket-info.example', 9 * DAY, {
      kind: 'cleared',
      before: finding('malicious', 4, now - 10 * DAY),
      after: finding('nothing-found', 0, now - 9 * DAY),
      notice: 'off',
    }),
  ];
}

export function watchRuns(now: number): readonly WatchRun[] {
  return Array.from({ length: 14 }, (_, day) => ({
    id: `day-${day}`,
    period: 'day' as const,
    startsAt: now - (day + 1) * DAY,
    endsAt: now - day * DAY,
    firstAt: now - (day + 1) * DAY + HOUR,
    lastAt: now - day * DAY - HOUR,
    counts: { good: 6, bad: day % 3, unknown: 1, failed: day === 2 ? 3 : 0 },
  }));
}

function runResults(now: number): readonly WatchResult[] {
  return watchEntries(now)
    .filter(({ last, failure }) => last || failure)
    .map(({ key, indicator, last, failure }) => ({
      run: 'day-0',
      key,
      indicator,
      at: now - 5 * HOUR,
      outcome: failure
        ? 'failed'
        : last?.verdict === 'nothing-found'
          ? 'good'
          : last?.verdict === 'unknown'
            ? 'unknown'
            : 'bad',
      finding: failure ? null : last,
      failure,
    }));
}

export function webhookView(now: number, over: Partial<WebhookView> = {}): WebhookView {
  return {
    address: 'https://hooks.example/assay?team=soc',
    signed: true,
    permitted: true,
    waiting: 2,
    last: { at: now - HOUR, problem: { problem: 'status', status: 503 } },
    ...over,
  };
}

/** What the background answers about the watchlist; undefined for what is none of it. */
export function watchAnswers(name: string, input: unknown, now: number): unknown {
  switch (name) {
    case 'listWatch':
      return watchList(watchEntries(now), input as Parameters<typeof watchList>[1], {
        restored: { at: now - DAY, count: 9 },
      });
    case 'watchChanges':
      return whole(watchChanges(now));
    case 'watchRuns':
      return whole(watchRuns(now));
    case 'watchRun':
      return whole(runResults(now));
    case 'addWatch':
      return {
        added: 12,
        already: 3,
        held: ['intranet.local', '10.0.0.7'],
        secret: ['https://konto.example/reset?token=q9Zk81bXq0vJtR7w'],
        refused: 0,
        cost: { perDay: 43, allowed: 400 },
      };
    case 'webhook':
      return webhookView(now);
    default:
      return undefined;
  }
}

function whole<Row>(rows: readonly Row[]): { readonly rows: readonly Row[]; readonly total: number } {
  return { rows, total: rows.length };
}
