import type { CheckOrigin, CheckState, CheckView, EarlierLook } from '@/utils/domain/check';
import type { Indicator } from '@/utils/domain/indicator';
import type { LeftOut } from '@/utils/domain/privacy';
import type { Lane } from '@/utils/domain/quota';
import type { Report } from '@/utils/domain/report';
import { requestKey } from '@/utils/domain/request-key';

/**
 * What a check does next. `ask` waits for the user, `offline` for a connection, `ended` for nobody;
 * the others go on by themselves, also in a worker that was born a second ago.
 */
export type Stage = 'ask' | 'look-up' | 'submit' | 'rescan' | 'follow' | 'read-back' | 'offline' | 'ended';

/** A report and when it was fetched, in Unix ms. */
export interface Fetched {
  readonly report: Report;
  readonly fetchedAt: number;
}

/** A scan at VirusTotal that is being followed; times are Unix ms. */
export interface Following {
  /** Null when the reply that would have named it was lost. */
  readonly analysisId: string | null;
  readonly since: number;
  /** A notification will tell the end, should nobody be watching. */
  readonly notifies: boolean;
  readonly looks: number;
  readonly nextLookAt: number;
}

/** Those who know by themselves which of their own wait for a check, and take it back for all of them at once. */
export type Asker = 'lists' | 'downloads';

/** One check as the database keeps it: everything that is needed to go on after any line of ours. */
export interface CheckRow {
  readonly id: string;
  /** Without what never leaves, and without secrets once the user has said so. */
  readonly indicator: Indicator;
  readonly origin: CheckOrigin;
  readonly lane: Lane;
  /** The list that started it: its requests stand in that list's log. */
  readonly list?: string;
  /** Who began it; absent for whoever does not count who else of their own waits for it. */
  readonly asker?: Asker;
  /** From a private window: kept in memory only, and gone with the worker. */
  readonly ephemeral: boolean;
  /** The exact text to ask for; null while a decision about secrets is open. */
  readonly request: string | null;
  /**
   * VirusTotal's id of an address, where that is what is asked for: a report opened by its bookmark. The
   * address itself is learned from the report; until then `request` and the indicator hold the id.
   */
  readonly urlId?: string;
  readonly removed: readonly LeftOut[];
  readonly stage: Stage;
  /** A publishing request has left and its reply is not written down yet: never send it again. */
  readonly posting: boolean;
  /** Ask even if a fresh report is cached. */
  readonly refresh: boolean;
  /** A cached report will do, however old it is: unless `refresh`. */
  readonly onlyKept?: boolean;
  readonly following: Following | null;
  readonly earlier: EarlierLook | null;
  /** The report that was shown when a re-scan was asked for: it stays the answer if the scan does not end. */
  readonly known: Fetched | null;
  readonly state: CheckState;
  /** A scan that the user asked for was followed: its end is news. */
  readonly scanned: boolean;
  readonly spent: number;
  readonly startedAt: number;
  readonly updatedAt: number;
  /** The request's key while the check is unfinished, so that an equal check joins it; absent afterwards. */
  readonly active?: string;
}

/** What the surfaces see of a row. */
export function viewOf(row: CheckRow): CheckView {
  const { id, indicator, origin, request, removed, startedAt, spent, state } = row;
  const view = { id, indicator, origin, sent: request, removed, startedAt, spent, state };
  return row.ephemeral ? { ...view, ephemeral: true } : view;
}

/** What the surfaces show while a scan is being followed. */
export function analysing({ since, notifies, nextLookAt, looks }: Following): CheckState {
  return { phase: 'analysing', since, notifies, nextLookAt, looks };
}

/** The row in its last state: no longer joined by equal checks. */
export function ended(row: CheckRow, state: CheckState): CheckRow {
  const { active: _, ...rest } = row;
  return { ...rest, stage: 'ended', posting: false, following: null, state };
}

/** The indicator as it is asked for: what is cached, joined and sent is this, not what was typed. */
export function requested(row: CheckRow): Indicator {
  return { kind: row.indicator.kind, value: row.request ?? row.indicator.value };
}

/** The name under which its answer is cached and equal checks are joined. */
export function askedKey(row: CheckRow): string {
  return row.urlId === undefined ? requestKey(requested(row)) : `url:${row.urlId}`;
}

/** An address of which nothing is known but VirusTotal's id. */
export function isNameless({ urlId, request }: Pick<CheckRow, 'urlId' | 'request'>): boolean {
  return urlId !== undefined && request === urlId;
}

/** The row with the address that its report told, where it was asked for by the id alone. */
export function named(row: CheckRow, { subject }: Pick<Report, 'subject'>): CheckRow {
  if (!isNameless(row)) return row;
  return { ...row, indicator: { kind: 'url', value: subject }, request: subject };
}
