import type { Page } from '@/utils/domain/community';
import { readUrl } from '@/utils/domain/read-url';
import type { Read, ReadContext } from './call';
import { type Fields, fieldsOf } from './schema-value';

/** VirusTotal gives at most 40 in a page and 300 in a search (virustotal-api.md §8). */
const ITEMS_MAX = 300;
const CURSOR_MAX = 4_000;

/**
 * A reader of `{"data": [ … ]}`. Elements that `parse` cannot read are left out: objects that VirusTotal does
 * not know stand in lists as errors (virustotal-api.md §2).
 */
export function readPage<Item>(
  parse: (item: unknown, context: ReadContext) => Item | undefined,
): Read<Page<Item>> {
  return (body, context) => {
    if (!Array.isArray(body.data)) return undefined;
    const items: Item[] = [];
    for (const element of body.data.slice(0, ITEMS_MAX)) {
      const item = parse(element, context);
      if (item !== undefined) items.push(item);
    }
    const meta = fieldsOf(body.meta);
    const total = Number.isSafeInteger(meta.count) && Number(meta.count) >= 0 ? Number(meta.count) : null;
    return { items, cursor: cursorOf(body, context.origin), total };
  };
}

/** `meta.cursor`, or the one in `links.next` where that stays at the configured API (faults.md §5.44). */
function cursorOf(body: Fields, origin: string): string | null {
  const cursor = fieldsOf(body.meta).cursor ?? cursorIn(fieldsOf(body.links).next, origin);
  if (typeof cursor !== 'string' || cursor === '' || cursor.length > CURSOR_MAX) return null;
  return cursor.isWellFormed() ? cursor : null;
}

function cursorIn(next: unknown, origin: string): string | null {
  const url = typeof next === 'string' ? readUrl(next) : null;
  return url?.origin === origin && !url.username && !url.password ? url.searchParams.get('cursor') : null;
}
