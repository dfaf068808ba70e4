import { DAY } from '@/utils/domain/duration';
import type { NewRow } from '@/utils/domain/list';
import type { Clock } from '../clock';
import type { Storage } from '../storage/database';
import type { Log } from '../storage/log';
import { transact } from '../storage/transact';
import type { Copies } from './copy';
import { newList } from './new-list';
import type { ListRow } from './row';
import type { ListTable } from './table';

interface RestoreParts {
  readonly storage: Storage;
  readonly table: ListTable;
  readonly copies: Copies;
  readonly log: Pick<Log, 'append'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly addRows: (list: string, from: number, rows: readonly NewRow[]) => Promise<unknown>;
}

/** Keeps the lists and their copies alike: what one store lost, the other gives back (faults.md §4.19 to §4.21). */
export interface Restore {
  /** At a birth: finishes what a dead worker began, restores lost lists, copies those without a copy. */
  mend(): Promise<readonly ListRow[]>;
  /** Copies a list whose rows are all there. */
  copy(list: ListRow): Promise<void>;
  /** The list, its rows and its copy. What a dead worker leaves of it, `mend` takes away. */
  remove(id: string): Promise<void>;
}

const REMOVING = 'lists-removing';
/** A list whose page was closed while it was read is of no use after so long. */
const HALF_READ = DAY;
const BATCH = 5_000;

export function createRestore(parts: RestoreParts): Restore {
  const { storage, table, copies, clock } = parts;

  const removing = async (): Promise<readonly string[]> => {
    const stored = await storage.run((database) => database.get('meta', REMOVING));
    return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string') : [];
  };
  const mark = (next: (ids: readonly string[]) => readonly string[]): Promise<void> =>
    storage.run((database) =>
      transact(database, ['meta'], 'strict', async (transaction) => {
        const meta = transaction.objectStore('meta');
        const stored: unknown = await meta.get(REMOVING);
        await meta.put(next(Array.isArray(stored) ? stored : []), REMOVING);
      }),
    );

  async function remove(id: string): Promise<void> {
    // Noted first: of a list that is half removed nothing may be restored.
    await mark((ids) => [...new Set([...ids, id])]);
    await table.remove(id);
    await copies.remove(id);
    await mark((ids) => ids.filter((other) => other !== id));
  }

  async function copy(list: ListRow): Promise<void> {
    const { id, name, createdAt, submitUnknown, lane } = list;
    const rows = await rowsOf(id);
    await copies.put({ id, name, createdAt, submitUnknown, ...(lane && { lane }), rows });
    // What came or went meanwhile is in no copy: then it is made once more, by whoever comes next.
    await table.change(id, (stored) => (sameRows(stored, list) ? { ...stored, copied: true } : stored));
  }

  async function rowsOf(id: string): Promise<readonly NewRow[]> {
    const rows: NewRow[] = [];
    for (let from = 0; ; ) {
      const range = IDBKeyRange.bound([id, from], [id, Number.POSITIVE_INFINITY], true);
      const items = await storage.run((database) => database.getAll('listRows', range, BATCH));
      for (const { line, indicator } of items) rows.push({ line, indicator });
      const last = items.at(-1);
      if (!last) return rows;
      from = last.n;
    }
  }

  async function restore(id: string): Promise<ListRow | null> {
    const kept = await copies.get(id);
    if (!kept || kept.rows.length === 0) return null;
    await table.create({ ...newList(id, kept.name, kept.createdAt, kept.lane), restored: true });
    for (let at = 0; at < kept.rows.length; at += BATCH) {
      await parts.addRows(id, at + 1, kept.rows.slice(at, at + BATCH));
    }
    const lines = Math.max(...kept.rows.slice(-1).map(({ line }) => line), kept.rows.length);
    const read = { lines, rows: kept.rows.length, duplicates: 0, comments: 0, blank: 0, bad: 0 };
    const { submitUnknown } = kept;
    // Nothing goes on by itself: what was found is gone, and asking again costs the quota once more.
    const list = await table.change(id, (stored) => ({
      ...stored,
      stage: 'paused',
      read,
      submitUnknown,
      copied: true,
    }));
    await parts.log.append({
      at: clock.now(),
      level: 'error',
      event: 'list restored from its copy',
      detail: kept.name,
      list: id,
    });
    return list;
  }

  return {
    remove,
    copy,
    async mend() {
      for (const id of await removing()) await remove(id);
      const copied = await copies.ids();
      const lists = await table.all();
      const restored: ListRow[] = [];
      for (const id of copied) {
        const list = lists.find((known) => known.id === id);
        // Restoring is begun anew when a worker died of it.
        const half = list?.restored === true && list.stage === 'reading';
        if (list && !half) continue;
        if (half) await table.remove(id);
        const back = await restore(id);
        if (back) restored.push(back);
      }
      for (const list of lists) {
        const since = list.readSince ?? list.createdAt;
        if (list.stage === 'reading' && !list.restored && since < clock.now() - HALF_READ)
          await remove(list.id);
        else if (list.stage !== 'reading' && (!list.copied || !copied.includes(list.id))) await copy(list);
      }
      return restored;
    },
  };
}

/** Whether a list has the rows and the name that it had. */
function sameRows(now: ListRow, before: ListRow): boolean {
  const rows = ({ counts }: ListRow): number => Object.values(counts).reduce((sum, count) => sum + count, 0);
  return now.read.rows === before.read.rows && rows(now) === rows(before) && now.name === before.name;
}
