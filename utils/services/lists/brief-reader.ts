import type { AssayDatabase, Storage } from '../storage/database';
import { transact } from '../storage/transact';
import { type Brief, readBriefs, writeBriefs } from './briefs';
import { LIST_STORES } from './known';
import type { ListItem } from './row';

const ALL = Number.POSITIVE_INFINITY;
/** Rows in one step of writing the texts anew. */
const AT_ONCE = 10_000;

/** Reads a list's rows in brief; writes the texts first where a list of an earlier version has none. */
export function createBriefReader(
  storage: Storage,
  rowsAtOnce = AT_ONCE,
): (list: string) => Promise<readonly Brief[]> {
  return (list) =>
    storage.run(async (database) => {
      const found = await read(database, list);
      if (found.complete) return found.briefs;
      await writeAnew(database, list, rowsAtOnce);
      return (await read(database, list)).briefs;
    });
}

interface Found {
  readonly briefs: readonly Brief[];
  /** As many as the list has rows. */
  readonly complete: boolean;
}

async function read(database: AssayDatabase, list: string): Promise<Found> {
  const transaction = database.transaction(['lists', 'listBriefs']);
  const store = transaction.objectStore('listBriefs');
  const range = IDBKeyRange.bound([list, 0], [list, ALL]);
  const [kept, keys, texts] = await Promise.all([
    transaction.objectStore('lists').get(list),
    store.getAllKeys(range),
    store.getAll(range),
  ]);
  const briefs: Brief[] = [];
  for (const [index, text] of texts.entries()) readBriefs(text, keys[index]?.[1] ?? 0, briefs);
  const rows = Object.values(kept?.counts ?? {}).reduce((sum, count) => sum + count, 0);
  return { briefs, complete: briefs.length === rows };
}

function writeAnew(database: AssayDatabase, list: string, atOnce: number): Promise<void> {
  return transact(database, LIST_STORES, 'relaxed', async (transaction) => {
    await transaction.objectStore('listBriefs').delete(IDBKeyRange.bound([list, 0], [list, ALL]));
    for (let from = 0; ; ) {
      const range = IDBKeyRange.bound([list, from], [list, ALL], true);
      const items: readonly ListItem[] = await transaction.objectStore('listRows').getAll(range, atOnce);
      await writeBriefs(
        transaction,
        list,
        items.map((item) => ({ n: item.n, item })),
      );
      const last = items.at(-1);
      if (!last) return;
      from = last.n;
    }
  });
}
