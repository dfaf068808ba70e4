import { fieldsOf } from '@/utils/domain/backup-field';
import { readHistory } from '@/utils/domain/backup-history';
import { readListHead } from '@/utils/domain/backup-list';
import { readRow } from '@/utils/domain/backup-row';
import { readWatch } from '@/utils/domain/backup-watch';
import type { HistoryEntry } from '@/utils/domain/history';
import { failed, type Result, success } from '@/utils/domain/result';
import { PASSPHRASE_AT_LEAST, parseSecretBox } from '@/utils/domain/secret-box';
import type { Sender } from '@/utils/rpc/sender';
import type { HandlersOf } from '@/utils/rpc/server';
import type { TransferMessages } from '@/utils/rpc/transfer-messages';
import { attempt } from '@/utils/services/storage/attempt';
import type { Services } from './compose';

const PRIVATE = failed({ tag: 'private', rule: 'private-window', host: '' });
const ODD = failed({ tag: 'internal', detail: 'no backup' });
const AT_MOST = 1_000;

/** What the settings page asks about backups. What is restored is kept, and nothing of a private window is. */
export function createTransferHandlers(services: Services): HandlersOf<TransferMessages> {
  const { savedParts, listRestorer, watchlist, history, secrets, retention } = services;

  async function outside<T>(sender: Sender, work: () => Promise<Result<T>>): Promise<Result<T>> {
    if (sender.who === 'page' && sender.privateTab) return PRIVATE;
    const done = await attempt(work);
    return done.ok ? done.value : done;
  }

  return {
    savedLists: () => attempt(savedParts.lists),
    savedRows: ({ list, from }) => attempt(() => savedParts.rows(list, from)),
    savedWatchlist: ({ after }) => attempt(() => savedParts.watchlist(after)),
    savedHistory: ({ after }) => attempt(() => savedParts.history(after)),
    savedSecrets: async ({ passphrase }) =>
      [...passphrase].length < PASSPHRASE_AT_LEAST ? ODD : attempt(() => secrets.close(passphrase)),

    restoreList: (input, sender) =>
      outside(sender, async () => {
        const fields = fieldsOf(input);
        const head = fields && readListHead(fields);
        return head ? success(await listRestorer.begin(head)) : ODD;
      }),
    restoreRows: ({ list, from, rows }, sender) =>
      outside(sender, async () => {
        const read = rows.slice(0, AT_MOST).map(readRow);
        // The page has left out what does not fit: the numbers of the rows would have gaps.
        return read.every((row) => row !== null) ? listRestorer.rows(list, from, read) : ODD;
      }),
    endList: ({ list, rows }, sender) => outside(sender, () => listRestorer.end(list, rows)),

    restoreWatchlist: ({ entries }, sender) =>
      outside(sender, async () => {
        const read = entries.slice(0, AT_MOST).flatMap((entry) => readWatch(entry)?.entry ?? []);
        return success(await watchlist.restore(read));
      }),
    restoreHistory: ({ entries }, sender) =>
      outside(sender, async () => {
        const read = entries.slice(0, AT_MOST).flatMap((entry): HistoryEntry[] => {
          const one = readHistory(entry);
          return one ? [one.entry] : [];
        });
        const merged = await history.merge(read);
        return merged.ok ? success({ added: merged.value }) : merged;
      }),
    endHistory: (_, sender) =>
      outside(sender, async () => {
        await retention.keepWithinNow();
        return success(null);
      }),

    opensSecrets: ({ box, passphrase }, sender) =>
      outside(sender, async () => {
        const read = parseSecretBox(box);
        return read ? success(await secrets.opens(read, passphrase)) : ODD;
      }),
    restoreSecrets: ({ box, passphrase }, sender) =>
      outside(sender, async () => {
        const read = parseSecretBox(box);
        return read ? success(await secrets.open(read, passphrase)) : ODD;
      }),
  };
}
