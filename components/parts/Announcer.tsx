import { useRef } from 'preact/hooks';
import type { CheckView } from '@/utils/domain/check';
import { SECOND } from '@/utils/domain/duration';
import type { BandText } from './band-text';

const LAST_CALL = 10 * SECOND;

/**
 * The live region: one polite message for each change of state. A countdown speaks when it starts and at ten
 * seconds, never in between (LOOK §7).
 */
export function Announcer({ check, now, text }: { check: CheckView; now: number; text: BandText }) {
  const said = useRef({ moment: '', message: '' });
  const moment = momentOf(check, now, text);
  if (said.current.moment !== moment) {
    said.current = { moment, message: [text.title, ...text.says].join(' ') };
  }
  return (
    <p class="unseen" role="status" aria-live="polite">
      {said.current.message}
    </p>
  );
}

function momentOf({ id, state }: CheckView, now: number, text: BandText): string {
  const last = state.phase === 'waiting' && state.wait.until - now <= LAST_CALL;
  const looks = state.phase === 'analysing' ? state.looks : '';
  // A failure's sentence may come after its title.
  return [id, state.phase, looks, last, !text.says[0], text.title].join(' ');
}
