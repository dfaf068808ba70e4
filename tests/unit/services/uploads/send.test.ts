import { describe, expect, it } from 'vitest';
import type { Failure } from '@/utils/domain/failure';
import type { LaneReply, LaneRequest } from '@/utils/services/quota/lanes';
import type { Posted } from '@/utils/services/uploads/posted';
import { ended, type UploadRow } from '@/utils/services/uploads/row';
import { reattach, send } from '@/utils/services/uploads/send';
import { step } from '@/utils/services/uploads/step';
import { ACCEPTED, ANALYSIS, answered } from '../../../support/fake-uploading';
import { SHA256, UPLOAD } from './an-upload';
import { createStepDesk } from './step-desk';

const SENDING: UploadRow = { ...UPLOAD, stage: 'sending' };
const ADDRESS = 'https://bigfiles.virustotal.com/upload/1';
const QUOTA = answered(429, { error: { code: 'QuotaExceededError', message: 'Quota exceeded' } });
const TOO_MANY = answered(429, { error: { code: 'TooManyRequestsError', message: 'x' } });
const FORBIDDEN = answered(403, { error: { code: 'ForbiddenError', message: 'no' } });
const LOST_WHOLE: Posted = { posted: 'lost', stalled: false, complete: true };
const FOLLOWED: UploadRow = { ...SENDING, stage: 'analysing', checkId: 'followed' };
const followOf = (analysisId: string | null) => [{ id: 'check-1', sha256: SHA256, analysisId }];

/** How a line behaves that VirusTotal refuses so many times: it waits, and asks once more. */
const refusing =
  (times: number) =>
  async <T>(request: LaneRequest<T>, go: () => Promise<LaneReply<T>>): Promise<LaneReply<T>> => {
    for (let left = times; left > 0; left -= 1) {
      await request.onLeave?.(left);
      await go();
      await request.onReturn?.();
    }
    await request.onLeave?.(9);
    return go();
  };

describe('the order to send', () => {
  it('is written down before it leaves, and given once', async () => {
    const { tools, seen, given } = createStepDesk();
    given.posted = async () => {
      expect(seen.noted).toEqual([{ ...SENDING, posting: true, spendId: 7 }]);
      return ACCEPTED;
    };
    expect(await send(tools, SENDING)).toEqual(FOLLOWED);
    expect(seen.words).toEqual(['post try-1']);
    expect(seen.orders).toMatchObject([
      { name: 'setup.exe', url: 'https://www.virustotal.com/api/v3/files' },
    ]);
    expect(seen.requests).toMatchObject([
      { label: 'upload file', repeat: 'once', lane: 'interactive', order: 1 },
    ]);
    expect(seen.requests[0]?.signal).toBe(tools.signal);
    expect(seen.followed).toEqual(followOf(ANALYSIS));
  });

  it('tells how far it is, and goes where VirusTotal said', async () => {
    const { tools, seen } = createStepDesk();
    const told: unknown[] = [];
    const row = { ...SENDING, target: ADDRESS };
    await send({ ...tools, onSent: (...how) => void told.push(how) }, row);
    expect(told).toEqual([[4, true]]);
    expect(seen.orders).toMatchObject([{ url: ADDRESS }]);
  });

  it('is not given where it cannot be written down', async () => {
    const { tools, seen, given } = createStepDesk();
    given.notes = async () => null;
    given.travel = async (request) => {
      const failure = await request.onLeave?.(7).then(
        () => null,
        (error: unknown): Failure => ({ tag: 'internal', detail: String(error) }),
      );
      if (!failure) throw new Error('it left');
      return { ok: false, failure, spent: 0 };
    };
    expect(await send(tools, SENDING)).toMatchObject({
      end: 'refused',
      failure: { detail: 'Error: cancelled meanwhile' },
    });
    expect(seen.words).toEqual([]);
  });

  it('is not given any more once the user has cancelled', async () => {
    const { tools, seen, given, cancel } = createStepDesk();
    given.travel = async (request, go) => {
      await request.onLeave?.(7);
      cancel();
      return go();
    };
    expect(await send(tools, SENDING)).toMatchObject({ end: 'cancelled' });
    expect(seen.words).toEqual([]);
  });

  it('ends as what did not leave, where nothing did', async () => {
    const { tools, seen, given } = createStepDesk();
    given.line = { tag: 'no-key' };
    expect(await send(tools, SENDING)).toEqual(ended(SENDING, 'refused', { tag: 'no-key' }));
    expect([seen.noted, seen.words]).toEqual([[], []]);
  });

  it('whose context went away is followed: VirusTotal may have the file, and it counts as sent', async () => {
    const { tools, seen, given } = createStepDesk();
    const replies: unknown[] = [];
    given.posted = async () => null;
    given.travel = async (request, go) => {
      await request.onLeave?.(7);
      const reply = await go();
      replies.push(reply);
      return reply;
    };
    expect(await send(tools, SENDING)).toEqual({ ...FOLLOWED });
    expect(seen.followed).toEqual(followOf(null));
    expect(replies).toMatchObject([{ ok: false, sent: true, failure: { tag: 'upstream', status: 0 } }]);
  });

  it('whose context went away may have left whole: not being online is no reason then', async () => {
    const { tools, given } = createStepDesk();
    const replies: unknown[] = [];
    given.posted = async () => {
      given.isOnline = () => false;
      return null;
    };
    given.travel = async (request, go) => {
      await request.onLeave?.(7);
      const reply = await go();
      replies.push(reply);
      return reply;
    };
    expect(await send(tools, SENDING)).toEqual(FOLLOWED);
    expect(replies).toMatchObject([{ ok: false, sent: true, failure: { tag: 'upstream' } }]);
  });

  it('is not told to the context where it is cancelled in the last moment', async () => {
    const { tools, seen, given, cancel } = createStepDesk();
    given.isOnline = () => {
      cancel();
      return true;
    };
    expect(await send(tools, SENDING)).toMatchObject({ end: 'cancelled' });
    expect(seen.words).toEqual([]);
  });
});

describe('an order that VirusTotal refused unread', () => {
  it('is given again, and what was said to the first is no answer to the second', async () => {
    const { tools, seen, given } = createStepDesk();
    given.travel = refusing(1);
    given.posted = async () => (seen.orders.length === 1 ? QUOTA : FORBIDDEN);
    expect(await send(tools, SENDING)).toMatchObject({ end: 'refused', failure: { tag: 'forbidden' } });
    expect(seen.words).toEqual(['post try-1', 'rearm try-1', 'post try-1']);
    expect(seen.noted.map(({ posting, spendId }) => [posting, spendId])).toEqual([
      [true, 1],
      [false, 1],
      [true, 9],
    ]);
  });

  it('is no answer to a cancellation either', async () => {
    const { tools, given, cancel } = createStepDesk();
    given.travel = async (request, go) => {
      await request.onLeave?.(1);
      await go();
      await request.onReturn?.();
      cancel();
      return { ok: false, failure: { tag: 'cancelled', sent: 1 }, spent: 1 };
    };
    given.posted = async () => FORBIDDEN;
    expect(await send(tools, SENDING)).toEqual(
      ended({ ...SENDING, posting: false, spendId: 1 }, 'cancelled'),
    );
  });

  it('goes on from the row as it was, where its return cannot be written down', async () => {
    const { tools, seen, given } = createStepDesk();
    given.travel = refusing(1);
    given.notes = async (row) => (row.posting ? row : null);
    given.posted = async () => (seen.orders.length === 1 ? QUOTA : ACCEPTED);
    expect(await send(tools, SENDING)).toMatchObject({ stage: 'analysing' });
    expect(seen.noted).toHaveLength(3);
  });

  it('needs a new address where it had one: that takes one file, and no second request leaves', async () => {
    const { tools, seen, given } = createStepDesk();
    given.travel = async (request, go) => {
      const reply = await refusing(1)(request, go);
      const failure = { tag: 'internal', detail: 'address' };
      expect(reply).toMatchObject({ ok: false, sent: false, failure });
      return reply;
    };
    given.posted = async () => QUOTA;
    expect(await send(tools, { ...SENDING, target: ADDRESS })).toEqual({
      ...{ ...SENDING, stage: 'address', target: null, posting: false, spendId: 9 },
    });
    expect(seen.words, 'and the file stays').toEqual(['post try-1', 'rearm try-1']);
  });

  it('needs none where it was cancelled meanwhile', async () => {
    const { tools, given, cancel } = createStepDesk();
    given.travel = async (request, go) => {
      await request.onLeave?.(1);
      await go();
      await request.onReturn?.();
      cancel();
      return go();
    };
    given.posted = async () => QUOTA;
    expect(await send(tools, { ...SENDING, target: ADDRESS })).toMatchObject({ end: 'cancelled' });
  });

  it('is lost only where the last one is', async () => {
    const { tools, seen, given } = createStepDesk();
    given.travel = refusing(1);
    given.posted = async () => (seen.orders.length === 1 ? null : FORBIDDEN);
    expect(await send(tools, SENDING)).toMatchObject({ end: 'refused' });
    expect(seen.followed).toEqual([]);
  });
});

describe('after a worker’s death', () => {
  const POSTING: UploadRow = { ...SENDING, posting: true, spendId: 7 };

  it('its order is given anew where the context was never told', async () => {
    const { tools, seen } = createStepDesk();
    expect(await step(tools, POSTING)).toEqual({ ...POSTING, posting: false });
    expect([seen.words, seen.settled]).toEqual([[], []]);
  });

  it('its end is asked for, and the request counts from now', async () => {
    const { tools, seen, given, clock } = createStepDesk();
    given.state = 'begun';
    const { spendId: _, ...followed } = { ...FOLLOWED, spendId: 7 };
    expect(await reattach(tools, POSTING)).toEqual(followed);
    expect(seen.words).toEqual(['attach try-1']);
    expect(seen.settled).toEqual([[7, clock.now()]]);
    expect(seen.followed).toEqual(followOf(ANALYSIS));
  });

  it('the context is told again that it is cancelled', async () => {
    const { tools, seen, given } = createStepDesk();
    given.state = 'begun';
    given.attached = { posted: 'cancelled' };
    const { spendId: _, ...row } = POSTING;
    expect(await reattach(tools, { ...row, cancelling: true })).toEqual(ended(row, 'cancelled'));
    expect([seen.words, seen.settled]).toEqual([['cancel try-1', 'attach try-1'], []]);
  });

  it.each([
    ['the context is gone', null],
    ['its answer is', LOST_WHOLE],
  ])('VirusTotal is asked what it knows where %s', async (_, attached) => {
    const { tools, seen, given } = createStepDesk();
    given.state = 'nothing';
    given.attached = attached;
    expect(await reattach(tools, POSTING)).toMatchObject({ stage: 'analysing', posting: false });
    expect(seen.followed).toEqual(followOf(null));
    expect(seen.settled).toHaveLength(1);
  });

  it.each([
    ['quota', QUOTA],
    ['too many', TOO_MANY],
  ])('what was refused unread goes again: %s', async (_, attached) => {
    const { tools, seen, given } = createStepDesk();
    given.state = 'begun';
    given.attached = attached;
    expect(await reattach(tools, POSTING)).toEqual({ ...POSTING, posting: false });
    expect(await reattach(tools, { ...POSTING, target: ADDRESS })).toEqual({
      ...{ ...POSTING, posting: false, stage: 'address', target: null },
    });
    expect(seen.words.filter((word) => word.startsWith('rearm'))).toHaveLength(2);
  });

  it.each([
    ['was written down', { cancelling: true } as const, false],
    ['came just now', {}, true],
  ])('but not where a cancellation %s', async (_, change, now) => {
    const { tools, seen, given, cancel } = createStepDesk();
    given.state = 'begun';
    given.attached = QUOTA;
    if (now) cancel();
    expect(await reattach(tools, { ...POSTING, ...change })).toEqual(ended(POSTING, 'cancelled'));
    expect(seen.words).not.toContain('rearm try-1');
  });

  it('what was refused is refused', async () => {
    const { tools, given } = createStepDesk();
    given.state = 'begun';
    given.attached = FORBIDDEN;
    expect(await reattach(tools, POSTING)).toEqual(ended(POSTING, 'refused', { tag: 'forbidden' }));
  });
});
