import { SECOND } from '@/utils/domain/duration';
import type { StepTools } from './parts';
import type { CheckRow } from './row';

/** How often a check without a connection looks for one. Looking costs nothing: no request is sent. */
const LOOK_EVERY = 30 * SECOND;

/** Waits until the browser has a connection, then lets the check go on where it was (DESIGN §4, failures). */
export async function waitForConnection(tools: StepTools, row: CheckRow): Promise<CheckRow> {
  await tools.clock.wait(tools.clock.now() + LOOK_EVERY, tools.signal);
  if (!tools.isOnline() || tools.signal.aborted) return row;
  // After a scan the object itself is read, never the cache: that holds the report from before.
  return { ...row, stage: row.following ? 'read-back' : 'look-up' };
}
