import type { Downloads } from '@/utils/services/downloads/downloads';
import type { UploadPlace } from '@/utils/services/uploads/place';
import { createUploadTable } from '@/utils/services/uploads/table';
import { createUploads } from '@/utils/services/uploads/uploads';
import { createReadPosted } from '@/utils/services/virustotal/upload';
import type { Core } from './compose-core';

/** What uploads need of the world. */
export interface UploadsOutside {
  readonly place: UploadPlace;
  /** Keeps the worker alive while something is uploaded; returns the function that lets go. */
  readonly stayAwake: () => () => void;
}

/** Where changes of uploads are told. */
export interface UploadListeners {
  changed(): void;
}

/** Files on their way to VirusTotal. */
export function composeUploads(
  core: Core,
  downloads: Pick<Downloads, 'follow'>,
  outside: UploadsOutside,
  listeners: UploadListeners,
) {
  const { checks, clock, lanes, ledger, newId, onBug, storage, table, vault } = core;
  const uploads = createUploads({
    ...{ checks, clock, lanes, ledger, newId, onBug, ...outside },
    table: createUploadTable(storage),
    readPosted: createReadPosted({ readKey: vault.readKey, now: clock.now }),
    findCheck: table.get,
    onChange: listeners.changed,
    // The download's own verdict is that of the analysis.
    onFollow: async ({ downloadKey, sha256, checkId }) => {
      if (downloadKey !== null) await downloads.follow(downloadKey, sha256, checkId);
    },
  });
  core.onCheck(uploads.onCheck);
  return { uploads };
}
