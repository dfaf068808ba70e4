import { HOUR, MINUTE, SECOND } from '@/utils/domain/duration';
import {
  HISTORY_VERDICTS,
  type HistoryList,
  type HistoryQuery,
  type HistoryRow,
} from '@/utils/domain/history';
import { LOG_LEVELS, type LogLevel, type LogLine } from '@/utils/domain/log';
import { recent } from './stub-data';

const FLAGGING = [
  { engine: 'Alpha-Net', label: 'phishing' },
  { engine: 'Beta\u2060Guard', label: '<img src=x>' },
];

/** Checks of days, one with a name that wants to be another. */
export function historyRows(now: number, total = 400): readonly HistoryRow[] {
  const models = recent(now);
  const names = { 3: 'Rechnung_2026-09-14.pdf.exe', 11: 'a\u202Egpj.exe' } as Record<number, string>;
  return Array.from({ length: total }, (_, at) => {
    const model = models[at % models.length] ?? models[0];
    if (!model) throw new Error('no model');
    const name = names[at];
    const engines = model.verdict === 'malicious' ? FLAGGING : [];
    const said = { analysedAt: now - 3 * HOUR, malicious: model.reading, suspicious: 0, id: 'x', engines };
    return {
      ...model,
      ...(model.verdict !== 'failed' && model.verdict !== 'unknown' && { said }),
      key: `h${at}`,
      at: now - at * 37 * MINUTE,
      ...(name !== undefined && { name, via: 'download' as const }),
    };
  });
}

export function historyList(rows: readonly HistoryRow[], asked: HistoryQuery): HistoryList {
  const found = rows.filter(({ indicator, name = '' }) =>
    `${indicator.value}${name}`.toLowerCase().includes(asked.search.toLowerCase()),
  );
  const of = (verdict: HistoryQuery['verdict']): readonly HistoryRow[] =>
    verdict === 'all' ? found : found.filter((row) => row.verdict === verdict);
  const shown = of(asked.verdict);
  const verdicts = ['all', ...HISTORY_VERDICTS] as const;
  return {
    rows: shown.slice(asked.offset, asked.offset + asked.limit),
    total: shown.length,
    counts: Object.fromEntries(verdicts.map((each) => [each, of(each).length])) as HistoryList['counts'],
  };
}

const LINES: readonly (readonly [LogLevel, string, string])[] = [
  ['info', 'run started', 'list Ticket 4471, 300 rows'],
  ['info', 'sent: look up url', 'https://login-portal.example/sso/verify?s=19'],
  ['info', 'saved', '5f1c0f0d2f6f1b7f0a3a5d7d1e9b8c6a4d2e0f9b7c5a3d1e8f6b4c2a0d9e7f5b'],
  ['warn', 'limit', 'day, until 2026-11-23T00:00:00.000Z'],
  ['error', 'HTTP 503', 'look up file 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
];

export function logLines(now: number, total = 500): readonly LogLine[] {
  return Array.from({ length: total }, (_, at) => {
    const [level, event, detail] = LINES[at % LINES.length] ?? (['info', 'x', ''] as const);
    return { n: total - at, at: now - at * 7 * SECOND - (at > 50 ? HOUR : 0), level, event, detail };
  });
}

/** What the background answers about history and log; undefined for what is none of them. */
export function journalAnswers(name: string, input: unknown, now: number): unknown {
  if (name === 'listHistory') return historyList(historyRows(now), input as HistoryQuery);
  if (name !== 'listLog') return undefined;
  const { search, least, offset, limit } = input as {
    search: string;
    least: LogLevel;
    offset: number;
    limit: number;
  };
  const found = logLines(now).filter(
    ({ level, event, detail }) =>
      LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(least) && `${event} ${detail}`.includes(search),
  );
  return { rows: found.slice(offset, offset + limit), total: found.length };
}

/** The same answer of a background that knows nothing yet. */
export function emptied(answer: unknown): unknown {
  if (Array.isArray(answer)) return [];
  return typeof answer === 'object' && answer !== null && 'rows' in answer && Array.isArray(answer.rows)
    ? { ...answer, rows: [], total: 0 }
    : answer;
}
