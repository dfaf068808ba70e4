import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { DownloadFilter, DownloadList } from '@/utils/domain/download';
import type { Result } from '@/utils/domain/result';
import type { Call } from '@/utils/rpc/client';
import type { watch as watchLive } from '@/utils/rpc/live';

/** Rows asked for at first and with each “Show more”. */
const PAGE = 200;
/** After so many milliseconds without a key press the search is asked. */
const PAUSE = 150;

/** The list as the page shows it, and the ways to ask for another part of it. */
export interface Downloads {
  /** Null before the first answer. */
  readonly result: Result<DownloadList> | null;
  readonly search: string;
  readonly filter: DownloadFilter;
  readonly setSearch: (text: string) => void;
  readonly setFilter: (filter: DownloadFilter) => void;
  readonly showMore: () => void;
  readonly reload: () => void;
}

/**
 * Reads the list anew at every push and every change of search, filter or length. One question is open at a
 * time; what changes meanwhile is one more question after it, so that a burst of pushes costs two.
 */
export function useDownloads(call: Call, watch: typeof watchLive): Downloads {
  const [result, setResult] = useState<Result<DownloadList> | null>(null);
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<DownloadFilter>('all');
  const [limit, setLimit] = useState(PAGE);
  const wanted = useRef({ search, filter, limit });
  wanted.current = { search, filter, limit };
  const reading = useRef(false);
  const again = useRef(false);

  const reload = useCallback(async (): Promise<void> => {
    again.current = true;
    // Asking counts as looking at it: not before somebody does.
    if (reading.current || document.visibilityState === 'hidden') return;
    reading.current = true;
    while (again.current) {
      again.current = false;
      const asked = wanted.current;
      const reply = await call('listDownloads', { ...asked, search: asked.search.trim() });
      // The answer to a question that is no longer asked would flash by.
      const { search: nowSearched, filter: nowFiltered } = wanted.current;
      if (asked.search === nowSearched && asked.filter === nowFiltered) setResult(reply);
    }
    reading.current = false;
  }, [call]);

  useEffect(() => watch('downloads', (push) => push.push === 'changed' && void reload()), [watch, reload]);
  useEffect(() => {
    const look = (): void => void reload();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [reload]);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what the question is made of.
  useEffect(() => {
    const pause = setTimeout(() => void reload(), first.current || search === '' ? 0 : PAUSE);
    first.current = false;
    return () => clearTimeout(pause);
  }, [reload, search, filter, limit]);

  return {
    result,
    search,
    filter,
    setSearch: (text) => {
      setSearch(text);
      setLimit(PAGE);
    },
    setFilter: (next) => {
      setFilter(next);
      setLimit(PAGE);
    },
    showMore: () => setLimit((shown) => shown + PAGE),
    reload: () => void reload(),
  };
}
