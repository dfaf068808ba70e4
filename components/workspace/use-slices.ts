import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { Result } from '@/utils/domain/result';

/** Rows asked for at once. */
const SLICE = 100;

/** What answers a question for a part of a long list. */
export interface Sliced<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** A long list of which only what is looked at is here. */
export interface Slices<Reply extends Sliced<unknown>> {
  /** The newest answer, for what it says besides its rows; null before the first. */
  readonly latest: Reply | null;
  /** Null before the first answer. */
  readonly total: number | null;
  readonly failure: Failure | null;
  readonly at: (index: number) => Reply['rows'][number] | undefined;
  /** Asks for what is missing of these rows; `until` is not one of them. */
  readonly need: (from: number, until: number) => void;
  /** Something changed: what is looked at is asked for anew, and what is here stays until that comes. */
  readonly reload: () => void;
}

/**
 * Keeps a long list by slices. `ask` must be stable for one question (search, filter, order) and another function
 * for another: its first answer then replaces all that was there.
 */
export function useSlices<Reply extends Sliced<unknown>>(
  ask: (offset: number, limit: number) => Promise<Result<Reply>>,
): Slices<Reply> {
  const [, redraw] = useState(0);
  const here = useRef(new Map<number, Reply['rows']>());
  const pending = useRef(new Set<number>());
  const outdated = useRef(new Set<number>());
  const shown = useRef({ from: 0, until: 1 });
  const head = useRef<{ latest: Reply | null; failure: Failure | null }>({ latest: null, failure: null });
  const question = useRef(ask);

  const load = useCallback(async (slice: number): Promise<void> => {
    const asked = question.current;
    if (pending.current.has(slice)) return;
    pending.current.add(slice);
    outdated.current.delete(slice);
    const reply = await asked(slice * SLICE, SLICE);
    // The answer to a question that is no longer asked would flash by.
    if (asked !== question.current) return;
    pending.current.delete(slice);
    // Something changed while the answer was on its way: it may be of before.
    if (outdated.current.has(slice)) void load(slice);
    head.current = reply.ok
      ? { latest: reply.value, failure: null }
      : { ...head.current, failure: reply.failure };
    if (reply.ok) here.current.set(slice, reply.value.rows);
    redraw((n) => n + 1);
  }, []);

  const visible = useCallback((): number[] => {
    const first = Math.floor(shown.current.from / SLICE);
    const last = Math.max(first, Math.ceil(shown.current.until / SLICE) - 1);
    return Array.from({ length: last - first + 1 }, (_, n) => first + n);
  }, []);

  const reload = useCallback((): void => {
    const looked = visible();
    for (const slice of here.current.keys()) if (!looked.includes(slice)) here.current.delete(slice);
    for (const slice of looked) {
      outdated.current.add(slice);
      void load(slice);
    }
  }, [load, visible]);

  const need = useCallback(
    (from: number, until: number): void => {
      shown.current = { from, until };
      for (const slice of visible()) if (!here.current.has(slice)) void load(slice);
    },
    [load, visible],
  );

  useEffect(() => {
    question.current = ask;
    pending.current = new Set();
    outdated.current = new Set();
    here.current = new Map();
    shown.current = { from: 0, until: 1 };
    reload();
  }, [ask, reload]);

  return {
    latest: head.current.latest,
    total: head.current.latest?.total ?? null,
    failure: head.current.failure,
    at: (index) => here.current.get(Math.floor(index / SLICE))?.[index % SLICE],
    need,
    reload,
  };
}
