import type {
  DeliveryState,
  NoticeState,
  WatchChange,
  WatchChangeView,
  WatchFinding,
  WatchResult,
  WatchView,
  WebhookProblem,
} from '@/utils/domain/watch';

/** One entry as the database keeps it: all that is needed to go on after any line of ours. */
export interface WatchRow extends Omit<WatchView, 'checking'> {
  /** The last look in which engines answered: changes are told against this one. */
  readonly baseline: WatchFinding | null;
  /** When `nextAt` was worked out; ahead of the clock means that the clock was wrong. */
  readonly plannedAt: number;
  /** `nextAt`, while the entry waits for it: absent while it is paused or looked at. */
  readonly dueAt?: number;
  /** The user asked for this look: VirusTotal is asked even if a fresh report is cached. */
  readonly asked?: true;
  /** Its check is on the way. */
  readonly active?: 'check';
}

export type WatchResultRow = WatchResult;

/** A change and what has become of telling it. The two times are there only while something is to be done. */
export interface WatchChangeRow extends WatchChange {
  /** The database numbers changes itself. */
  readonly n?: number;
  readonly notice: NoticeState;
  readonly noticeAt?: number;
  /** The notice that tells it, alone or with others; written before it is shown. */
  readonly noticeId?: string;
  readonly webhook: DeliveryState;
  readonly webhookAt?: number;
  readonly attempts: number;
  /** They were made at the administrator's webhook; absent: at the user's own. */
  readonly triedThere?: true;
  readonly problem: WebhookProblem | null;
}

/** An entry nobody has looked at yet, to be looked at now. */
export function newRow(entry: Pick<WatchRow, 'key' | 'indicator' | 'period'>, now: number): WatchRow {
  return {
    ...entry,
    ...{ paused: false, addedAt: now, nextAt: now, plannedAt: now, dueAt: now, checkId: null },
    ...{ last: null, baseline: null, failure: null, failures: 0, change: null },
  };
}

/** The row waiting for its next look. */
export function waiting(row: WatchRow, nextAt: number, now: number): WatchRow {
  const { active: _, dueAt: __, ...rest } = row;
  const next = { ...rest, nextAt, plannedAt: now };
  return row.paused ? next : { ...next, dueAt: nextAt };
}

/** The row while its check is on the way. */
export function beingChecked(row: WatchRow, checkId: string): WatchRow {
  const { dueAt: _, asked: __, ...rest } = row;
  return { ...rest, checkId, active: 'check' };
}

/** What the pages get. */
export function viewOf(row: WatchRow): WatchView {
  const { key, indicator, period, paused, addedAt, nextAt, checkId, last, failure, failures, change } = row;
  const checking = row.active === 'check';
  return {
    key,
    indicator,
    period,
    paused,
    addedAt,
    nextAt,
    checking,
    checkId,
    last,
    failure,
    failures,
    change,
  };
}

export function changeViewOf(row: WatchChangeRow): WatchChangeView {
  const { id, key, indicator, at, kind, before, after, failure, notice, webhook, attempts, problem } = row;
  return { id, key, indicator, at, kind, before, after, failure, notice, webhook, attempts, problem };
}
