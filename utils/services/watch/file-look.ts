import { requestKey } from '@/utils/domain/request-key';
import type { WatchOutcome, WatchPeriod, WatchRun } from '@/utils/domain/watch';
import { type Round, roundOfLook } from '@/utils/domain/watch-period';
import type { AssayDatabase } from '../storage/database';
import { transact, type Writing } from '../storage/transact';
import { countEdit, isEdit } from './edits';
import type { Looked } from './look';
import type { WatchChangeRow, WatchRow } from './row';
import { countInWalk } from './walk';

/** What is written down of one look; `telling` says by what a change is to be told. */
export interface Filing {
  readonly key: string;
  readonly checkId: string;
  readonly now: number;
  readonly period: (row: WatchRow) => WatchPeriod;
  readonly look: (row: WatchRow) => Looked;
  readonly telling: () => Pick<WatchChangeRow, 'id' | 'notice' | 'noticeAt' | 'webhook' | 'webhookAt'>;
}

const STORES = [
  'meta',
  'watch',
  'watchRuns',
  'watchResults',
  'watchReplies',
  'watchChanges',
  'aliases',
  'replies',
] as const;

const NO_COUNTS: WatchRun['counts'] = { good: 0, bad: 0, unknown: 0, failed: 0 };

/**
 * Writes one look down: the entry, the run, the whole reply, and the change if there is one. All of it in one
 * transaction, and only while the entry still waits for this check: so a look is filed once and a change is made
 * once, whenever the worker dies. Null when it was filed before, or the entry is gone.
 */
export function fileLook(database: AssayDatabase, filing: Filing): Promise<Looked | null> {
  return transact(database, STORES, 'strict', async (transaction) => {
    const store = transaction.objectStore('watch');
    const row = await store.get(filing.key);
    if (row?.active !== 'check' || row.checkId !== filing.checkId) return null;
    const looked = filing.look(row);
    await store.put(looked.row);
    if (isEdit(row, looked.row)) await countEdit(transaction.objectStore('meta'));
    if (looked.filed) {
      const period = filing.period(row);
      const round = roundOfLook(period, row.nextAt, filing.now);
      await fileResult(transaction, row, looked.filed, { period, round, now: filing.now });
      await countInWalk(transaction.objectStore('meta'), looked.filed.outcome);
    }
    if (looked.change) {
      const { key, indicator } = row;
      const told = { ...filing.telling(), attempts: 0, problem: null };
      await transaction
        .objectStore('watchChanges')
        .add({ ...looked.change, key, indicator, at: filing.now, ...told });
    }
    return looked;
  });
}

interface Where {
  readonly period: WatchPeriod;
  readonly round: Round;
  readonly now: number;
}

/** A second look within a round takes the place of the first. */
async function fileResult(
  transaction: Writing<typeof STORES>,
  { key, indicator }: WatchRow,
  filed: NonNullable<Looked['filed']>,
  { period, round, now }: Where,
): Promise<void> {
  const run = runId(period, round);
  const results = transaction.objectStore('watchResults');
  const before = await results.get([run, key]);
  await results.put({ run, key, indicator, at: now, ...filed });

  const runs = transaction.objectStore('watchRuns');
  const known = await runs.get(run);
  const counts = counted(known?.counts ?? NO_COUNTS, before?.outcome ?? null, filed.outcome);
  const firstAt = Math.min(known?.firstAt ?? now, now);
  const lastAt = Math.max(known?.lastAt ?? now, now);
  await runs.put({ id: run, period, ...round, firstAt, lastAt, counts });

  const replies = transaction.objectStore('watchReplies');
  const reply = filed.finding?.id != null ? await keptReply(transaction, requestKey(indicator)) : undefined;
  if (reply) await replies.put(reply, [run, key]);
  else await replies.delete([run, key]);
}

async function keptReply(
  transaction: Writing<typeof STORES>,
  request: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const alias = await transaction.objectStore('aliases').get(request);
  return alias?.to == null ? undefined : transaction.objectStore('replies').get(alias.to);
}

function counted(
  counts: WatchRun['counts'],
  less: WatchOutcome | null,
  more: WatchOutcome,
): WatchRun['counts'] {
  const taken = less === null ? counts : { ...counts, [less]: Math.max(0, counts[less] - 1) };
  return { ...taken, [more]: taken[more] + 1 };
}

/** `2026-11-21T00:00Z day`: sorts by time, and no two periods share one. */
export function runId(period: WatchPeriod, { startsAt }: Round): string {
  return `${new Date(startsAt).toISOString().slice(0, 16)}Z ${period}`;
}
