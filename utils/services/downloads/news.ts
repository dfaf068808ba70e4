import type { DownloadView } from '@/utils/domain/download';
import { type DownloadFilter, filterOf } from '@/utils/domain/download';
import type { Settings } from '@/utils/domain/settings';
import { type DownloadRow, viewOf } from './row';
import type { DownloadTable } from './table';

/** How many of a burst ended how. */
export type BurstCounts = Readonly<Record<Exclude<DownloadFilter, 'all'>, number>>;

/** What a notification says: one file, or all of a burst in one. */
export type News =
  | { readonly about: 'one'; readonly download: DownloadView }
  | {
      readonly about: 'many';
      readonly burst: number;
      readonly counts: BurstCounts;
      /** Of all that it is about: what was told of one of them before is told here now. */
      readonly keys: readonly string[];
    };

/**
 * What to tell when a download has come to rest; null when nobody wants to know. A burst is told of once, at its
 * end, and each time that something was found (DESIGN §5, faults.md §4.51).
 */
export async function newsOf(
  row: DownloadRow,
  { downloadNotify }: Pick<Settings, 'downloadNotify'>,
  table: Pick<DownloadTable, 'ofBurst'>,
): Promise<News | null> {
  if (downloadNotify === 'never' || isSilent(row)) return null;
  const always = downloadNotify === 'always';
  if (row.burst === null) {
    return always || wasFound(row) ? { about: 'one', download: viewOf(row) } : null;
  }
  const all = await table.ofBurst(row.burst);
  const over = all.every(({ active }) => active === undefined);
  if (!wasFound(row) && !(over && (always || all.some(wasFound)))) return null;
  return { about: 'many', burst: row.burst, counts: countsOf(all), keys: all.map(({ key }) => key) };
}

/** What the user did, or what was left alone, is no news. */
function isSilent({ stage, failure }: DownloadRow): boolean {
  return stage === 'skipped' || stage === 'asking' || failure?.tag === 'cancelled';
}

export function wasFound({ verdict }: Pick<DownloadRow, 'verdict'>): boolean {
  return verdict?.name === 'malicious' || verdict?.name === 'suspicious';
}

function countsOf(rows: readonly DownloadRow[]): BurstCounts {
  const of = (name: string): number => rows.filter((row) => filterOf(row) === name).length;
  return {
    malicious: of('malicious'),
    suspicious: of('suspicious'),
    'nothing-found': of('nothing-found'),
    unknown: of('unknown'),
    'not-checked': of('not-checked'),
  };
}

/** What the badge says: work, the worst that ended since the user last looked, or nothing. */
export type BadgeNews = 'working' | Pick<DownloadView, 'verdict'> | null;

/** `held` are the downloads that are held now; one that waits for the user's word stays news until it has it. */
export async function badgeOf(table: DownloadTable, held: readonly DownloadView[] = []): Promise<BadgeNews> {
  const isWorking = held.some(({ verdict }) => verdict === null);
  if (isWorking || (await table.unfinished()).length > 0) return 'working';
  const viewedAt = await table.viewedAt();
  const rows = await table.all();
  const fresh = rows.filter(
    ({ stage, updatedAt, decided }) => stage === 'checked' && updatedAt > viewedAt && decided === null,
  );
  return [...held, ...fresh].toSorted((a, b) => weight(b) - weight(a))[0] ?? null;
}

function weight({ verdict }: Pick<DownloadView, 'verdict'>): number {
  if (verdict?.name === 'malicious') return 1_000 + verdict.reading;
  if (verdict?.name === 'suspicious') return 100 + verdict.reading;
  return verdict?.name === 'unknown' ? 1 : 0;
}
