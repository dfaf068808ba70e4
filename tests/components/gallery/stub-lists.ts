import { DAY, HOUR, MINUTE, SECOND } from '@/utils/domain/duration';
import type { Indicator } from '@/utils/domain/indicator';
import {
  type BadLine,
  type ListPlan,
  type ListView,
  NO_ROWS,
  type RowPage,
  type RowQuery,
  type RowState,
  type RowView,
  type Tick,
} from '@/utils/domain/list';
import type { EngineCounts } from '@/utils/domain/report';
import { counts } from './stub-data';

const url = (value: string): Indicator => ({ kind: 'url', value });
const domain = (value: string): Indicator => ({ kind: 'domain', value });
const ip = (value: string): Indicator => ({ kind: 'ip', value });
const file = (value: string): Indicator => ({ kind: 'file', value });

export function row(n: number, indicator: Indicator, state: RowState, over: Partial<RowView> = {}): RowView {
  return {
    n,
    line: n + 3,
    indicator,
    sent: indicator.value,
    state,
    result: null,
    failure: null,
    held: null,
    turn: null,
    submitted: false,
    ...over,
  };
}

export function result(of: Partial<EngineCounts>, label: string | null, analysedAt: number) {
  return { result: { id: 'x', counts: counts(of), label, analysedAt, fetchedAt: analysedAt } } as const;
}

const EVIL = { malicious: 14, suspicious: 2, harmless: 58, undetected: 18 };
const FINE = { harmless: 60, undetected: 33 };

/** A stretch of rows in every state, as the mock-up has them, repeated to `total`; the list has come to `done`. */
export function listRows(now: number, total = 300, done = 127): readonly RowView[] {
  const models: readonly ((n: number) => RowView)[] = [
    (n) =>
      row(
        n,
        url(`https://login-portal${n}.example/sso/verify?s=19`),
        'malicious',
        result(EVIL, 'phishing', now - 2 * HOUR),
      ),
    (n) => row(n, domain(`stadtwerke-aue${n}.example`), 'nothing-found', result(FINE, null, now - 9 * DAY)),
    (n) =>
      row(
        n,
        url(`https://docs.beispiel-verlag.example/handbuch/2026/installation-und-wartung/${n}`),
        'nothing-found',
        result(FINE, null, now - 47 * DAY),
      ),
    (n) =>
      row(
        n,
        ip(`203.0.113.${n % 255}`),
        'suspicious',
        result({ malicious: 1, harmless: 60, undetected: 29 }, 'malicious', now - 3 * DAY),
      ),
    (n) =>
      row(
        n,
        file(`9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f0${String(n).padStart(4, '0')}`),
        'malicious',
        result({ malicious: 47, undetected: 25 }, 'trojan.lazy', now - 6 * HOUR),
      ),
    (n) => row(n, domain(`news${n}.kurier-nord.example`), 'nothing-found', result(FINE, null, now - 2 * DAY)),
    (n) => row(n, file(`1dc20cdd6c68a86b61c4e273eafd${String(n).padStart(4, '0')}`), 'unknown'),
    (n) =>
      row(n, ip(`2001:db8:${n.toString(16)}::25`), 'nothing-found', result(FINE, null, now - 20 * MINUTE)),
    (n) =>
      row(n, url(`https://foto-transfer${n}.example/d/xk29`), 'failed', {
        failure: { tag: 'upstream', status: 503 },
      }),
    (n) => row(n, domain(`rathaus${n}.example`), 'nothing-found', result(FINE, null, now - DAY)),
    (n) =>
      row(n, domain(`wiki${n}.local`), 'not-sent', {
        sent: null,
        held: { why: 'private', rule: 'local-name', host: `wiki${n}.local` },
      }),
    (n) =>
      row(n, url(`https://konto.example/reset?token=q9Zk81bXq0vJtR7w${n}`), 'not-sent', {
        sent: null,
        held: {
          why: 'secrets',
          secrets: [{ where: 'query', name: 'token', text: `q9Zk81bXq0vJtR7w${n}` }],
          without: 'https://konto.example/reset?token=',
        },
      }),
    (n) => row(n, domain('a\u202Egpj.example'), 'nothing-found', result(FINE, '<b>x</b>', now - DAY)),
  ];
  return Array.from({ length: total }, (_, at) => {
    const n = at + 1;
    const model = models[(at * 7) % models.length] ?? models[0];
    const answered = model?.(n) ?? row(n, domain('x.example'), 'waiting');
    if (n <= done || answered.state === 'not-sent') return answered;
    const { indicator, sent } = answered;
    const place = n - done - 1;
    const turn =
      place === 0
        ? ({ turn: 'asking', since: now - 2 * SECOND } as const)
        : ({ turn: 'waiting', place, at: now + place * 15 * SECOND } as const);
    return row(n, indicator, 'waiting', { sent, turn });
  });
}

export function listView(rows: readonly RowView[], now: number, over: Partial<ListView> = {}): ListView {
  const found = { ...NO_ROWS };
  for (const { state } of rows) Object.assign(found, { [state]: found[state] + 1 });
  return {
    id: 'l1',
    name: 'Ticket 4471',
    stage: 'running',
    createdAt: now - HOUR,
    startedAt: now - 32 * MINUTE,
    endedAt: null,
    read: { lines: 341, rows: rows.length, duplicates: 38, comments: 2, blank: 1, bad: 3 },
    counts: found,
    spent: 127,
    known: 20,
    submitUnknown: false,
    stopped: null,
    wait: null,
    endsAt: now + 43 * MINUTE,
    restored: false,
    ...over,
  };
}

/** Lists in every stage. */
export function lists(now: number): readonly ListView[] {
  const all = listRows(now);
  const some = listRows(now, 40, 40);
  return [
    listView(all, now),
    listView(listRows(now, 500, 120), now, {
      id: 'l2',
      name: 'Hashes aus dem Sandkasten',
      wait: { window: 'day', until: now + 7 * HOUR },
      endsAt: now + 31 * HOUR,
    }),
    listView(some, now, { id: 'l3', name: 'Newsletter-Links', stage: 'paused', endsAt: null }),
    listView(some, now, {
      id: 'l4',
      name: 'Firewall, 21. November',
      stage: 'paused',
      stopped: { tag: 'wrong-key' },
      endsAt: null,
    }),
    listView(some, now, {
      id: 'l5',
      name: 'Blockliste 2026-11',
      stage: 'done',
      endedAt: now - DAY,
      endsAt: null,
    }),
    listView(listRows(now, 12, 0), now, {
      id: 'l6',
      name: 'Rückfrage Einkauf',
      stage: 'ready',
      endsAt: null,
    }),
    listView([], now, { id: 'l7', name: 'mails.eml', stage: 'reading', endsAt: null }),
    listView(some, now, { id: 'l8', name: '\u202Egpj.txt', stage: 'cancelled', endsAt: null }),
  ];
}

/** What is different in a stage, for the gallery. */
export const STAGES = (now: number): Readonly<Record<string, Partial<ListView>>> => ({
  ready: { stage: 'ready', endsAt: null },
  paused: { stage: 'paused', endsAt: null },
  stopped: { stage: 'paused', endsAt: null, stopped: { tag: 'wrong-key' } },
  day: { wait: { window: 'day', until: now + 7 * HOUR }, endsAt: now + 31 * HOUR },
  done: { stage: 'done', endsAt: null, endedAt: now - HOUR },
});

export const PLAN = (now: number): ListPlan => ({
  rows: 300,
  known: 20,
  private: 3,
  secrets: 2,
  requests: 275,
  endsAt: now + 69 * MINUTE,
  perMinute: 4,
  dayUsed: 88,
  dayAllowed: 500,
  reserved: 100,
});

const BAD: readonly BadLine[] = [
  { line: 17, text: 'siehe oben', why: { reason: 'not-an-indicator' } },
  { line: 88, text: 'ftp://dateien.example/x', why: { reason: 'scheme', scheme: 'ftp' } },
  { line: 204, text: '44d88612fea8a8f36de82e1278abb02', why: { reason: 'hash-length', length: 31 } },
];

/** What the background answers about lists; undefined for what is none of them. */
export function listAnswers(
  name: string,
  input: unknown,
  view: ListView | null,
  rows: readonly RowView[],
  now: number,
): unknown {
  switch (name) {
    case 'lists':
      return lists(now);
    case 'getList':
      return view;
    case 'listPlan':
      return PLAN(now);
    case 'badLines':
      return BAD;
    case 'listRows':
      return page(rows, input as RowQuery);
    case 'listSpectrum':
      return ticks(rows, (input as { most: number }).most);
    case 'placeOfRow':
      return (input as { n: number }).n - 1;
    default:
      return undefined;
  }
}

function page(rows: readonly RowView[], { state, search, offset, limit, descending }: RowQuery): RowPage {
  const found = rows.filter(
    (one) => (state === 'all' || one.state === state) && one.indicator.value.includes(search.toLowerCase()),
  );
  const ordered = descending ? found.toReversed() : found;
  return { rows: ordered.slice(offset, offset + limit), total: found.length };
}

function ticks(rows: readonly RowView[], most: number): readonly Tick[] {
  return rows.slice(0, most).map(({ state, n }) => ({ state, n }));
}
