import { type DownloadFilter, type DownloadList, type DownloadView, isAtRest } from '@/utils/domain/download';
import { failed, type Result, success } from '@/utils/domain/result';
import type { CheckRow } from '../checks/row';
import { listOf } from './list';
import { afresh, atRest, type DownloadRow, forgotten, viewOf } from './row';
import { createRun, type RunParts } from './run';
import { createWatch } from './watch';

export interface DownloadsParts extends RunParts {
  /** A download that Assay had not seen before. */
  readonly onNew: (row: DownloadRow) => void;
  /** Downloads that are held; the list shows them too. */
  readonly held: () => Promise<readonly DownloadView[]>;
}

/** Finished downloads, from the browser's word to the verdict, and what a person may do about them. */
export interface Downloads {
  /** Something finished, or a worker was born: sees what is new, goes on with what is not done. */
  goOn(): Promise<void>;
  /** Told of each change of any check. */
  onCheck(check: CheckRow): void;
  list(wanted: { search: string; filter: DownloadFilter; limit: number }): Promise<DownloadList>;
  get(key: string): Promise<DownloadView | null>;
  /** The user's own word: kinds and sources do not matter then, only what may leave. */
  check(key: string): Promise<Result<DownloadView>>;
  cancel(key: string): Promise<Result<DownloadView>>;
  /** Its file, of this SHA-256, was uploaded: from now on its verdict is that of this check. */
  follow(key: string, sha256: string, checkId: string): Promise<void>;
  keep(key: string): Promise<Result<DownloadView>>;
  /** Deletes the file; the user has confirmed. */
  deleteFile(key: string): Promise<Result<DownloadView>>;
  /** Off the list. The file stays. */
  remove(key: string): Promise<Result<null>>;
}

/** Its own hash has been asked about, and the answer is on its way. */
const asked = { stage: 'checking', step: 'file', active: 'check', verdict: null, burst: null } as const;

const NOT_THERE = failed({ tag: 'not-found' });

export function createDownloads(parts: DownloadsParts): Downloads {
  const { table, door, clock } = parts;
  const run = createRun(parts);
  const watch = createWatch({ ...parts, now: clock.now, onOff: cancelAll });
  const view = (row: DownloadRow): DownloadView => viewOf(row, run.live(row.key));

  async function change(
    key: string,
    next: (row: DownloadRow) => DownloadRow | null,
  ): Promise<Result<DownloadView>> {
    const row = await table.change(key, (stored) => {
      const changed = next(stored);
      return changed && { ...changed, updatedAt: clock.now() };
    });
    parts.onChange();
    return row ? success(view(row)) : NOT_THERE;
  }

  /** The check itself goes on if others wait for it, or if its request has left; the download is done with it. */
  async function cancel(key: string): Promise<Result<DownloadView>> {
    const before = await table.get(key);
    const failure = { tag: 'cancelled', sent: 0 } as const;
    const changed = await change(key, (row) =>
      row.active ? atRest(row, { stage: 'failed', failure }) : null,
    );
    run.stop(key);
    if (before?.active === 'check' && before.checkId !== null) {
      const others = (await table.beingChecked()).some((row) => row.checkId === before.checkId);
      if (!others) await parts.checks.takeBack(before.checkId, 'downloads');
    }
    return changed;
  }

  async function cancelAll(): Promise<void> {
    for (const key of await table.unfinished()) await cancel(key);
  }

  return {
    async goOn() {
      await watch.catchUp();
      await run.resume();
    },
    onCheck: run.onCheck,

    async list(wanted) {
      const all = [...(await parts.held()), ...(await table.all()).map(view)];
      return listOf(
        all.toSorted((a, b) => b.seenAt - a.seenAt),
        wanted,
      );
    },
    async get(key) {
      const row = await table.get(key);
      return row ? view(row) : null;
    },

    async check(key) {
      const changed = await change(key, (row) =>
        isAtRest(row) && row.skipped !== 'empty'
          ? { ...row, ...afresh, burst: null, refresh: row.stage === 'checked' }
          : null,
      );
      run.go();
      return changed;
    },

    cancel,
    async follow(key, sha256, checkId) {
      await change(key, (row) =>
        isAtRest(row) && row.sha256 === sha256 && row.checkId !== checkId
          ? { ...row, ...asked, checkId }
          : null,
      );
      await run.resume();
    },
    keep: (key) => change(key, (row) => ({ ...row, decided: 'kept' })),

    async deleteFile(key) {
      const row = await table.get(key);
      if (!row) return NOT_THERE;
      const deleted = await door.deleteFile(row);
      if (!deleted.ok) return deleted;
      await cancel(key);
      return change(key, (stored) => ({ ...stored, decided: deleted.value }));
    },

    async remove(key) {
      await cancel(key);
      await change(key, forgotten);
      return success(null);
    },
  };
}
