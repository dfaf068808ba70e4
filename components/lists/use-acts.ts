import { useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { RowView } from '@/utils/domain/list';
import type { Result } from '@/utils/domain/result';
import { call } from '@/utils/rpc/client';
import { openReport } from '../workspace/open-report';
import type { RowAct } from './RowActs';

/** What can be done with a list, and why the last of it was not done. */
export interface Acts {
  readonly failure: Failure | null;
  readonly start: (submitUnknown: boolean) => void;
  readonly pause: () => void;
  readonly cancel: () => void;
  readonly retryFailed: () => void;
  readonly rename: (name: string) => void;
  readonly remove: () => void;
  /** For one row, or for all that are held for a secret. */
  readonly answer: (n: number | null, answer: 'keep' | 'remove') => void;
  readonly row: (act: Exclude<RowAct, 'decide'>, row: RowView) => void;
}

export function useActs(list: string, reload: () => void): Acts {
  const [failure, setFailure] = useState<Failure | null>(null);

  const after = async (reply: Promise<Result<unknown>>): Promise<void> => {
    const done = await reply;
    setFailure(done.ok ? null : done.failure);
    reload();
  };

  return {
    failure,
    start: (submitUnknown) => void after(call('startList', { list, submitUnknown })),
    pause: () => void after(call('pauseList', { list })),
    cancel: () => void after(call('cancelList', { list })),
    retryFailed: () => void after(call('retryRows', { list, n: null })),
    rename: (name) => void after(call('renameList', { list, name })),
    answer: (n, answer) => void after(call('answerRows', { list, n, answer })),
    remove: () =>
      void call('removeList', { list }).then((reply) => {
        if (reply.ok) location.hash = 'lists';
        else setFailure(reply.failure);
      }),
    row(act, { n, indicator }) {
      if (act === 'open') void openReport(call, indicator).then(setFailure);
      if (act === 'raise') void after(call('raiseRow', { list, n }));
      if (act === 'retry') void after(call('retryRows', { list, n }));
      if (act === 'remove') void after(call('removeRow', { list, n }));
    },
  };
}
