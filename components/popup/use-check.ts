import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CheckView } from '@/utils/domain/check';
import type { Failure } from '@/utils/domain/failure';
import type { Result } from '@/utils/domain/result';
import { call } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import type { StartCheck } from '@/utils/rpc/protocol';

export interface CheckHandle {
  readonly check: CheckView | null;
  /** The question itself failed: there is no check to show. */
  readonly failure: Failure | null;
  start(input: StartCheck): Promise<void>;
  open(id: string): Promise<void>;
  answerSecrets(answer: 'keep' | 'remove'): Promise<void>;
  cancel(): Promise<void>;
  retry(): Promise<void>;
  submit(): Promise<void>;
  rescan(): Promise<void>;
  /** Back to the empty popup; the check itself goes on. */
  leave(): void;
}

/** The check the popup shows, kept up to date by pushes; closing the popup stops nothing. */
export function useCheck(): CheckHandle {
  const [check, setCheck] = useState<CheckView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const id = check?.id ?? null;

  const take = useCallback((reply: Result<CheckView>): void => {
    if (reply.ok) setCheck(reply.value);
    setFailure(reply.ok ? null : reply.failure);
  }, []);

  useEffect(() => {
    if (id === null) return;
    return watch({ check: id }, (push) => {
      if (push.push === 'check' && push.check.id === id) setCheck(push.check);
    });
  }, [id]);

  const onThis = async (name: 'cancelCheck' | 'retryCheck' | 'submit' | 'rescan'): Promise<void> => {
    if (id !== null) take(await call(name, { id }));
  };

  return {
    check,
    failure,
    start: async (input) => take(await call('startCheck', input)),
    open: async (which) => take(await call('getCheck', { id: which })),
    answerSecrets: async (answer) => {
      if (id !== null) take(await call('answerSecrets', { id, answer }));
    },
    cancel: () => onThis('cancelCheck'),
    retry: () => onThis('retryCheck'),
    submit: () => onThis('submit'),
    rescan: () => onThis('rescan'),
    leave: () => {
      setCheck(null);
      setFailure(null);
    },
  };
}
