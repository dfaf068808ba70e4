import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { ReadCounts } from '@/utils/domain/list';
import type { TableChoice } from '@/utils/domain/list-reader';
import type { Call } from '@/utils/rpc/client';
import { importList, type ListSource } from './import-list';

interface Wanted {
  readonly name: string;
  readonly source: ListSource;
  readonly table: TableChoice | null;
}

export interface ReadIn {
  /** Null while nothing is read. */
  readonly progress: { readonly counts: ReadCounts; readonly share: number } | null;
  readonly failure: Failure | null;
  readonly start: (wanted: Wanted) => Promise<void>;
  readonly cancel: () => void;
}

const NOTHING: ReadCounts = { lines: 0, rows: 0, duplicates: 0, comments: 0, blank: 0, bad: 0 };

/** Reads a list in, once at a time; leaving the page ends it, and takes away what was begun. */
export function useReadIn(call: Call, onDone: (list: string) => void): ReadIn {
  const [progress, setProgress] = useState<ReadIn['progress']>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  return {
    progress,
    failure,
    cancel: () => abort.current?.abort(),
    async start(wanted) {
      const own = new AbortController();
      abort.current = own;
      setFailure(null);
      setProgress({ counts: NOTHING, share: 0 });
      const onProgress = (counts: ReadCounts, share: number): void => setProgress({ counts, share });
      const read = await importList({ ...wanted, call, signal: own.signal, onProgress });
      setProgress(null);
      if (read.ok) onDone(read.value.id);
      else if (read.failure.tag !== 'cancelled') setFailure(read.failure);
    },
  };
}
