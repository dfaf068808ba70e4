import type { Services } from './compose';

/** Whatever a dead worker left behind is in the database; going on twice does no harm. */
export function goOn({ checks, downloads, holds, participation, uploads, onBug }: Services): void {
  const report = (where: string) => (error: unknown) => onBug(where, error);
  checks.resume().catch(report('resume'));
  participation.goOn().catch(report('outbox'));
  downloads.goOn().catch(report('downloads'));
  holds.goOn().catch(report('hold'));
  uploads.resume().catch(report('uploads'));
}

/** Something is under way that a restart of Assay would cut off. */
export async function isBusy({ participation, table, uploads }: Services): Promise<boolean> {
  if ((await table.unfinished()).length > 0 || (await uploads.unfinished()).length > 0) return true;
  return participation.isBusy();
}
