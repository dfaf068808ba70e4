import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Result } from '@/utils/domain/result';
import { watch } from '@/utils/rpc/live';
import type { Topic } from '@/utils/rpc/protocol';

/** Something asked of the background that is kept current; null before the first answer. */
export interface Current<Value> {
  readonly result: Result<Value> | null;
  readonly reload: () => void;
}

/**
 * Asks at once, whenever `topic` says that something changed, and when the page comes into view again. One
 * question is open at a time: a burst of changes costs two. `ask` must be stable.
 */
export function useTopic<Value>(topic: Topic, ask: () => Promise<Result<Value>>): Current<Value> {
  const [result, setResult] = useState<Result<Value> | null>(null);
  const asking = useRef(false);
  const again = useRef(false);

  const load = useCallback(async (): Promise<void> => {
    again.current = true;
    if (asking.current || document.visibilityState === 'hidden') return;
    asking.current = true;
    while (again.current) {
      again.current = false;
      setResult(await ask());
    }
    asking.current = false;
  }, [ask]);

  useEffect(() => {
    const look = (): void => void load();
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [load]);
  useEffect(() => watch(topic, (push) => push.push === 'changed' && void load()), [topic, load]);

  return { result, reload: () => void load() };
}
