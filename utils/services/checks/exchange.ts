import type { Wait } from '@/utils/domain/quota';
import type { LaneReply, LaneRequest } from '../quota/lanes';
import type { StepTools } from './parts';
import type { CheckRow } from './row';

type Ask<T> = Pick<LaneRequest<T>, 'call' | 'label' | 'repeat'>;

interface Exchanged<T> {
  /** The row as it is now: with the request counted. */
  readonly row: CheckRow;
  readonly reply: LaneReply<T>;
}

/**
 * Sends one request for a check through its lane. The row is written down before the request leaves, so that
 * a worker that dies afterwards knows that it left; while it waits, the surfaces see place and time.
 */
export async function exchange<T>(tools: StepTools, row: CheckRow, ask: Ask<T>): Promise<Exchanged<T>> {
  let current = row;
  const publishes = ask.repeat === 'once';

  function waits(wait: Wait, place: number, inLine: number): void {
    current = { ...current, state: { phase: 'waiting', wait, place, inLine } };
    void tools.note(current);
  }

  const reply = await tools.lanes.send<T>({
    ...ask,
    lane: row.lane,
    order: row.startedAt,
    signal: tools.signal,
    onWait: waits,
    onLeave: async () => {
      current = { ...current, spent: current.spent + 1, posting: publishes, state: row.state };
      await tools.note(current);
    },
  });
  return { row: current, reply };
}
