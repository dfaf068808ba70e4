import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type CheckState, type CheckView, lost } from '@/utils/domain/check';
import type { Failure } from '@/utils/domain/failure';
import type { Indicator } from '@/utils/domain/indicator';
import { parseReportFragment, type ReportAddress, reportFragment } from '@/utils/domain/report-address';
import type { Result } from '@/utils/domain/result';
import { type Call, callTwice } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import { askedFrom } from '../workspace/asked-from';

type ReportState = Extract<CheckState, { phase: 'report' }>;

export interface ReportHandle {
  readonly check: CheckView | null;
  /** What the last report of this object said: it stays while a re-scan is followed. */
  readonly shown: ReportState | null;
  /** The question itself failed: there is no check to show. */
  readonly failure: Failure | null;
  /**
   * What the page's address asks for, where that is nothing that can be opened; `gone` also beside a check that
   * nothing can be done with any more. Null otherwise.
   */
  readonly cannotOpen: 'nothing' | 'unreadable' | 'gone' | null;
  start(indicator: Indicator, refresh?: boolean): Promise<void>;
  answerSecrets(answer: 'keep' | 'remove'): Promise<void>;
  cancel(): Promise<void>;
  retry(): Promise<void>;
  submit(): Promise<void>;
  rescan(): Promise<void>;
}

/**
 * The report that the page's address names, kept up to date by pushes. The address follows what is shown, so that
 * it can be kept and opened again; what comes out of a private window is only ever named by its check.
 */
export function useReport(call: Call): ReportHandle {
  const [check, setCheck] = useState<CheckView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [cannotOpen, setCannotOpen] = useState<ReportHandle['cannotOpen']>(null);
  const shown = useRef<{ readonly of: string; readonly state: ReportState } | null>(null);
  const gone = useRef<string | null>(null);
  /** The address that is opened, or that follows what is. */
  const at = useRef<string | null>(null);
  /** Goes up with everything that is opened: an answer to what was asked before has come too late. */
  const turn = useRef(0);
  const id = check?.id ?? null;

  const take = useCallback((reply: Result<CheckView>): void => {
    setCannotOpen(null);
    if (reply.ok) setCheck(reply.value);
    setFailure(reply.ok ? null : reply.failure);
  }, []);
  const open = useCallback(
    async (address: ReportAddress): Promise<void> => {
      turn.current += 1;
      const mine = turn.current;
      setCheck(null);
      setFailure(null);
      setCannotOpen(null);
      if (address.asks === 'nothing' || address.asks === 'unreadable') return setCannotOpen(address.asks);
      const isCheck = address.asks === 'check';
      const reply = isCheck
        ? await callTwice('getCheck', { id: address.id })
        : await callTwice('openReport', address.object);
      if (turn.current !== mine) return;
      if (isCheck && isGone(reply)) setCannotOpen('gone');
      else take(reply);
    },
    [take],
  );

  useEffect(() => {
    const look = (): void => {
      if (at.current === location.hash) return;
      at.current = location.hash;
      void open(parseReportFragment(location.hash));
    };
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, [open]);
  useEffect(() => {
    if (id === null) return;
    return watch({ check: id }, (push) => {
      // What was opened meanwhile is not replaced by what was shown before.
      if (push.push === 'check') setCheck((now) => (now?.id === push.check.id ? push.check : now));
      if (push.push !== 'gone') return;
      gone.current = id;
      setCheck((now) => now && lost(now));
    });
  }, [id]);
  useEffect(() => {
    if (!check) return;
    followAddress(check);
    at.current = location.hash;
  }, [check]);

  if (check?.state.phase === 'report') shown.current = { of: check.id, state: check.state };
  const ofThis = shown.current?.of === id ? (shown.current?.state ?? null) : null;
  const onThis = async (name: 'cancelCheck' | 'retryCheck' | 'submit' | 'rescan'): Promise<void> => {
    if (check === null) return;
    const mine = turn.current;
    const reply = await call(name, { id: check.id });
    if (turn.current !== mine) return;
    // What the page shows was said, and stays: only the background has lost the check.
    if (!isGone(reply)) take(reply);
    else if (name === 'retryCheck') await start(check.indicator);
    else setCannotOpen('gone');
  };
  const start = async (indicator: Indicator, refresh = false): Promise<void> => {
    const from = askedFrom(check);
    turn.current += 1;
    const mine = turn.current;
    const reply = await call('startCheck', { indicator, origin: 'popup', secrets: 'ask', refresh, ...from });
    if (turn.current !== mine) return;
    // Going back leads to what was shown before.
    if (reply.ok) history.pushState(null, '', `#${checkFragment(reply.value)}`);
    take(reply);
  };
  return {
    check,
    shown: ofThis,
    failure,
    cannotOpen,
    start,
    answerSecrets: async (answer) => {
      const mine = turn.current;
      const reply = id === null ? null : await call('answerSecrets', { id, answer });
      if (reply === null || turn.current !== mine) return;
      if (isGone(reply)) setCannotOpen('gone');
      else take(reply);
    },
    cancel: () => onThis('cancelCheck'),
    // Only checks of private windows are lost; the background cannot know any more that this was one.
    retry: () => (check && gone.current === id ? start(check.indicator) : onThis('retryCheck')),
    submit: () => onThis('submit'),
    rescan: () => onThis('rescan'),
  };
}

function isGone(reply: Result<CheckView>): boolean {
  return !reply.ok && reply.failure.tag === 'not-found';
}

/** Replaced, not added: the way back does not lead through every state of one check. */
function followAddress(check: CheckView): void {
  const report = check.state.phase === 'report' && !check.ephemeral ? check.state.report : null;
  // Until there is a report, an address that names the object is the better one to keep.
  if (report === null && !check.ephemeral && parseReportFragment(location.hash).asks === 'object') return;
  const fragment = report ? reportFragment(report) : checkFragment(check);
  if (location.hash !== `#${fragment}`) history.replaceState(null, '', `#${fragment}`);
}

function checkFragment({ id }: CheckView): string {
  return new URLSearchParams({ check: id }).toString();
}
