import { closedStore } from '@/utils/domain/closed-store';
import { isHigher } from '@/utils/domain/quota';
import type { Lanes } from '../quota/lanes';
import { followAnalysis, readBack } from './follow';
import { historyEntry } from './history-entry';
import { lookUp } from './look-up';
import { waitForConnection } from './offline';
import type { CheckParts, StepTools } from './parts';
import { publish } from './publish';
import { type CheckRow, ended } from './row';

/** Runs checks to their end, each at most once at a time in this worker. */
export interface Driver {
  /** Goes on with a row; does nothing when it is being driven already. */
  drive(row: CheckRow): void;
  /** The row goes on in a higher lane, as one of who asks now; gives it as it is then. */
  raise(row: CheckRow, as: Raised): Promise<CheckRow>;
  /**
   * Stops a check where it is and does the work while nothing can go on with it. A worker that was just born
   * may be about to: hence not only what runs already is stopped.
   */
  stopped<T>(id: string, work: () => Promise<T>): Promise<T>;
}

/** In whose name a check goes on. */
type Raised = Pick<CheckRow, 'lane' | 'origin'>;

interface Drive {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/** Each step leaves a row in the database that says what comes next: that row, not a promise, is the state. */
export function createDriver(parts: CheckParts): Driver {
  const drives = new Map<string, Drive>();
  const stopping = new Set<string>();
  const raised = new Map<string, Raised>();
  /** Writes the row once more as it stands in its step. */
  const noteAgain = new Map<string, () => Promise<unknown>>();

  async function run(id: string, signal: AbortSignal): Promise<void> {
    // Read anew: since the row was found, the check may have been cancelled.
    const found = await parts.table.get(id);
    if (found?.active === undefined) return;
    let row = found;
    // Nothing of a private window outlives the worker, so the worker has to live until it is answered.
    const release = row.ephemeral ? parts.keepAwake() : undefined;
    const noted =
      (save: (row: CheckRow) => Promise<void>) =>
      async (next: CheckRow): Promise<CheckRow> => {
        row = { ...next, ...raised.get(id), updatedAt: parts.clock.now() };
        await save(row);
        parts.onChange(row);
        return row;
      };
    const note = noted(parts.table.save);
    // Raised since its step began, it is in nobody's line yet that could be told.
    const send: Lanes['send'] = (request) =>
      parts.lanes.send({ ...request, lane: raised.get(id)?.lane ?? request.lane });
    const lanes = { ...parts.lanes, send };
    const tools: StepTools = { ...parts, lanes, signal, note, noteSurely: noted(parts.table.saveSurely) };
    try {
      noteAgain.set(id, () => note(row));
      while (row.stage !== 'ended' && !signal.aborted) row = await note(await step(tools, row));
      await remember(parts, row);
    } catch (error) {
      parts.onBug('check', error);
      await note(
        ended(row, { phase: 'failed', failure: closedStore(error) ?? { tag: 'internal', detail: 'check' } }),
      );
    } finally {
      release?.();
    }
  }

  return {
    drive(row) {
      if (row.active === undefined || drives.has(row.id) || stopping.has(row.id)) return;
      const controller = new AbortController();
      const done = run(row.id, controller.signal)
        .catch((error: unknown) => parts.onBug('check', error))
        .finally(() => {
          drives.delete(row.id);
          raised.delete(row.id);
          noteAgain.delete(row.id);
        });
      drives.set(row.id, { controller, done });
    },
    async raise(row, as) {
      const before = raised.get(row.id);
      // The row may not be written yet in whose name it goes on: a second one must not lower it.
      const { lane, origin } = before && !isHigher(as.lane, before.lane) ? before : as;
      if (drives.has(row.id)) raised.set(row.id, { lane, origin });
      const higher = { ...row, lane, origin };
      // What is driven may stand in its step for hours, and the next worker has to know whose check it is.
      if (!drives.has(row.id)) await parts.table.save(higher);
      else await noteAgain.get(row.id)?.();
      parts.lanes.raise(row.id, lane);
      return higher;
    },
    async stopped(id, work) {
      stopping.add(id);
      try {
        const drive = drives.get(id);
        drive?.controller.abort();
        await drive?.done;
        return await work();
      } finally {
        stopping.delete(id);
      }
    },
  };
}

/** History holds how a check ended, never for a private window, and nothing that was cancelled. */
async function remember(parts: CheckParts, row: CheckRow): Promise<void> {
  // A list is its own history, and so is the watchlist: their rows would leave no room for anything else.
  const elsewhere = row.origin === 'list' || row.origin === 'watch';
  if (row.ephemeral || row.stage !== 'ended' || elsewhere) return;
  const entry = historyEntry(row);
  if (entry) await parts.history.add(entry);
}

function step(tools: StepTools, row: CheckRow): Promise<CheckRow> {
  switch (row.stage) {
    case 'submit':
    case 'rescan':
      return publish(tools, row);
    case 'follow':
      return followAnalysis(tools, row);
    case 'read-back':
      return readBack(tools, row);
    case 'offline':
      return waitForConnection(tools, row);
    default:
      return lookUp(tools, row);
  }
}
