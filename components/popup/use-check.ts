import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type CheckView, lost } from '@/utils/domain/check';
import type { Failure } from '@/utils/domain/failure';
import type { Result } from '@/utils/domain/result';
import type { StartCheck } from '@/utils/rpc/check-messages';
import { call } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import type { Opening } from './location';

export interface CheckHandle {
  readonly check: CheckView | null;
  /** The question itself failed: there is no check to show. */
  readonly failure: Failure | null;
  start(input: StartCheck): Promise<void>;
  open(id: string): Promise<void>;
  /** The text that the window was opened for; empty, and a failure to show, when nobody has it any more. */
  openText(id: string): Promise<string>;
  answerSecrets(answer: 'keep' | 'remove'): Promise<void>;
  cancel(): Promise<void>;
  retry(): Promise<void>;
  submit(): Promise<void>;
  rescan(): Promise<void>;
  /** Back to the empty popup; the check itself goes on. */
  leave(): void;
}

/**
 * The check the popup shows, kept up to date by pushes; closing the popup stops nothing. Every check names what
 * the window was opened with: out of a private window nothing is kept (DESIGN §4, privacy gate).
 */
export function useCheck({ check: openedCheck, textId, picture }: Opening): CheckHandle {
  const [check, setCheck] = useState<CheckView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const ephemeral = useRef(false);
  const gone = useRef<string | null>(null);
  const id = check?.id ?? null;
  const from = openedCheck ?? textId ?? picture;

  const take = useCallback((reply: Result<CheckView>): void => {
    if (reply.ok) setCheck(reply.value);
    setFailure(reply.ok ? null : reply.failure);
  }, []);

  useEffect(() => {
    if (id === null) return;
    return watch({ check: id }, (push) => {
      if (push.push === 'check' && push.check.id === id) setCheck(push.check);
      if (push.push !== 'gone') return;
      gone.current = id;
      setCheck((now) => now && lost(now));
    });
  }, [id]);

  const start = async (input: StartCheck): Promise<void> => {
    const inherited = { ...(from !== null && { from }), ...(ephemeral.current && { ephemeral: true }) };
    take(await call('startCheck', { ...input, ...inherited }));
  };
  const onThis = async (name: 'cancelCheck' | 'retryCheck' | 'submit' | 'rescan'): Promise<void> => {
    if (id !== null) take(await call(name, { id }));
  };

  return {
    check,
    failure,
    start,
    open: async (which) => take(await call('getCheck', { id: which })),
    openText: async (which) => {
      const reply = await call('openedText', { id: which });
      if (!reply.ok) setFailure({ tag: 'internal', detail: 'openedText' });
      ephemeral.current = reply.ok && reply.value.ephemeral;
      return reply.ok ? reply.value.text : '';
    },
    answerSecrets: async (answer) => {
      if (id !== null) take(await call('answerSecrets', { id, answer }));
    },
    cancel: () => onThis('cancelCheck'),
    retry: async () => {
      if (check === null || gone.current !== id) return onThis('retryCheck');
      // Only checks of private windows are lost; the background cannot know any more that this was one.
      ephemeral.current = true;
      await start({ indicator: check.indicator, origin: check.origin, secrets: 'ask' });
    },
    submit: () => onThis('submit'),
    rescan: () => onThis('rescan'),
    leave: () => {
      setCheck(null);
      setFailure(null);
    },
  };
}
