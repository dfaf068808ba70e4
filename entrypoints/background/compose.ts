import { type CoreListeners, type CoreOutside, composeCore } from './compose-core';
import { composeDownloads, type DownloadListeners, type DownloadsOutside } from './compose-downloads';
import { composeLists, type ListListeners } from './compose-lists';
import { composeParticipation, type OutboxListeners } from './compose-participation';
import { composeReport } from './compose-report';
import { composeRetention } from './compose-retention';
import { composeTransfer } from './compose-transfer';
import { composeUploads, type UploadListeners, type UploadsOutside } from './compose-uploads';
import { composeWatch, type WatchListeners, type WatchOutside } from './compose-watch';

/** Everything of the world that the services are handed: the browser in the extension, fakes in a test. */
export interface Outside extends CoreOutside {
  readonly downloads: DownloadsOutside;
  readonly uploads: UploadsOutside;
  readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
  readonly watch: Pick<WatchOutside, 'notices' | 'send' | 'mayReach'>;
}

/** Where changes are told. */
export interface Listeners extends CoreListeners {
  readonly downloads: DownloadListeners;
  readonly uploads: UploadListeners;
  readonly outbox: OutboxListeners;
  readonly lists: ListListeners;
  readonly watch: WatchListeners;
}

/** The services, made once a worker. Nothing is awaited: the database opens with the first question. */
export function composeServices(outside: Outside, listeners: Listeners) {
  const core = composeCore(outside, listeners);
  const downloads = composeDownloads(core, outside.downloads, listeners.downloads);
  const uploads = composeUploads(core, downloads.downloads, outside.uploads, listeners.uploads);
  const report = composeReport(core, outside);
  const taking = composeParticipation(core, report, outside, listeners.outbox);
  const lists = composeLists(core, outside, listeners.lists);
  const watch = composeWatch(core, { ...outside, ...outside.watch }, listeners.watch);
  const kept = composeRetention(core, { ...downloads, ...uploads, ...taking, ...watch });

  /** When the browser starts: numbers of tabs mean nothing any more, and old rows are nobody's. */
  async function tidy(): Promise<void> {
    await core.cards.clear();
    await kept.retention.keepWithin();
  }

  const transfer = composeTransfer(core, lists, watch, outside.randomBytes);
  const { mayReach } = outside.watch;
  return {
    ...core,
    mayReach,
    ...downloads,
    ...uploads,
    ...report,
    ...taking,
    ...lists,
    ...watch,
    ...transfer,
    ...kept,
    tidy,
  };
}

export type Services = ReturnType<typeof composeServices>;
