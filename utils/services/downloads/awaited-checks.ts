import { hasEnded } from '@/utils/domain/check';
import type { CheckRow } from '../checks/row';
import { afterCheck } from './evidence';
import type { DownloadRow, Live } from './row';
import type { RunParts } from './run';
import type { Save } from './save';

interface AwaitedParts extends Pick<RunParts, 'table' | 'findCheck' | 'settings' | 'onChange' | 'onBug'> {
  readonly lives: Map<string, Live>;
  readonly save: Save;
  /** Checks have ended: there may be something to do. */
  readonly onOver: () => void;
}

/** The checks that downloads wait for. */
export interface AwaitedChecks {
  /** From here on the check's changes are heard; it may have ended in the meantime. */
  follow(row: DownloadRow, checkId: string): Promise<void>;
  onCheck(check: CheckRow): void;
  /** Follows what a dead worker waited for. */
  resume(): Promise<void>;
}

export function createAwaitedChecks(parts: AwaitedParts): AwaitedChecks {
  const { table, lives, save } = parts;
  /** Our checks that are on the way, and the downloads that wait for them. */
  const waitingFor = new Map<string, Set<string>>();
  let concluding: Promise<void> = Promise.resolve();

  async function follow(row: DownloadRow, checkId: string): Promise<void> {
    const keys = waitingFor.get(checkId) ?? new Set<string>();
    waitingFor.set(checkId, keys.add(row.key));
    const check = await parts.findCheck(checkId);
    if (check) await conclude(check);
    // Swept, or lost with the database: asked for anew.
    else await save(row, { ...row, checkId: null, active: 'work' });
  }

  /** One after the other, so that each sees what the one before has written. */
  function conclude(check: CheckRow): Promise<void> {
    const done = concluding.then(() => concludeNow(check));
    concluding = done.catch(() => undefined);
    return done;
  }

  async function concludeNow(check: CheckRow): Promise<void> {
    const keys = waitingFor.get(check.id) ?? new Set<string>();
    const over = check.active === undefined && (hasEnded(check.state) || check.state.phase === 'asking');
    if (!over) return showWait(keys, check);
    waitingFor.delete(check.id);
    const { privateHosts } = await parts.settings();
    for (const key of keys) {
      const row = await table.get(key);
      if (row?.active !== 'check' || row.checkId !== check.id) continue;
      await save(row, afterCheck(row, check.id, check.state, privateHosts));
    }
    parts.onOver();
  }

  /** Without a connection a check waits for one: its failure is told, but nothing has ended. */
  function showWait(keys: ReadonlySet<string>, { state }: CheckRow): void {
    const waiting = state.phase === 'waiting' ? { until: state.wait.until, place: state.place } : null;
    const failure = state.phase === 'failed' ? state.failure : null;
    for (const key of keys) lives.set(key, { waiting, failure });
    parts.onChange();
  }

  return {
    follow,
    onCheck(check) {
      if (!waitingFor.has(check.id)) return;
      conclude(check).catch((error: unknown) => parts.onBug('downloads', error));
    },
    async resume() {
      for (const row of await table.beingChecked()) {
        if (row.checkId === null || waitingFor.get(row.checkId)?.has(row.key)) continue;
        await follow(row, row.checkId);
      }
    },
  };
}
