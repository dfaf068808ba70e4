import type { DownloadView } from '@/utils/domain/download';
import { requested } from '@/utils/services/checks/row';
import type { DownloadsDoor } from '@/utils/services/downloads/door';
import { createDownloads } from '@/utils/services/downloads/downloads';
import { hashFile } from '@/utils/services/downloads/hash';
import { createHashElsewhere, type HashPlace } from '@/utils/services/downloads/hash-elsewhere';
import { createHoldTable } from '@/utils/services/downloads/hold-table';
import { createHolds } from '@/utils/services/downloads/holds';
import type { DownloadRow } from '@/utils/services/downloads/row';
import { createDownloadTable } from '@/utils/services/downloads/table';
import type { Core } from './compose-core';

/** What downloads need of the world: the browser's downloads, and where large files are hashed. */
export interface DownloadsOutside extends DownloadsDoor {
  readonly hashPlace: HashPlace;
}

/** Where changes of downloads are told. */
export interface DownloadListeners {
  changed(): void;
  isNew(row: DownloadRow): void;
  rests(row: DownloadRow): void;
  /** It is malicious by its address, and stays paused until the user says what to do. True once that is told. */
  held(download: DownloadView): Promise<boolean>;
  /** It is held no longer. */
  letGo(key: string): void;
}

/** Downloads: held ones, and finished ones. */
export function composeDownloads(
  core: Core,
  { hashPlace, ...door }: DownloadsOutside,
  listeners: DownloadListeners,
) {
  const { checks, clock, onBug, storage, table, readSettings } = core;
  const downloadTable = createDownloadTable(storage);
  const holds = createHolds({
    ...{ checks, clock, onBug },
    table: createHoldTable(storage),
    door: door.hold,
    findCheck: table.get,
    settings: readSettings,
    onChange: listeners.changed,
    onFlagged: listeners.held,
    onOver: listeners.letGo,
  });
  const downloads = createDownloads({
    ...{ checks, clock, onBug, door },
    table: downloadTable,
    held: holds.list,
    findCheck: table.get,
    hash: createHashElsewhere(hashPlace, hashFile),
    settings: readSettings,
    onChange: listeners.changed,
    onNew: listeners.isNew,
    onRest: (row) => {
      listeners.rests(row);
      void nameInHistory(core, row);
    },
  });
  core.onCheck(holds.onCheck);
  core.onCheck(downloads.onCheck);
  return { downloads, downloadTable, holds };
}

/** History tells the file's name: its hash or address says little to a person. */
async function nameInHistory({ table, history, onBug }: Core, row: DownloadRow): Promise<void> {
  try {
    const check = row.checkId === null ? null : await table.get(row.checkId);
    if (check && !check.ephemeral) await history.nameFile(requested(check), row.name);
  } catch (error) {
    onBug('history', error);
  }
}
