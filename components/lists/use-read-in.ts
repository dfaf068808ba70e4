import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { ReadCounts } from '@/utils/domain/list';
import type { Result } from '@/utils/domain/result';
import type { SourceReading } from './read-source';

/** What reading a source says meanwhile, and what ends it. */
type Watched = Pick<SourceReading, 'signal' | 'onProgress'>;

export interface ReadIn<Done> {
  /** Null while nothing is read. */
  readonly progress: { readonly counts: ReadCounts; readonly share: number } | null;
  readonly failure: Failure | null;
  readonly start: (read: (watched: Watched) => Promise<Result<Done>>) => Promise<void>;
  readonly cancel: () => void;
}

const NOTHING: ReadCounts = { lines: 0, rows: 0, duplicates: 0, comments: 0, blank: 0, bad: 0 };

/** Reads a source in, once at a time; leaving the page ends it. */
export function useReadIn<Done>(onDone: (done: Done) => void): ReadIn<Done> {
  const [progress, setProgress] = useState<ReadIn<Done>['progress']>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  return {
    progress,
    failure,
    cancel: () => abort.current?.abort(),
    async start(read) {
      const own = new AbortController();
      abort.current = own;
      setFailure(null);
      setProgress({ counts: NOTHING, share: 0 });
      const onProgress = (counts: ReadCounts, share: number): void => setProgress({ counts, share });
      const done = await read({ signal: own.signal, onProgress });
      setProgress(null);
      if (done.ok) onDone(done.value);
      else if (done.failure.tag !== 'cancelled') setFailure(done.failure);
    },
  };
}
