import {
  BACKUP_VERSION,
  type Backup,
  type BackupList,
  type BackupPart,
  type BackupReading,
  type BackupRow,
} from './backup';
import { type BackupFields, fieldsOf, timeOf } from './backup-field';
import { readHistory } from './backup-history';
import { readListHead } from './backup-list';
import { readRow } from './backup-row';
import { readSettings } from './backup-settings';
import { readWatch } from './backup-watch';
import { type Indicator, indicatorKey } from './indicator';
import { requestKey } from './request-key';
import { parseSecretBox } from './secret-box';

/** Entries after which there is a pause. */
const PAUSE_AFTER = 200;

type Steps<T> = Generator<undefined, T>;

const NOT_OURS: BackupReading = { ok: false, why: 'not-ours' };

/** Counts what is left out while a file is read. */
interface Losses {
  readonly damaged: Record<BackupPart, number>;
  ignored: number;
}

/**
 * Reads the text of a backup. Everything is made anew from what fits: a damaged part or entry is left out and
 * counted, alone; nothing throws. Equal entries are folded, the first one stays.
 */
export function readBackup(text: string): BackupReading {
  const reading = readBackupInSteps(text);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}

/** The same with a pause after some hundred entries each, so that a page stays alive. */
export function* readBackupInSteps(text: string): Steps<BackupReading> {
  const file = fieldsOf(parsed(text));
  if (file?.get('assay') !== 'backup') return NOT_OURS;
  const version = file.get('version');
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) return NOT_OURS;
  if (version > BACKUP_VERSION) return { ok: false, why: 'newer' };
  const losses: Losses = {
    damaged: { settings: 0, lists: 0, watchlist: 0, history: 0, secrets: 0 },
    ignored: 0,
  };
  const backup: Omit<Backup, 'damaged' | 'ignored'> = {
    at: timeOf(file.get('at')),
    settings: settingsOf(file, losses),
    lists: yield* listsOf(file, losses),
    watchlist: yield* entriesOf(file, 'watchlist', losses, readWatch, requestKey),
    history: yield* entriesOf(file, 'history', losses, readHistory, indicatorKey),
    secrets: secretsOf(file, losses),
  };
  return {
    ok: true,
    backup: { ...backup, damaged: losses.damaged, ignored: losses.ignored + file.unknown() },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON, so no backup: said by what is missing in it.
    return null;
  }
}

function settingsOf(file: BackupFields, losses: Losses): Backup['settings'] {
  const given = file.get('settings');
  if (given === undefined) return null;
  const read = readSettings(given);
  losses.damaged.settings += read ? read.damaged : 1;
  losses.ignored += read?.unknown ?? 0;
  return read?.settings ?? null;
}

function secretsOf(file: BackupFields, losses: Losses): Backup['secrets'] {
  const given = file.get('secrets');
  const box = given === undefined ? null : parseSecretBox(given);
  if (given !== undefined && !box) losses.damaged.secrets += 1;
  return box;
}

type Entry = { readonly indicator: Indicator };

function* entriesOf<T extends Entry>(
  file: BackupFields,
  part: 'watchlist' | 'history',
  losses: Losses,
  read: (value: unknown) => { readonly entry: T; readonly unknown: number } | null,
  keyOf: (indicator: Indicator) => string,
): Steps<readonly T[] | null> {
  const given = file.get(part);
  if (given === undefined) return null;
  if (!Array.isArray(given)) {
    losses.damaged[part] += 1;
    return null;
  }
  const found: T[] = [];
  for (const [place, value] of (given as unknown[]).entries()) {
    if (place % PAUSE_AFTER === 0) yield;
    const one = read(value);
    if (one) found.push(one.entry);
    else losses.damaged[part] += 1;
    losses.ignored += one?.unknown ?? 0;
  }
  return yield* folded(found, keyOf);
}

function* listsOf(file: BackupFields, losses: Losses): Steps<Backup['lists']> {
  const given = file.get('lists');
  if (given === undefined) return null;
  if (!Array.isArray(given)) {
    losses.damaged.lists += 1;
    return null;
  }
  const lists = new Map<string, BackupList>();
  for (const value of given as unknown[]) {
    const list = yield* listOf(value, losses);
    if (list && !lists.has(list.id)) lists.set(list.id, list);
  }
  return [...lists.values()];
}

function* listOf(value: unknown, losses: Losses): Steps<BackupList | null> {
  const fields = fieldsOf(value);
  const head = fields && readListHead(fields);
  const given = fields?.get('rows');
  if (!fields || !head || !Array.isArray(given)) {
    losses.damaged.lists += 1;
    return null;
  }
  const rows: BackupRow[] = [];
  for (const [place, one] of (given as unknown[]).entries()) {
    if (place % PAUSE_AFTER === 0) yield;
    const row = readRow(one);
    if (row) rows.push(row);
    else losses.damaged.lists += 1;
  }
  losses.ignored += fields.unknown();
  return { ...head, rows: yield* folded(rows, requestKey) };
}

function* folded<T extends Entry>(
  entries: readonly T[],
  keyOf: (indicator: Indicator) => string,
): Steps<readonly T[]> {
  const firsts = new Map<string, T>();
  for (const [place, entry] of entries.entries()) {
    if (place % PAUSE_AFTER === 0) yield;
    const key = keyOf(entry.indicator);
    if (!firsts.has(key)) firsts.set(key, entry);
  }
  return [...firsts.values()];
}
