import type { BackupListHead, BackupRow } from '@/utils/domain/backup';
import type { NewRow } from '@/utils/domain/list';
import { failed, type Result, success } from '@/utils/domain/result';
import type { Settings } from '@/utils/domain/settings';
import { verdictOf } from '@/utils/domain/verdict';
import type { Clock } from '../clock';
import type { Lists } from '../lists/lists';
import { newList } from '../lists/new-list';
import type { ListTable } from '../lists/table';

/** Brings lists back, at rest: none starts by itself, and none submits what VirusTotal does not know. */
export interface ListRestorer {
  /** False where that list is here already; what an earlier try has left half done is begun anew. */
  begin(head: BackupListHead): Promise<boolean>;
  /** Through the privacy gate, as rows that are read in; the same batch twice is the same batch. */
  rows(list: string, from: number, rows: readonly BackupRow[]): Promise<Result<null>>;
  end(list: string, rows: number): Promise<Result<null>>;
}

interface RestorerParts {
  readonly lists: Pick<Lists, 'addRows' | 'finish' | 'remove'>;
  readonly table: ListTable;
  readonly settings: () => Promise<Pick<Settings, 'maliciousFrom'>>;
  readonly clock: Pick<Clock, 'now'>;
  readonly onChange: () => void;
}

export function createListRestorer({ lists, table, settings, clock, onChange }: RestorerParts): ListRestorer {
  return {
    async begin({ id, name, createdAt, startedAt, endedAt, lane }) {
      const here = await table.get(id);
      if (here && here.stage !== 'reading') return false;
      if (here) await lists.remove(id);
      const now = clock.now();
      // Half a list is taken away after a day, counted from now: the backup may be an old one.
      const list = newList(id, name, Math.max(createdAt, 0) || now, lane);
      await table.create({ ...list, startedAt, endedAt, readSince: now });
      return true;
    },

    async rows(list, from, rows) {
      const { maliciousFrom } = await settings();
      return lists.addRows(
        list,
        from,
        rows.map((row) => newRow(row, maliciousFrom)),
        [],
      );
    },

    async end(id, rows) {
      const read = { lines: rows, rows, duplicates: 0, comments: 0, blank: 0, bad: 0 };
      const finished = await lists.finish(id, read);
      if (!finished.ok) return failed(finished.failure);
      await table.change(id, (list) => {
        if (list.stage !== 'ready') return null;
        if (list.counts.waiting === 0 && rows > 0)
          return { ...list, stage: 'done', told: true, endedAt: list.endedAt ?? clock.now() };
        return { ...list, stage: list.startedAt === null ? 'ready' : 'paused', endedAt: null };
      });
      onChange();
      return success(null);
    },
  };
}

/** The verdict is worked out anew from what engines said: a file cannot state one that they did not give. */
function newRow({ line, indicator, state, result, flagging }: BackupRow, maliciousFrom: number): NewRow {
  const row = { line, indicator };
  if (result) {
    const verdict = verdictOf(result.counts, maliciousFrom).name;
    return { ...row, answer: { state: verdict, result, flagging } };
  }
  return state === 'unknown' ? { ...row, answer: { state, result: null, flagging: '' } } : row;
}
