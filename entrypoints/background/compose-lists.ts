import { createCopies } from '@/utils/services/lists/copy';
import { createLists } from '@/utils/services/lists/lists';
import type { ListRow } from '@/utils/services/lists/row';
import { createListTable } from '@/utils/services/lists/table';
import type { KeyValueArea } from '@/utils/services/storage/key-value-area';
import { createScrubber } from '@/utils/services/storage/scrub';
import type { Core } from './compose-core';

/** Where changes of lists are told. */
export interface ListListeners {
  changed(): void;
  /** A list ended, or stopped by itself; once told, `lists.told` keeps it from being told again. */
  ended(list: ListRow): void;
}

/** Lists of many indicators. */
export function composeLists(
  core: Core,
  { area, newId }: { readonly area: KeyValueArea; readonly newId: () => string },
  listeners: ListListeners,
) {
  const { checks, clock, ledger, log, onBug, storage, table, vault, readSettings } = core;
  const scrubber = createScrubber(core.keptKeys);
  const listTable = createListTable({ storage, clock, scrubber });
  const lists = createLists({
    ...{ storage, checks, clock, ledger, log, newId, onBug },
    table: listTable,
    copies: createCopies(area),
    findCheck: table.get,
    dropCheck: table.dropListed,
    settings: readSettings,
    scrubber,
    keyWorks: async () => (await vault.standing())?.refused === null,
    onChange: listeners.changed,
    onEnd: listeners.ended,
  });
  core.onCheck(lists.onCheck);
  core.onAccount(() => void lists.keyChanged().catch((error: unknown) => onBug('lists', error)));
  return { lists, listTable, listsChanged: listeners.changed };
}
