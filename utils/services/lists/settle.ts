import { hasEnded } from '@/utils/domain/check';
import { HOUR, MINUTE } from '@/utils/domain/duration';
import type { LogRow } from '@/utils/domain/log';
import { requestKey } from '@/utils/domain/request-key';
import type { CheckRow } from '../checks/row';
import { reportKey } from '../storage/reports';
import { findKnown, replyOf } from './known';
import { answeredBy, type Outcome, outcomeOf, submits, unknownItem } from './outcome';
import type { ListItem, ListRow } from './row';
import type { RunParts } from './run-parts';
import type { Changed } from './table';

/** Writes down what became of rows, with all that belongs to it, in one transaction. */
export interface Settle {
  /** What a check came to; null while it is on its way. */
  byCheck(list: string, n: number, check: CheckRow): Promise<Settled | null>;
  /** What is fresh in the cache needs no check; gives what changed. */
  byCache(list: string, items: readonly ListItem[]): Promise<Changed | null>;
}

export interface Settled {
  readonly becomes: Outcome['becomes'];
  readonly list: ListRow;
}

/** Rows in a row that VirusTotal failed, after which a list leaves it alone; and for how long. */
export const TROUBLE_FROM = 5;
const REST = 15 * MINUTE;
const REST_AT_MOST = 4 * HOUR;

export function createSettle(parts: RunParts): Settle {
  const { table, clock } = parts;

  const lineOf =
    (id: string, scrub: (text: string) => string) =>
    (event: string, detail: string, level: LogRow['level'] = 'info'): LogRow => ({
      ...{ at: clock.now(), level, event, detail: scrub(detail), list: id },
    });

  async function byCheck(id: string, n: number, check: CheckRow): Promise<Settled | null> {
    // A failure for want of a connection is told, but the check goes on.
    if (check.active !== undefined || !(hasEnded(check.state) || check.state.phase === 'asking')) return null;
    const { maliciousFrom } = await parts.settings();
    const line = lineOf(id, await parts.scrubber());
    const list = await table.get(id);
    if (!list) return null;
    let outcome: Outcome | null = null;
    const spent = check.list === id ? check.spent : 0;
    const changed = await table.changeItems(
      id,
      [n],
      async (item, transaction) => {
        if (item.checkId !== check.id) return null;
        outcome = outcomeOf(item, check, { maliciousFrom, list });
        if (!outcome) return null;
        const next = outcome.item;
        if (outcome.becomes === 'submitted')
          return { item: next, lines: [line('submitted', item.sent ?? '')] };
        // What a request of the list's own met is in its log already, with the code.
        const lines = spent > 0 && next.state === 'unknown' ? [] : linesOf(line, outcome, item);
        if (check.state.phase !== 'report') return { item: next, spent, lines };
        const { report, fetchedAt } = check.state;
        const reply = await replyOf(transaction, reportKey(report), fetchedAt);
        const saved = reply ? line('saved', `${report.id}.json`) : line('reply not kept', report.id, 'warn');
        return { item: next, spent, reply, lines: [saved] };
      },
      (after) => (outcome ? afterOutcome(after, outcome, clock.now()) : after),
    );
    const settled = outcome as Outcome | null;
    if (!changed || !settled) return null;
    parts.onItems(changed);
    return { becomes: settled.becomes, list: changed.list };
  }

  async function byCache(id: string, items: readonly ListItem[]): Promise<Changed | null> {
    const { maliciousFrom } = await parts.settings();
    const now = clock.now();
    const line = lineOf(id, await parts.scrubber());
    const list = await table.get(id);
    const asked = items.flatMap((item) =>
      item.refresh || item.sent === null ? [] : [{ n: item.n, key: keyOf(item) }],
    );
    const cached = await table.inCache(asked.map(({ key }) => key));
    const wanted = asked.filter(({ key }) => cached.has(key));
    if (wanted.length === 0) return null;
    const changed = await table.changeItems(
      id,
      wanted.map(({ n }) => n),
      async (item, transaction) => {
        if (item.todo === undefined || item.sent === null) return null;
        const known = await findKnown(transaction, keyOf(item), now);
        if (!known) return null;
        // An unknown one may be submitted: its check finds in the cache that it is unknown, and goes on from there.
        if (known === 'unknown') {
          if (list && submits(list, item)) return null;
          return { item: unknownItem(item), lines: [line('unknown, no request', item.sent)] };
        }
        const { report, bytes } = known;
        const saved = bytes ? 'saved, no request' : 'reply not kept';
        const lines = [line(saved, bytes ? `${report.id}.json` : report.id, bytes ? 'info' : 'warn')];
        return { item: answeredBy(item, known, maliciousFrom), reply: bytes, lines };
      },
      (after) => finished(after, now),
    );
    if (changed && changed.items.length > 0) parts.onItems(changed);
    return changed;
  }

  return { byCheck, byCache };
}

function keyOf({ indicator, sent }: ListItem): string {
  return requestKey({ kind: indicator.kind, value: sent ?? indicator.value });
}

type LineOf = (event: string, detail: string, level?: LogRow['level']) => LogRow;

function linesOf(line: LineOf, outcome: Outcome, item: ListItem): readonly LogRow[] {
  const about = item.sent ?? '';
  if (outcome.becomes === 'waiting') return [];
  if (outcome.becomes === 'failed')
    return [line('row failed', `${outcome.item.failure?.tag ?? ''} ${about}`, 'warn')];
  return outcome.item.state === 'unknown' ? [line('unknown, no request', about)] : [];
}

function afterOutcome(list: ListRow, outcome: Outcome, now: number): ListRow {
  switch (outcome.becomes) {
    case 'answered':
      return finished({ ...list, failedInARow: 0, restsUntil: null }, now);
    case 'failed': {
      const failedInARow = list.failedInARow + 1;
      const rest = Math.min(REST * 2 ** Math.min(4, failedInARow - TROUBLE_FROM), REST_AT_MOST);
      const restsUntil = failedInARow >= TROUBLE_FROM ? now + rest : null;
      return finished({ ...list, failedInARow, restsUntil }, now);
    }
    case 'waiting':
      return outcome.stops && list.stage === 'running' ? stopped(list, outcome.stops) : list;
    case 'submitted':
      return list;
  }
}

/** It goes no further by itself. */
export function stopped({ running: _, ...list }: ListRow, failure: ListRow['stopped']): ListRow {
  return { ...list, stage: 'paused', stopped: failure, told: false };
}

/** A running list in which nothing waits any more has ended. */
export function finished(list: ListRow, now: number): ListRow {
  if (list.stage !== 'running' || list.counts.waiting > 0) return list;
  const { running: _, ...ended } = list;
  return { ...ended, stage: 'done', endedAt: now, restsUntil: null, told: false };
}
