import type { Backup } from '@/utils/domain/backup';
import { writeHistory } from '@/utils/domain/backup-history';
import { type NeededPermissions, withheld } from '@/utils/domain/backup-permissions';
import { writeRow } from '@/utils/domain/backup-row';
import { differing } from '@/utils/domain/backup-settings';
import { writeWatch } from '@/utils/domain/backup-watch';
import type { ManagedView } from '@/utils/domain/managed-settings';
import { type Result, success } from '@/utils/domain/result';
import type { Settings } from '@/utils/domain/settings';
import type { SecretsRestored, WatchRestored } from '@/utils/domain/transfer';
import type { Call } from '@/utils/rpc/client';
import { type RestorePlan, settingsAfter } from './restore-plan';

export interface RestoreOrder {
  readonly call: Call;
  readonly backup: Backup;
  readonly plan: RestorePlan;
  readonly passphrase: string;
  readonly managed: ManagedView;
  readonly allowed: NeededPermissions;
  /** From 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** What was restored; null for what was left. */
export interface Restored {
  readonly settings: {
    readonly changed: number;
    /** The browser did not allow them. */
    readonly withheld: readonly (keyof Settings)[];
    readonly locked: readonly (keyof Settings)[];
  } | null;
  readonly lists: { readonly added: number; readonly already: number } | null;
  readonly watchlist: WatchRestored | null;
  readonly history: { readonly added: number; readonly already: number } | null;
  readonly secrets: SecretsRestored | null;
}

const AT_ONCE = 500;

/**
 * Brings a backup in, a part at a time, settings first: they say which hosts are private, and where a key may go.
 * The first failure ends it; what is in stays, and doing it again adds the rest.
 */
export async function restoreBackup(order: RestoreOrder): Promise<Result<Restored>> {
  const { call, backup, plan, passphrase } = order;
  const step = steps(order);
  const settings = await restoreSettings(order);
  if (!settings.ok) return settings;

  const lists = plan.lists === 'leave' ? null : await restoreLists(call, backup.lists ?? [], step);
  if (lists && !lists.ok) return lists;

  const watchlist = plan.watchlist === 'leave' ? null : await restoreWatchlist(order, step);
  if (watchlist && !watchlist.ok) return watchlist;

  const history = plan.history === 'leave' ? null : await restoreHistory(order, step);
  if (history && !history.ok) return history;

  const box = plan.secrets === 'leave' ? null : backup.secrets;
  const secrets = box && (await call('restoreSecrets', { box, passphrase }));
  if (secrets && !secrets.ok) return secrets;
  return success({
    settings: settings.value,
    lists: lists?.value ?? null,
    watchlist: watchlist?.value ?? null,
    history: history?.value ?? null,
    secrets: secrets?.value ?? null,
  });
}

async function restoreSettings({
  call,
  backup,
  plan,
  managed,
  allowed,
}: RestoreOrder): Promise<Result<Restored['settings']>> {
  if (plan.settings === 'leave' || backup.settings === null) return success(null);
  const { next, locked } = settingsAfter(backup, plan.settings, managed);
  const holding = withheld(next, managed.own, allowed);
  const changes = differing(managed.own, holding);
  if (changes.length > 0) {
    const saved = await call(
      'saveSettings',
      Object.fromEntries(changes.map((field) => [field, holding[field]])),
    );
    if (!saved.ok) return saved;
  }
  return success({ changed: changes.length, withheld: differing(next, holding), locked });
}

type Step = (entries: number) => void;

async function restoreLists(
  call: Call,
  lists: NonNullable<Backup['lists']>,
  step: Step,
): Promise<Result<{ readonly added: number; readonly already: number }>> {
  let [added, already] = [0, 0];
  for (const { rows, ...head } of lists) {
    const isNew = await call('restoreList', head);
    if (!isNew.ok) return isNew;
    if (!isNew.value) {
      already += 1;
      step(rows.length);
      continue;
    }
    for (const [at, batch] of batchesOf(rows)) {
      const given = await call('restoreRows', { list: head.id, from: at + 1, rows: batch.map(writeRow) });
      if (!given.ok) return given;
      step(batch.length);
    }
    const ended = await call('endList', { list: head.id, rows: rows.length });
    if (!ended.ok) return ended;
    added += 1;
  }
  return success({ added, already });
}

async function restoreWatchlist({ call, backup }: RestoreOrder, step: Step): Promise<Result<WatchRestored>> {
  let sum: WatchRestored = { added: 0, already: 0, held: 0, refused: 0, paused: 0 };
  for (const [, batch] of batchesOf(backup.watchlist ?? [])) {
    const reply = await call('restoreWatchlist', { entries: batch.map(writeWatch) });
    if (!reply.ok) return reply;
    const { added, already, held, refused, paused } = reply.value;
    sum = {
      added: sum.added + added,
      already: sum.already + already,
      held: sum.held + held,
      refused: sum.refused + refused,
      paused: sum.paused + paused,
    };
    step(batch.length);
  }
  return success(sum);
}

async function restoreHistory(
  { call, backup }: RestoreOrder,
  step: Step,
): Promise<Result<{ readonly added: number; readonly already: number }>> {
  const entries = backup.history ?? [];
  let added = 0;
  for (const [, batch] of batchesOf(entries)) {
    const reply = await call('restoreHistory', { entries: batch.map(writeHistory) });
    if (!reply.ok) return reply;
    added += reply.value.added;
    step(batch.length);
  }
  const ended = await call('endHistory', null);
  return ended.ok ? success({ added, already: entries.length - added }) : ended;
}

function* batchesOf<T>(entries: readonly T[]): Generator<readonly [number, readonly T[]]> {
  for (let at = 0; at < entries.length; at += AT_ONCE) yield [at, entries.slice(at, at + AT_ONCE)];
}

/** How far it is; entries of all parts count alike. */
function steps({ backup, plan, onProgress }: RestoreOrder): Step {
  const { lists, watchlist, history } = backup;
  const of = (part: 'lists' | 'watchlist' | 'history', count: number): number =>
    plan[part] === 'leave' ? 0 : count;
  const rows = (lists ?? []).reduce((sum, list) => sum + list.rows.length, 0);
  const total =
    of('lists', rows) + of('watchlist', watchlist?.length ?? 0) + of('history', history?.length ?? 0);
  let done = 0;
  return (entries) => {
    done += entries;
    onProgress(total === 0 ? 1 : done / total);
  };
}
