import type { DBSchema } from 'idb';
import type { HistoryEntry } from '@/utils/domain/history';
import type { BadLine } from '@/utils/domain/list';
import type { LogRow } from '@/utils/domain/log';
import type { OutboxEntry } from '@/utils/domain/participation';
import type { Lane } from '@/utils/domain/quota';
import type { Report } from '@/utils/domain/report';
import type { SectionPage } from '@/utils/domain/report-section';
import type { WatchRun } from '@/utils/domain/watch';
import type { CheckRow } from '../checks/row';
import type { HoldRow } from '../downloads/hold-row';
import type { DownloadRow } from '../downloads/row';
import type { ListItem, ListRow } from '../lists/row';
import type { UploadRow } from '../uploads/row';
import type { WatchChangeRow, WatchResultRow, WatchRow } from '../watch/row';
import type { RemovedRows } from './removed';

export const DATABASE_NAME = 'assay';

/** One request that left or was about to; `settledAt` is when its reply came, null while none has. */
export interface SpendRow {
  readonly at: number;
  readonly settledAt: number | null;
  readonly lane: Lane;
  readonly label: string;
  /** Whose spend it is (`AccountRecord`); an older version did not note it. */
  readonly account?: number;
  /** Sent around a gateway that was away, with a key of one's own. */
  readonly direct?: true;
}

/** A report under `kind:id`, with the request keys that lead to it and the size of its kept reply. */
export interface ReportRow {
  readonly report: Report;
  readonly fetchedAt: number;
  readonly usedAt: number;
  readonly requestKeys: readonly string[];
  readonly bytes: number;
}

/** Where a request key leads: to a report's key, or, as null, to "VirusTotal did not know it" at that time. */
export interface AliasRow {
  readonly to: string | null;
  readonly at: number;
}

export type { LogLevel, LogRow } from '@/utils/domain/log';

/** Which check a tab's card shows. */
export interface CardRow {
  readonly tabId: number;
  readonly checkId: string;
  readonly linkUrl: string | null;
  /** The document the card is in; absent until the card has asked for the first time. */
  readonly document?: string;
  /** How often this card has spent a request after the right-click that opened it. */
  readonly acts?: number;
}

/** A kept page of a report's section, under `kind:id section page-number`. */
export interface SectionRow extends SectionPage {
  /** `kind:id`. */
  readonly object: string;
  readonly usedAt: number;
}

/** Something to publish. `posting`: it has left and its reply is not written down yet, never send it again. */
export interface OutboxRow extends OutboxEntry {
  /** `kind:id`. */
  readonly key: string;
  readonly posting: boolean;
  /** Present while it is unfinished. */
  readonly active?: 'yes';
  /** Taken off the list; kept because it says that a comment is our own, or that one may have arrived. */
  readonly hidden?: true;
  /** When the same was said first, Unix ms: it left, and what it left behind may show only now. */
  readonly since?: number;
  /** Said again: it leaves only when VirusTotal, read once more, still does not show it. */
  readonly lookFirst?: true;
}

/** Every store, its key and its rows. `spends` and `log` number their rows themselves. */
export interface AssaySchema extends DBSchema {
  meta: { key: string; value: unknown };
  vault: { key: string; value: unknown };
  spends: { key: number; value: SpendRow; indexes: { at: number } };
  reports: { key: string; value: ReportRow; indexes: { usedAt: number; fetchedAt: number } };
  aliases: { key: string; value: AliasRow };
  replies: { key: string; value: Uint8Array<ArrayBuffer> };
  history: { key: string; value: HistoryEntry; indexes: { at: number } };
  log: { key: number; value: LogRow; indexes: { at: number; list: string } };
  checks: { key: string; value: CheckRow; indexes: { active: string; updatedAt: number } };
  cards: { key: number; value: CardRow };
  downloads: { key: string; value: DownloadRow; indexes: { seenAt: number; active: string } };
  uploads: { key: string; value: UploadRow; indexes: { active: string } };
  holds: { key: string; value: HoldRow };
  sections: { key: string; value: SectionRow; indexes: { object: string; usedAt: number } };
  outbox: { key: string; value: OutboxRow; indexes: { key: string; active: string } };
  lists: { key: string; value: ListRow; indexes: { running: number } };
  listRows: {
    key: [list: string, n: number];
    value: ListItem;
    indexes: { state: [string, string, number]; todo: [string, string, number]; checkId: string };
  };
  /** The rows in brief, many in one text. */
  listBriefs: { key: [list: string, part: number]; value: string };
  listBad: { key: [list: string, line: number]; value: BadLine };
  listReplies: { key: [list: string, n: number]; value: Uint8Array<ArrayBuffer> };
  watch: { key: string; value: WatchRow; indexes: { dueAt: number; plannedAt: number; active: string } };
  watchRuns: { key: string; value: WatchRun; indexes: { startsAt: number } };
  watchResults: { key: [run: string, key: string]; value: WatchResultRow; indexes: { at: number } };
  watchReplies: { key: [run: string, key: string]; value: Uint8Array<ArrayBuffer> };
  watchChanges: {
    key: number;
    value: WatchChangeRow;
    indexes: { noticeAt: number; webhookAt: number; key: string };
  };
  removed: { key: string; value: RemovedRows; indexes: { at: number } };
}

/**
 * One step a version, only ever appended to: step 0 makes version 1 of nothing. A step may rely on what the
 * steps before it made and must not be changed once released (faults.md §4.15).
 */
export const LADDER: ReadonlyArray<(database: IDBDatabase, transaction: IDBTransaction) => void> = [
  (database) => {
    for (const name of ['meta', 'vault', 'aliases', 'replies']) database.createObjectStore(name);
    for (const name of ['spends', 'log']) {
      database.createObjectStore(name, { autoIncrement: true }).createIndex('at', 'at');
    }
    const reports = database.createObjectStore('reports');
    reports.createIndex('usedAt', 'usedAt');
    reports.createIndex('fetchedAt', 'fetchedAt');
    database.createObjectStore('history').createIndex('at', 'at');
    const checks = database.createObjectStore('checks', { keyPath: 'id' });
    checks.createIndex('active', 'active');
    checks.createIndex('updatedAt', 'updatedAt');
    database.createObjectStore('cards', { keyPath: 'tabId' });
  },
  (database) => {
    const downloads = database.createObjectStore('downloads', { keyPath: 'key' });
    downloads.createIndex('seenAt', 'seenAt');
    downloads.createIndex('active', 'active');
  },
  (database) => {
    database.createObjectStore('holds', { keyPath: 'key' });
  },
  (database) => {
    database.createObjectStore('uploads', { keyPath: 'sha256' }).createIndex('active', 'active');
  },
  (database) => {
    const sections = database.createObjectStore('sections');
    sections.createIndex('object', 'object');
    sections.createIndex('usedAt', 'usedAt');
    const outbox = database.createObjectStore('outbox', { keyPath: 'id' });
    outbox.createIndex('key', 'key');
    outbox.createIndex('active', 'active');
  },
  (database, transaction) => {
    database.createObjectStore('lists', { keyPath: 'id' }).createIndex('running', 'running');
    const rows = database.createObjectStore('listRows', { keyPath: ['list', 'n'] });
    rows.createIndex('state', ['list', 'state', 'n']);
    rows.createIndex('todo', ['list', 'todo', 'n']);
    rows.createIndex('checkId', 'checkId');
    for (const name of ['listBad', 'listReplies']) database.createObjectStore(name);
    transaction.objectStore('log').createIndex('list', 'list');

    const watch = database.createObjectStore('watch', { keyPath: 'key' });
    for (const index of ['dueAt', 'plannedAt', 'active']) watch.createIndex(index, index);
    database.createObjectStore('watchRuns', { keyPath: 'id' }).createIndex('startsAt', 'startsAt');
    database.createObjectStore('watchResults', { keyPath: ['run', 'key'] }).createIndex('at', 'at');
    database.createObjectStore('watchReplies');
    const changes = database.createObjectStore('watchChanges', { keyPath: 'n', autoIncrement: true });
    for (const index of ['noticeAt', 'webhookAt', 'key']) changes.createIndex(index, index);
    database.createObjectStore('removed', { keyPath: 'id' }).createIndex('at', 'at');
  },
  // Filled list by list, when one without is first looked at.
  (database) => {
    database.createObjectStore('listBriefs');
  },
];
