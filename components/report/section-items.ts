import type { SectionContent, SectionPage } from '@/utils/domain/report-section';

type Paged = Extract<SectionContent, { readonly page: unknown }>;
type Shape = Paged['shape'];
type ItemOf<S extends Shape> = Extract<Paged, { readonly shape: S }>['page']['items'][number];

/**
 * The items of all pages in order, each once: lists move while they are paged, and the same item may come back
 * on the next page.
 */
export function itemsOf<S extends Shape>(pages: readonly SectionPage[], shape: S): readonly ItemOf<S>[] {
  const byId = new Map<string, ItemOf<S>>();
  for (const { content } of pages) {
    if (!isOf(content, shape)) continue;
    for (const item of content.page.items) {
      const key = 'kind' in item ? `${item.kind} ${item.id}` : item.id;
      if (!byId.has(key)) byId.set(key, item as ItemOf<S>);
    }
  }
  return [...byId.values()];
}

function isOf<S extends Shape>(
  content: SectionContent,
  shape: S,
): content is Extract<Paged, { readonly shape: S }> {
  return content.shape === shape;
}
