import { logAbout } from '@/utils/domain/log-about';
import type { Wait } from '@/utils/domain/quota';
import { failed } from '@/utils/domain/result';
import type { LaneReply, LaneRequest } from '../quota/lanes';
import { staysHere } from './gate';
import type { StepTools } from './parts';
import { type CheckRow, requested } from './row';

type Ask<T> = Pick<LaneRequest<T>, 'call' | 'label' | 'repeat'>;

interface Exchanged<T> {
  /** The row as it is now: with the request counted. */
  readonly row: CheckRow;
  readonly reply: LaneReply<T>;
}

/**
 * Sends one request for a check through its lane. The row is written down before the request leaves, so that
 * a worker that dies afterwards knows that it left; while it waits, the surfaces see place and time. The gate
 * is asked once more at the last moment: hours may have passed, and the user's list may have grown.
 */
export async function exchange<T>(tools: StepTools, row: CheckRow, ask: Ask<T>): Promise<Exchanged<T>> {
  let current = row;
  let refusal: LaneReply<T> | null = null;
  const publishes = ask.repeat === 'once';

  function waits(wait: Wait, place: number, inLine: number): void {
    current = { ...current, state: { phase: 'waiting', wait, place, inLine } };
    void tools.note(current);
  }

  async function leaves(): Promise<void> {
    const failure = await staysHere(row, tools.settings);
    if (failure) {
      refusal = { ...failed(failure), spent: 0 };
      throw new Error('stays here');
    }
    current = { ...current, spent: current.spent + 1, posting: publishes, state: row.state };
    await (publishes ? tools.noteSurely(current) : tools.note(current));
  }

  const reply = await tools.lanes.send<T>({
    ...ask,
    lane: row.lane,
    // A new look is wanted, or the end of a scan is read: what a colleague was told before will not do.
    fresh: row.refresh || (row.following !== undefined && row.following !== null),
    ticket: row.id,
    // Nothing of a private window is written down.
    about: row.ephemeral ? undefined : logAbout(requested(row)),
    list: row.list,
    order: row.startedAt,
    signal: tools.signal,
    onWait: waits,
    onLeave: leaves,
    // VirusTotal has refused it for now, so it is not published: a worker born later may send it.
    onReturn: async () => {
      current = { ...current, posting: false };
      await tools.note(current);
    },
  });
  const answer = refusal ?? reply;
  return { row: { ...current, spent: row.spent + answer.spent }, reply: answer };
}
