import { MINUTE } from '@/utils/domain/duration';
import type { Worker, World } from './worker';

/**
 * Runs `act` with a worker that dies at its step number `at`, for so many half minutes at most; says whether it got
 * that far.
 */
export async function killedAt(
  world: World,
  at: number,
  rounds: number,
  act: (worker: Worker) => Promise<unknown>,
): Promise<boolean> {
  const worker = world.born();
  let steps = 0;
  worker.onStep = () => {
    steps += 1;
    if (steps === at) worker.kill();
  };
  void act(worker).catch(() => undefined);
  for (let round = 0; round < rounds && steps < at; round += 1) {
    await world.settle();
    await world.clock.advance(MINUTE / 2);
  }
  worker.kill();
  return steps >= at;
}

/** Every step in turn, until one run survives because it has fewer steps; how many there are. */
export async function atEveryStep(run: (at: number) => Promise<boolean>): Promise<number> {
  for (let at = 1; ; at += 1) if (!(await run(at))) return at - 1;
}
