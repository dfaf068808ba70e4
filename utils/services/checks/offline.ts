import { SECOND } from '@/utils/domain/duration';
import type { StepTools } from './parts';
import type { CheckRow } from './row';

/** How often a check without a connection looks for one. Looking costs nothing: no request is sent. */
const LOOK_EVERY = 30 * SECOND;

/** Waits until the browser has a connection, then lets the check start over (DESIGN §4, failures). */
export async function waitForConnection(tools: StepTools, row: CheckRow): Promise<CheckRow> {
  await tools.clock.wait(tools.clock.now() + LOOK_EVERY, tools.signal);
  return tools.isOnline() && !tools.signal.aborted ? { ...row, stage: 'look-up' } : row;
}
