import {
  DOWNLOAD_FILTERS,
  type DownloadFilter,
  type DownloadList,
  type DownloadView,
  filterOf,
} from '@/utils/domain/download';

interface Wanted {
  readonly search: string;
  readonly filter: DownloadFilter;
  readonly limit: number;
}

/** The part of the list that a page asked for; names, addresses and hashes are searched, case does not matter. */
export function listOf(views: readonly DownloadView[], { search, filter, limit }: Wanted): DownloadList {
  const sought = search.trim().toLowerCase();
  const found = views.filter(({ name, url, sha256 }) =>
    [name, url, sha256].some((text) => text?.toLowerCase().includes(sought)),
  );
  const of = (chip: DownloadFilter): readonly DownloadView[] =>
    chip === 'all' ? found : found.filter((view) => filterOf(view) === chip);
  const counts = Object.fromEntries(DOWNLOAD_FILTERS.map((chip) => [chip, of(chip).length]));
  const rows = of(filter);
  return {
    rows: rows.slice(0, Math.max(0, limit)),
    total: rows.length,
    counts: counts as DownloadList['counts'],
  };
}
