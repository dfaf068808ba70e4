import { nextCursor, type SectionContent, type SectionPage } from './report-section';

/** VirusTotal stops counting here (virustotal-api.md §8). */
const COUNTS_TO = 200;

/**
 * How many there are, by the pages from the first one on: what was read, each once, where nothing follows; else
 * the first page's own count, or null where that tells nothing.
 */
export function totalOf(pages: readonly SectionPage[]): number | null {
  const [first] = pages;
  const last = pages.at(-1);
  if (!first || !last || first.content.shape === 'behaviour') return null;
  if (nextCursor(last.content) === null) {
    return new Set(pages.flatMap(({ content }) => keysOf(content))).size;
  }
  const { total } = first.content.page;
  return total !== null && total < COUNTS_TO ? total : null;
}

/** Names of a page's items; lists move while they are paged, and the same one may come twice. */
function keysOf(content: SectionContent): readonly string[] {
  if (content.shape === 'behaviour') return [];
  return content.page.items.map((item) => ('kind' in item ? `${item.kind} ${item.id}` : item.id));
}
