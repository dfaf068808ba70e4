import { type CheckState, hasEnded } from '@/utils/domain/check';
import { SECOND } from '@/utils/domain/duration';
import type { Worker, World } from './worker';

/** Small enough that nothing is late by more than this when the machine is slow to settle. */
const STEP = 5 * SECOND;
const STEPS = 400;

/** Lets time pass, five seconds at a time, until the check has ended; gives up after half an hour. */
export async function endOf(world: World, worker: Worker, id: string): Promise<CheckState> {
  for (let step = 0; step < STEPS; step += 1) {
    await world.settle();
    const state = (await worker.checks.get(id))?.state;
    const unfinished = await worker.table.unfinished();
    if (state && hasEnded(state) && unfinished.every((row) => row.id !== id)) return state;
    await world.clock.advance(STEP);
  }
  throw new Error('the check does not end');
}
