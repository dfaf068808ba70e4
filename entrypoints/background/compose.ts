import type { DownloadsDoor } from '@/utils/services/downloads/door';
import { type CoreListeners, type CoreOutside, composeCore } from './compose-core';
import { composeDownloads, type DownloadListeners } from './compose-downloads';
import { composeLists, type ListListeners } from './compose-lists';
import { composeWatch, type WatchListeners, type WatchOutside } from './compose-watch';

/** Everything of the world that the services are handed: the browser in the extension, fakes in a test. */
export interface Outside extends CoreOutside {
  readonly downloads: DownloadsDoor;
  readonly watch: Pick<WatchOutside, 'notices' | 'send' | 'mayReach'>;
}

/** Where changes are told. */
export interface Listeners extends CoreListeners {
  readonly downloads: DownloadListeners;
  readonly lists: ListListeners;
  readonly watch: WatchListeners;
}

/** The services, made once a worker. Nothing is awaited: the database opens with the first question. */
export function composeServices(outside: Outside, listeners: Listeners) {
  const core = composeCore(outside, listeners);
  const downloads = composeDownloads(core, outside.downloads, listeners.downloads);
  const lists = composeLists(core, outside, listeners.lists);
  const watch = composeWatch(core, { ...outside, ...outside.watch }, listeners.watch);

  /** When the browser starts: numbers of tabs mean nothing any more, and old rows are nobody's. */
  async function tidy(): Promise<void> {
    await core.tidy();
    await downloads.downloadTable.sweep(core.clock.now());
    await watch.tidyWatch();
  }

  return { ...core, ...downloads, ...lists, ...watch, tidy };
}

export type Services = ReturnType<typeof composeServices>;
