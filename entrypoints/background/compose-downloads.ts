import type { DownloadsDoor } from '@/utils/services/downloads/door';
import { createDownloads } from '@/utils/services/downloads/downloads';
import { hashFile } from '@/utils/services/downloads/hash';
import type { DownloadRow } from '@/utils/services/downloads/row';
import { createDownloadTable } from '@/utils/services/downloads/table';
import type { Core } from './compose-core';

/** Where changes of downloads are told. */
export interface DownloadListeners {
  changed(): void;
  isNew(row: DownloadRow): void;
  rests(row: DownloadRow): void;
}

/** Finished downloads. */
export function composeDownloads(core: Core, door: DownloadsDoor, listeners: DownloadListeners) {
  const { checks, clock, onBug, storage, table, readSettings } = core;
  const downloadTable = createDownloadTable(storage);
  const downloads = createDownloads({
    ...{ checks, clock, onBug, door },
    table: downloadTable,
    findCheck: table.get,
    hash: hashFile,
    settings: readSettings,
    onChange: listeners.changed,
    onNew: listeners.isNew,
    onRest: listeners.rests,
  });
  core.onCheck(downloads.onCheck);
  return { downloads, downloadTable };
}
