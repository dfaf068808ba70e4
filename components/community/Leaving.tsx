import { useEffect, useRef } from 'preact/hooks';
import type { OutboxEntry } from '@/utils/domain/participation';
import { Rich } from '../parts/Rich';
import { useNow } from '../parts/use-now';
import { countdown, t } from '../text';
import { leavingKey } from './deed-text';

interface LeavingProps {
  readonly entry: OutboxEntry;
  readonly busy: boolean;
  /** It was said in this page, and not in another one. */
  readonly ours: boolean;
  readonly onUndo: () => void;
}

/** What is about to be published, how long it can be undone, and the button for it. */
export function Leaving({ entry, busy, ours, onUndo }: LeavingProps) {
  const { what, state } = entry;
  const now = useNow(true);
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that was pressed is gone: whoever works by keyboard goes on here.
    if (ours && document.activeElement === document.body) undo.current?.focus();
  }, [ours]);

  const until = state.phase === 'held' ? state.leavesAt : state.phase === 'sending' ? state.waitsUntil : null;
  if (until === null) return null;
  const timer = <span role="timer">{countdown(until - now)}</span>;
  return (
    <fieldset class="com-leaving" aria-label={t('comLeavingName')}>
      <p>
        <Rich message={state.phase === 'held' ? leavingKey(what) : 'comWaits'} values={[timer]} />{' '}
        <span class="small dim">{t('comLeavesAnyway')}</span>
      </p>
      <button type="button" class="btn sm" ref={undo} disabled={busy} onClick={onUndo}>
        {t('undo')}
      </button>
    </fieldset>
  );
}
