import { SECOND } from '@/utils/domain/duration';
import type { OutboxState } from '@/utils/domain/participation';
import type { OutboxRow } from '../storage/schema';
import { look } from './look';
import type { ParticipationParts } from './parts';
import { isTooLate, NOT_IN_TIME, publish } from './publish';
import { commentOf, inState } from './row';

/** Takes entries of the outbox to their end, each at most once at a time in this worker. */
export interface Run {
  /** Goes on with a row; resolves when it is at rest. */
  drive(id: string): Promise<void>;
  /** What was taken back waits no longer. */
  stop(id: string): void;
}

/** What left and was not answered may still be taken at VirusTotal; before that a look would find nothing. */
const ARRIVES_WITHIN = 10 * SECOND;

interface Drive {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

export function createRun(parts: ParticipationParts): Run {
  const { table, clock } = parts;
  const drives = new Map<string, Drive>();

  async function run(id: string, signal: AbortSignal): Promise<void> {
    const release = table.isEphemeral(id) ? parts.keepAwake() : undefined;
    try {
      for (let row = await table.get(id); row?.active; row = await table.get(id)) {
        const before: OutboxRow = row;
        const state = await step(before, signal);
        await settle(before, state);
        if (signal.aborted) return;
      }
    } finally {
      release?.();
    }
  }

  async function step(row: OutboxRow, signal: AbortSignal): Promise<OutboxState> {
    if (row.state.phase === 'looking') {
      if (row.posting) await clock.wait(clock.now() + ARRIVES_WITHIN, signal);
      const seen = await look(parts, row);
      const missing = seen.phase === 'uncertain' && seen.failure === null;
      return row.lookFirst && missing ? publish(parts, row, signal) : seen;
    }
    // Its worker died after it left: nobody knows whether it arrived.
    if (row.posting) return { phase: 'looking' };
    const due = row.state.phase === 'held' ? row.state.leavesAt : row.at;
    await clock.wait(due, signal);
    if (isTooLate(row, clock.now())) return NOT_IN_TIME;
    if (row.lookFirst && !signal.aborted) return { phase: 'looking' };
    return publish(parts, row, signal);
  }

  /** What was taken back meanwhile is gone, and stays so. */
  async function settle(row: OutboxRow, state: OutboxState): Promise<void> {
    if (state.phase === 'done' && row.what.act === 'delete-comment') await forget(row, row.what.commentId);
    const settled = await table.change(row.id, (now) => (now.active ? inState(now, state) : null));
    parts.onChange();
    if (settled && state.phase === 'done') parts.onPublished(row.object, row.what);
  }

  /** A deleted comment is not our own any more. */
  async function forget({ key }: OutboxRow, commentId: string): Promise<void> {
    const rows = await table.of(key);
    for (const { id } of rows.filter((row) => commentOf(row) === commentId)) {
      await table.change(id, () => 'remove');
    }
  }

  return {
    drive(id) {
      const known = drives.get(id);
      if (known) return known.done;
      const controller = new AbortController();
      const done = run(id, controller.signal)
        .catch((error: unknown) => parts.onBug('outbox', error))
        .finally(() => drives.delete(id));
      drives.set(id, { controller, done });
      return done;
    },
    stop: (id) => drives.get(id)?.controller.abort(),
  };
}
