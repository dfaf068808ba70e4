import { SECOND } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import type { Wait } from '@/utils/domain/quota';
import type { Clock } from '../clock';
import type { LaneReply, LaneRequest, Lanes } from './lanes';

/** A minute's window and the time a reply may take. */
const WAIT_AT_MOST = 90 * SECOND;

/**
 * Sends one request in the interactive lane for somebody who looks at a list or a button meanwhile: a slot is
 * waited for (`atMost` ms), a day is not. Then it fails with `quota` or `too-many-requests`, and nothing has left.
 */
export async function sendPatiently<T>(
  lanes: Lanes,
  clock: Pick<Clock, 'now'>,
  request: Omit<LaneRequest<T>, 'lane' | 'order'>,
  atMost: number = WAIT_AT_MOST,
): Promise<LaneReply<T>> {
  const asking = new AbortController();
  let tooLong: Wait | null = null;
  const { signal } = request;
  const signals = signal ? AbortSignal.any([signal, asking.signal]) : asking.signal;
  const reply = await lanes.send({
    ...request,
    lane: 'interactive',
    order: clock.now(),
    signal: signals,
    onWait: (wait, place, inLine) => {
      if (wait.until - clock.now() <= atMost) return request.onWait?.(wait, place, inLine);
      tooLong = wait;
      asking.abort();
    },
  });
  return tooLong && !reply.ok ? { ...reply, failure: quotaFailure(tooLong) } : reply;
}

function quotaFailure({ window, until }: Wait): Failure {
  if (window === 'slow-down') return { tag: 'too-many-requests', retryAt: until };
  return { tag: 'quota', window, resetsAt: until };
}
