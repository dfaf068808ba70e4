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
  /** Stops a check where it is; resolves when nothing of it runs any more. */
  stop(id: string): Promise<void>;
}

interface Drive {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/** Each step leaves a row in the database that says what comes next: that row, not a promise, is the state. */
export function createDriver(parts: CheckParts): Driver {
  const drives = new Map<string, Drive>();

  async function run(start: CheckRow, signal: AbortSignal): Promise<void> {
    let row = start;
    const note = async (next: CheckRow): Promise<CheckRow> => {
      row = { ...next, updatedAt: parts.clock.now() };
      await parts.table.save(row);
      parts.onChange(row);
      return row;
    };
    const tools: StepTools = { ...parts, signal, note };
    try {
      while (row.stage !== 'ended' && !signal.aborted) row = await note(await step(tools, row));
      await remember(parts, row);
    } catch (error) {
      parts.onBug('check', error);
      await note(ended(row, { phase: 'failed', failure: { tag: 'internal', detail: 'check' } }));
    }
  }

  return {
    drive(row) {
      if (drives.has(row.id)) return;
      const controller = new AbortController();
      const done = run(row, controller.signal).finally(() => drives.delete(row.id));
      drives.set(row.id, { controller, done });
    },
    async stop(id) {
      const drive = drives.get(id);
      drive?.controller.abort();
      await drive?.done;
    },
  };
}

/** History holds how a check ended, never for a private window, and nothing that was cancelled. */
async function remember(parts: CheckParts, row: CheckRow): Promise<void> {
  if (row.ephemeral || row.stage !== 'ended') return;
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
