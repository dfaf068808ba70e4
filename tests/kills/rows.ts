import type { CheckRow } from '../../utils/services/checks/row';
import type { DownloadRow } from '../../utils/services/downloads/row';
import type { ListItem } from '../../utils/services/lists/row';
import type { OutboxRow, SpendRow } from '../../utils/services/storage/schema';
import type { UploadRow } from '../../utils/services/uploads/row';
import type { WatchResultRow, WatchRow } from '../../utils/services/watch/row';
import type { Killable } from './killable';

/** What the database holds of everything that can be under way. */
export interface Rows {
  readonly checks: readonly CheckRow[];
  readonly listRows: readonly ListItem[];
  readonly uploads: readonly UploadRow[];
  readonly outbox: readonly OutboxRow[];
  readonly downloads: readonly DownloadRow[];
  readonly watch: readonly WatchRow[];
  readonly watchResults: readonly WatchResultRow[];
  readonly spends: readonly SpendRow[];
}

const STORES: readonly (keyof Rows)[] = [
  'checks',
  'listRows',
  'uploads',
  'outbox',
  'downloads',
  'watch',
  'watchResults',
  'spends',
];

/** Reads it past the background, which stays as dead as it is. */
export async function readRows({ inPage }: Pick<Killable, 'inPage'>): Promise<Rows> {
  return JSON.parse(await inPage(inAssaysPage, STORES)) as Rows;
}

/** Runs in a page: one transaction, so that what is read belongs together. */
function inAssaysPage(stores: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('assay');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction([...stores]);
      const requests = stores.map((name) => transaction.objectStore(name).getAll());
      transaction.oncomplete = () => {
        opening.result.close();
        resolve(JSON.stringify(Object.fromEntries(stores.map((name, at) => [name, requests[at]?.result]))));
      };
      transaction.onabort = () => reject(transaction.error);
    };
  });
}
