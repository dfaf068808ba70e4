import type { Services } from './compose';

/** Goes on with whatever a dead worker left behind: it is in the database, and going on twice does no harm. */
export function createGoOn({
  checks,
  downloads,
  lists,
  historyCopy,
  goOnWatching,
  onBug,
}: Services): () => void {
  const all = {
    resume: checks.resume,
    downloads: downloads.goOn,
    lists: lists.goOn,
    watchlist: goOnWatching,
    history: historyCopy.sync,
  };
  return () => {
    for (const [where, goOn] of Object.entries(all)) goOn().catch((error: unknown) => onBug(where, error));
  };
}
