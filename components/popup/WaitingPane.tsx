import { Ruler } from '../parts/Ruler';
import type { PaneProps } from './CheckPane';

const RULER_WIDTH = 368;

/** The sliding minute, drawn while a check waits for its slot. */
export function WaitingPane({ check, quota, now }: PaneProps) {
  const { state } = check;
  if (state.phase !== 'waiting' || state.wait.window !== 'minute' || quota === null) return null;
  return (
    <div class="ruler-box">
      <Ruler quota={quota} now={now} until={state.wait.until} width={RULER_WIDTH} />
    </div>
  );
}
