import type { HistoryEntry } from './history';
import type { Indicator } from './indicator';
import type { RowResult, RowState } from './list';
import type { SecretBox } from './secret-box';
import type { Settings } from './settings';
import type { WatchFinding, WatchPeriod } from './watch';

/** The version of the file that is written; older ones are read, newer ones refused. */
export const BACKUP_VERSION = 1;
/** No larger file is read, in bytes. */
export const BACKUP_AT_MOST = 100_000_000;

/** What a backup may hold, in the order in which it is written and restored. */
export const BACKUP_PARTS = ['settings', 'lists', 'watchlist', 'history', 'secrets'] as const;
export type BackupPart = (typeof BACKUP_PARTS)[number];

/** A row of a list as it is kept in a backup; what was found, but not VirusTotal's whole reply. */
export interface BackupRow {
  readonly line: number;
  readonly indicator: Indicator;
  /** With `result` only `malicious`, `suspicious`, `nothing-found`; `waiting` is to be asked. */
  readonly state: Exclude<RowState, 'failed' | 'not-sent'>;
  readonly result: RowResult | null;
  /** Engines that flag it, a line each, name and label with a tab between. */
  readonly flagging: string;
}

/** The head of a list; its rows follow it. */
export interface BackupListHead {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** It came out of a page, whose rows are asked before those of other lists. */
  readonly lane?: 'page';
}

export interface BackupList extends BackupListHead {
  readonly rows: readonly BackupRow[];
}

/** An entry of the watchlist. */
export interface BackupWatch {
  readonly indicator: Indicator;
  readonly period: WatchPeriod | null;
  readonly paused: boolean;
  readonly addedAt: number;
  /** What the next change is told against. */
  readonly baseline: WatchFinding | null;
}

/** A backup that was read: everything in it fits, and nothing in it is an object of the file's. */
export interface Backup {
  /** When it was made, Unix ms; null where the file does not say. */
  readonly at: number | null;
  readonly settings: Partial<Settings> | null;
  readonly lists: readonly BackupList[] | null;
  readonly watchlist: readonly BackupWatch[] | null;
  readonly history: readonly HistoryEntry[] | null;
  readonly secrets: SecretBox | null;
  /** Entries, by part, that cannot be read and are left out. */
  readonly damaged: Readonly<Record<BackupPart, number>>;
  /** Fields that this version does not know. */
  readonly ignored: number;
}

/** `newer`: a version that this one cannot read. */
export type BackupReading =
  | { readonly ok: true; readonly backup: Backup }
  | { readonly ok: false; readonly why: 'not-ours' | 'newer' };
