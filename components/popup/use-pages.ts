import { useState } from 'preact/hooks';
import type { Page } from '@/utils/domain/community';
import type { Failure } from '@/utils/domain/failure';
import type { Result } from '@/utils/domain/result';

export interface Pages<Item> {
  /** Null before the first page was asked for. */
  readonly items: readonly Item[] | null;
  /** When the first page came, Unix ms. */
  readonly readAt: number | null;
  readonly more: boolean;
  readonly loading: boolean;
  readonly failure: Failure | null;
  /** Asks for the next page: one request. */
  load(): Promise<void>;
}

/** A list that is fetched a page at a time, each only when asked for, because each costs a request. */
export function usePages<Item>(
  fetchPage: (cursor: string | null) => Promise<Result<Page<Item>>>,
): Pages<Item> {
  const [items, setItems] = useState<readonly Item[] | null>(null);
  const [readAt, setReadAt] = useState<number | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [loading, setLoading] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  return {
    items,
    readAt,
    more: cursor !== null,
    loading,
    failure,
    load: async () => {
      setLoading(true);
      setFailure(null);
      const reply = await fetchPage(cursor);
      setLoading(false);
      if (!reply.ok) return setFailure(reply.failure);
      if (!items) setReadAt(Date.now());
      setItems([...(items ?? []), ...reply.value.items]);
      setCursor(reply.value.cursor);
    },
  };
}
