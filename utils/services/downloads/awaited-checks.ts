import { hasEnded } from '@/utils/domain/check';
import type { CheckRow } from '../checks/row';
import { createInTurn } from '../in-turn';
import { createOnceMore } from '../once-more';
import { afterCheck } from './evidence';
import type { DownloadRow, Live } from './row';
import type { RunParts } from './run';
import type { Save } from './save';

type Needed = 'table' | 'findCheck' | 'settings' | 'clock' | 'onChange' | 'onBug';

interface AwaitedParts extends Pick<RunParts, Needed> {
  readonly lives: Map<string, Live>;
  readonly save: Save;
  /** Checks have ended: there may be something to do. */
  readonly onOver: () => void;
}

/** The checks that downloads wait for. */
export interface AwaitedChecks {
  /** From here on the check's changes are heard; it may have ended in the meantime. Never rejects. */
  follow(row: DownloadRow, checkId: string): Promise<void>;
  onCheck(check: CheckRow): void;
  /** Looks at all checks that downloads wait for, whether a dead worker or this one missed their end. */
  resume(): Promise<void>;
}

export function createAwaitedChecks(parts: AwaitedParts): AwaitedChecks {
  const { table, lives, save } = parts;
  /** Our checks that are on the way, and the downloads that wait for them. */
  const waitingFor = new Map<string, Set<string>>();
  const inTurn = createInTurn();
  const onceMore = createOnceMore(parts.clock, () => void resume().catch(stuck));

  async function look(row: DownloadRow, checkId: string): Promise<void> {
    const keys = waitingFor.get(checkId) ?? new Set<string>();
    const known = keys.has(row.key);
    waitingFor.set(checkId, keys.add(row.key));
    const check = await parts.findCheck(checkId);
    // Heard of all along: only its end may have been missed.
    if (known && check?.active !== undefined) return;
    if (check) await conclude(check);
    // Swept, or lost with the database: asked for anew.
    else await save(row, { ...row, checkId: null, active: 'work' });
  }

  const follow = (row: DownloadRow, checkId: string): Promise<void> => look(row, checkId).catch(stuck);

  const conclude = (check: CheckRow): Promise<void> => inTurn(() => concludeNow(check));

  async function concludeNow(check: CheckRow): Promise<void> {
    const keys = waitingFor.get(check.id) ?? new Set<string>();
    const over = check.active === undefined && (hasEnded(check.state) || check.state.phase === 'asking');
    if (!over) return showWait(keys, check);
    const { privateHosts } = await parts.settings();
    for (const key of keys) {
      const row = await table.get(key);
      if (row?.active !== 'check' || row.checkId !== check.id) continue;
      await save(row, afterCheck(row, check.id, check.state, privateHosts));
    }
    waitingFor.delete(check.id);
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
      conclude(check).catch(stuck);
    },
    resume,
  };

  async function resume(): Promise<void> {
    for (const row of await table.beingChecked()) {
      if (row.checkId !== null) await follow(row, row.checkId);
    }
  }

  /** What is written of the downloads, not what is in memory, says what they wait for. */
  function stuck(error: unknown): void {
    parts.onBug('downloads', error);
    onceMore();
  }
}
