import { useCallback, useEffect, useState } from 'preact/hooks';
import { type CheckView, lost } from '@/utils/domain/check';
import type { Failure } from '@/utils/domain/failure';
import type { Result } from '@/utils/domain/result';
import { call } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';

/** The check of one file chosen by hand, kept up to date by pushes; closing the page stops nothing. */
export function useHandCheck() {
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
      // Of a private window, whose worker is gone: what it has not said it never will.
      if (push.push === 'gone') setCheck((before) => before && lost(before));
    });
  }, [id]);

  const start = useCallback(
    async (sha256: string, oneOfSeveral: boolean): Promise<void> => {
      const indicator = { kind: 'file', value: sha256 } as const;
      const order = { indicator, origin: 'file', secrets: 'ask' } as const;
      take(await call('startCheck', oneOfSeveral ? { ...order, lane: 'page' } : order));
    },
    [take],
  );
  /** From now on the row shows this check. */
  const turnTo = useCallback(
    async (checkId: string): Promise<void> => take(await call('getCheck', { id: checkId })),
    [take],
  );
  const onThis = async (name: 'cancelCheck' | 'retryCheck'): Promise<void> => {
    if (id !== null) take(await call(name, { id }));
  };
  return {
    check,
    failure,
    start,
    turnTo,
    retry: () => onThis('retryCheck'),
    cancel: () => onThis('cancelCheck'),
  };
}
