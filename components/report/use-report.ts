import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type CheckState, type CheckView, lost } from '@/utils/domain/check';
import type { Failure } from '@/utils/domain/failure';
import type { Indicator } from '@/utils/domain/indicator';
import { parseReportFragment, type ReportAddress, reportFragment } from '@/utils/domain/report-address';
import type { Result } from '@/utils/domain/result';
import { type Call, callTwice } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';

type ReportState = Extract<CheckState, { phase: 'report' }>;

export interface ReportHandle {
  readonly check: CheckView | null;
  /** What the last report of this object said: it stays while a re-scan is followed. */
  readonly shown: ReportState | null;
  /** The question itself failed: there is no check to show. */
  readonly failure: Failure | null;
  /** What the page's address asks for, where that is nothing that can be opened; null otherwise. */
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
  const id = check?.id ?? null;

  const take = useCallback((reply: Result<CheckView>): void => {
    setCannotOpen(null);
    if (reply.ok) setCheck(reply.value);
    setFailure(reply.ok ? null : reply.failure);
  }, []);
  const open = useCallback(
    async (address: ReportAddress): Promise<void> => {
      setCheck(null);
      setFailure(null);
      if (address.asks === 'nothing' || address.asks === 'unreadable') return setCannotOpen(address.asks);
      if (address.asks === 'object') return take(await callTwice('openReport', address.object));
      const reply = await callTwice('getCheck', { id: address.id });
      if (reply.ok || reply.failure.tag !== 'not-found') take(reply);
      else setCannotOpen('gone');
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
      if (push.push === 'check' && push.check.id === id) setCheck(push.check);
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
    if (id !== null) take(await call(name, { id }));
  };
  const start = async (indicator: Indicator, refresh = false): Promise<void> => {
    const from = check === null ? {} : { from: check.id, ...(check.ephemeral && { ephemeral: true }) };
    const reply = await call('startCheck', { indicator, origin: 'popup', secrets: 'ask', refresh, ...from });
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
      if (id !== null) take(await call('answerSecrets', { id, answer }));
    },
    cancel: () => onThis('cancelCheck'),
    // Only checks of private windows are lost; the background cannot know any more that this was one.
    retry: () => (check && gone.current === id ? start(check.indicator) : onThis('retryCheck')),
    submit: () => onThis('submit'),
    rescan: () => onThis('rescan'),
  };
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
