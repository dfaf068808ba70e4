import { useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { Result } from '@/utils/domain/result';
import type { WatchPeriod, WatchView } from '@/utils/domain/watch';
import { call, callTwice } from '@/utils/rpc/client';
import { openReport } from '../workspace/open-report';
import type { EntryAct } from './EntryLine';

type Keys = readonly string[] | 'all';
type Change = { readonly period?: WatchPeriod | null; readonly paused?: boolean };

export interface EntryActs {
  readonly failure: Failure | null;
  readonly set: (keys: Keys, change: Change) => void;
  readonly checkAll: () => void;
  readonly remove: (keys: Keys, count: number) => void;
  readonly entry: (act: EntryAct, entry: WatchView) => void;
  readonly dismissRestored: () => void;
  /** What was just removed, and the way back. */
  readonly undo: { readonly id: string; readonly count: number } | null;
  readonly takeBack: () => void;
  readonly forgetUndo: () => void;
}

/** What can be done with entries, and why the last of it was not done. */
export function useEntryActs(reload: () => void): EntryActs {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [undo, setUndo] = useState<EntryActs['undo']>(null);

  const after = async <Value>(reply: Promise<Result<Value>>): Promise<Value | null> => {
    const done = await reply;
    setFailure(done.ok ? null : done.failure);
    reload();
    return done.ok ? done.value : null;
  };
  const set = (keys: Keys, change: Change): void => void after(callTwice('setWatch', { keys, ...change }));
  const remove = (keys: Keys, count: number): void =>
    void after(call('removeWatch', { keys })).then(
      (removed) => removed && setUndo({ id: removed.undo, count }),
    );

  return {
    failure,
    set,
    remove,
    checkAll: () => void after(call('checkWatch', { keys: 'all' })),
    entry(act, { key, indicator }) {
      if (act === 'open') void openReport(call, indicator).then(setFailure);
      if (act === 'check') void after(call('checkWatch', { keys: [key] }));
      if (act === 'pause' || act === 'resume') set([key], { paused: act === 'pause' });
      if (act === 'remove') remove([key], 1);
    },
    dismissRestored: () => void after(callTwice('dismissRestored', null)),
    undo,
    takeBack() {
      if (!undo) return;
      setUndo(null);
      void after(call('undoRemoval', { undo: undo.id }));
    },
    forgetUndo: () => setUndo(null),
  };
}
