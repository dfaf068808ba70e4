import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** One person: what they know to ask about, and the list they run beside it. */
export interface Member {
  readonly token: string;
  /** Addresses of the gateway, the first first. */
  readonly doors: readonly string[];
  readonly known: readonly string[];
  readonly list: readonly string[];
  readonly seed: number;
}

/** What one person saw. */
export interface Told {
  readonly checks: number;
  readonly rows: number;
  readonly answers: number;
  readonly charged: number;
  readonly refused: number;
  readonly unauthorized: number;
  readonly failed: readonly string[];
  /** The longest check by hand, milliseconds. */
  readonly slowest: number;
  readonly asked: readonly string[];
}

/** Everybody at work, each in a thread of their own, from when all are there until then (Unix ms). */
export async function work(members: readonly Member[]): Promise<(until: number) => Promise<readonly Told[]>> {
  const workers = members.map(
    (member) => new Worker(new URL('./member.mjs', import.meta.url), { workerData: member }),
  );
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  return async (until) => {
    const ends = workers.map((worker) => once(worker, 'message'));
    for (const worker of workers) worker.postMessage(until);
    return (await Promise.all(ends)).map(([told]) => told);
  };
}
