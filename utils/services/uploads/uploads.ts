import { hasEnded } from '@/utils/domain/check';
import { failed, type Result, success } from '@/utils/domain/result';
import { type UploadEnd, type UploadView, uploadLimit } from '@/utils/domain/upload';
import type { CheckRow } from '../checks/row';
import { ended, type UploadRow, viewOf } from './row';
import { createRun, type RunParts } from './run';

export interface UploadsParts extends RunParts {
  readonly findCheck: (id: string) => Promise<CheckRow | null>;
  readonly newId: () => string;
}

/** A file to be made public; the user has confirmed it by name and size. */
export interface UploadOrder {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly downloadKey: string | null;
  /** Where it lies, for a finished download; null for a file that a page hands over. */
  readonly path: string | null;
}

/** Files on their way to VirusTotal, each sent at most once a try. */
export interface Uploads {
  /** An unfinished upload of the same file takes its place. Fails with `bad-input` for a size nobody takes. */
  start(order: UploadOrder): Promise<Result<UploadView>>;
  /** Nothing is published then; without effect once everything has left. */
  cancel(sha256: string): Promise<Result<UploadView>>;
  /** Takes an ended one off the list. */
  remove(sha256: string): Promise<void>;
  /** Newest first. */
  list(): Promise<readonly UploadView[]>;
  get(sha256: string): Promise<UploadView | null>;
  /** Told of each change of any check. */
  onCheck(check: CheckRow): void;
  /** Goes on with everything that a dead worker left behind. Harmless to call at any time. */
  resume(): Promise<void>;
  unfinished(): Promise<readonly UploadRow[]>;
  sweep(now: number): Promise<void>;
}

export function createUploads(parts: UploadsParts): Uploads {
  const { table, clock, place } = parts;
  const run = createRun({
    ...parts,
    onFollow: async (row) => {
      await parts.onFollow(row);
      await look(row);
    },
  });
  const view = (row: UploadRow): UploadView => viewOf(row, run.live(row.sha256));

  /** The check may have ended before anybody listened. */
  async function look(row: UploadRow): Promise<void> {
    const check = await parts.findCheck(row.checkId);
    if (check) return conclude(row.sha256, check);
    // Swept, or lost with the database: what there was to know is in the file's own report by now.
    await end(row, 'unfinished', null);
  }

  async function conclude(sha256: string, check: CheckRow): Promise<void> {
    const { state } = check;
    if (check.active !== undefined || !hasEnded(state)) return;
    const row = await table.get(sha256);
    if (row?.stage !== 'analysing' || row.checkId !== check.id) return;
    await end(row, endOf(check), state.phase === 'failed' ? state.failure : null);
  }

  async function end(row: UploadRow, how: UploadEnd, failure: UploadRow['failure']): Promise<void> {
    await table.change(row.sha256, (stored) =>
      stored.attempt === row.attempt && stored.active !== undefined
        ? { ...ended(stored, how, failure), updatedAt: clock.now() }
        : null,
    );
    parts.onChange();
  }

  async function goOn(row: UploadRow): Promise<void> {
    if (row.stage !== 'analysing') return run.drive(row);
    await parts.onFollow(row);
    await look(row);
  }

  return {
    async start({ sha256, name, size, downloadKey, path }) {
      if (uploadLimit(size) !== null) {
        return failed({ tag: 'bad-input', why: { reason: 'refused', message: 'size' } });
      }
      const now = clock.now();
      const row = await table.join({
        ...{ sha256, name, size, downloadKey, path },
        attempt: parts.newId(),
        checkId: parts.newId(),
        stage: 'file',
        target: null,
        posting: false,
        end: null,
        failure: null,
        startedAt: now,
        updatedAt: now,
        active: 'yes',
      });
      run.drive(row);
      // The page hands its file over as soon as it has the reply: there has to be somebody who takes it.
      if (row.stage === 'file') await place.open();
      parts.onChange();
      return success(view(row));
    },

    async cancel(sha256) {
      // Written down first: it holds whatever becomes of this worker, also one that was only just born.
      const row = await table.change(sha256, (stored) => {
        const cancelled = cancellation(stored);
        return cancelled && { ...cancelled, updatedAt: clock.now() };
      });
      if (!row) return failed({ tag: 'not-found' });
      if (row.stage === 'analysing') return success(view(row));
      const driven = run.cancel(sha256);
      if (row.active === undefined && !driven) place.forget(row.attempt);
      // What may have left has an end of its own, which says whether VirusTotal has it.
      if (row.active !== undefined) {
        await place.cancel(row.attempt);
        if (!driven) run.drive(row);
      }
      parts.onChange();
      return success(view(row));
    },

    async remove(sha256) {
      await table.remove(sha256);
      parts.onChange();
    },

    list: async () => (await table.all()).toSorted((a, b) => b.startedAt - a.startedAt).map(view),
    async get(sha256) {
      const row = await table.get(sha256);
      return row ? view(row) : null;
    },

    onCheck(check) {
      if (check.indicator.kind !== 'file') return;
      conclude(check.indicator.value, check).catch((error: unknown) => parts.onBug('upload', error));
    },

    async resume() {
      // What cannot be read may be on its way in the context: that is let go of by a later turn.
      for (const row of await table.unfinished()) {
        // One that is followed needs no context; its failure holds up neither the others nor the rest.
        await goOn(row).catch((error: unknown) => parts.onBug('upload', error));
      }
      run.rest();
    },
    unfinished: table.unfinished,
    sweep: table.sweep,
  };
}

/** The row of an upload that the user wants no more; null when it is too late. */
function cancellation(row: UploadRow): UploadRow | null {
  if (row.active === undefined || row.stage === 'analysing') return null;
  return row.posting ? { ...row, cancelling: true } : ended(row, 'cancelled');
}

function endOf({ state }: CheckRow): UploadEnd {
  if (state.phase === 'report') return 'analysed';
  if (state.phase === 'unknown') return state.submission === 'uncertain' ? 'uncertain' : 'unfinished';
  if (state.phase !== 'failed') return 'unfinished';
  return state.failure.tag === 'upstream' && state.failure.reason === 'other-file' ? 'other-file' : 'refused';
}
