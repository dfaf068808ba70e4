import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Result } from '@/utils/domain/result';

/** Something asked of the background: its answer, or null before the first one. */
export interface Loaded<Value> {
  readonly result: Result<Value> | null;
  readonly load: () => Promise<void>;
  /** Replaces the answer by one that came another way. */
  readonly put: (value: Value) => void;
}

/** Asks once when shown and again whenever the page comes back into view: another window may have changed it. */
export function useLoaded<Value>(ask: () => Promise<Result<Value>>): Loaded<Value> {
  const [result, setResult] = useState<Result<Value> | null>(null);

  const load = useCallback(async () => setResult(await ask()), [ask]);
  const put = useCallback((value: Value) => setResult({ ok: true, value }), []);

  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') void load();
    };
    void load();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [load]);

  return { result, load, put };
}
