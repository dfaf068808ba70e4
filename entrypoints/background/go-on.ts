import type { Services } from './compose';

/** Goes on with whatever a dead worker left behind: it is in the database, and going on twice does no harm. */
export function goOn(services: Services): void {
  const { checks, participation, downloads, holds, uploads, lists, goOnWatching, historyCopy, retention } =
    services;
  const all = {
    resume: checks.resume,
    outbox: participation.goOn,
    downloads: downloads.goOn,
    hold: holds.goOn,
    uploads: uploads.resume,
    lists: lists.goOn,
    watchlist: goOnWatching,
    history: historyCopy.sync,
    retention: retention.keepWithin,
  };
  for (const [where, goesOn] of Object.entries(all)) {
    goesOn().catch((error: unknown) => services.onBug(where, error));
  }
}

/** A file is leaving, and with a restart it would have to leave again from its first byte. */
export async function isSending({ uploads }: Services): Promise<boolean> {
  return (await uploads.unfinished()).some(({ posting }) => posting);
}

/** Something is under way that a restart of Assay would cut off. */
export async function isBusy({ participation, table, uploads }: Services): Promise<boolean> {
  if ((await table.unfinished()).length > 0 || (await uploads.unfinished()).length > 0) return true;
  return participation.isBusy();
}
