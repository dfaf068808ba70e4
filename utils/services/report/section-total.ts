import { nextCursor, type SectionPage } from '@/utils/domain/report-section';

/** VirusTotal stops counting here (virustotal-api.md §8). */
const COUNTS_TO = 200;

/** How many there are, by the first page: its own count, or its length where nothing follows; null where neither tells. */
export function totalOf({ content }: SectionPage): number | null {
  if (content.shape === 'behaviour') return null;
  const { items, total } = content.page;
  if (nextCursor(content) === null) return items.length;
  return total !== null && total < COUNTS_TO ? total : null;
}
