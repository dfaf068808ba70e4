import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import type { OutboxState, Participation } from '@/utils/domain/participation';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { isTooLate, publish } from '@/utils/services/participation/publish';
import type { OutboxRow } from '@/utils/services/storage/schema';
import { ABUSE, COMMENT, callOf, createLittleOutbox, DELETION, held, OBJECT, VOTE } from './little-outbox';

const DONE: OutboxState = { phase: 'done', comment: null, already: false };
const ALREADY: OutboxState = { ...DONE, already: true };

let little: ReturnType<typeof createLittleOutbox>;
let controller: AbortController;

beforeEach(() => {
  little = createLittleOutbox();
  controller = new AbortController();
});

/** A row in the outbox that is being published: its request is in the lanes. */
async function publishing(what: Participation, more: Partial<OutboxRow> = {}) {
  const row = held(what, more);
  await little.table.add(row, false);
  const state = publish(little.parts, row, controller.signal);
  return { state, request: little.sent.at(-1), stored: () => little.table.get(row.id) };
}

describe('what is published', () => {
  it.each<[Participation, string, unknown[]]>([
    [COMMENT, 'post comment', ['postComment', OBJECT, COMMENT.text]],
    [VOTE, 'cast vote', ['castVote', OBJECT, 'malicious']],
    [DELETION, 'delete comment', ['deleteComment', 'u-1']],
    [ABUSE, 'vote on comment', ['voteOnComment', 'u-1', 'abuse']],
  ])('is one request, which is not repeated: %j', async (what, label, call) => {
    const { request } = await publishing(what);
    expect(little.sent).toMatchObject([{ label, repeat: 'once', lane: 'interactive' }]);
    expect(callOf(request)).toEqual(call);
  });

  it('is marked before it leaves, and ends with what VirusTotal says', async () => {
    const { state, request, stored } = await publishing(COMMENT, { lookFirst: true });
    await request?.onLeave?.(1);
    expect(await stored()).toMatchObject({ posting: true, state: { phase: 'sending', waitsUntil: null } });
    expect(await stored()).not.toHaveProperty('lookFirst');
    expect(little.told).toEqual(['changed']);
    const comment = { id: 'u-1' };
    request?.answer({ ok: true, value: comment } as object);
    expect(await state).toEqual({ ...DONE, comment });
  });

  it('has no comment where it is none, and fails as it fails', async () => {
    const { request } = await publishing(ABUSE);
    const answers = [
      { ok: true, value: { abuse: 4 }, raw: '{}' },
      { ok: false, failure: { tag: 'offline' } },
    ];
    const client = { community: { voteOnComment: async () => answers.shift() } } as never;
    expect(await request?.call(client)).toEqual({ ok: true, value: null, raw: '{}' });
    expect(await request?.call(client)).toEqual({ ok: false, failure: { tag: 'offline' } });
  });

  it.each<[Participation, Failure, OutboxState]>([
    [VOTE, { tag: 'already-exists', what: 'vote' }, ALREADY],
    [DELETION, { tag: 'not-found' }, ALREADY],
    [COMMENT, { tag: 'not-found' }, { phase: 'failed', failure: { tag: 'not-found' } }],
    [COMMENT, { tag: 'timeout' }, { phase: 'looking' }],
    [COMMENT, { tag: 'upstream', status: 503 }, { phase: 'looking' }],
    [COMMENT, { tag: 'cancelled', sent: 1 }, { phase: 'looking' }],
    ...(['no-key', 'wrong-key', 'inactive-user', 'forbidden'] as const).map(
      (tag): [Participation, Failure, OutboxState] => [
        COMMENT,
        { tag },
        { phase: 'failed', failure: { tag } },
      ],
    ),
    [
      COMMENT,
      { tag: 'bad-input', why: { reason: 'refused', message: '' } } as unknown as Failure,
      {
        phase: 'failed',
        failure: { tag: 'bad-input', why: { reason: 'refused', message: '' } } as unknown as Failure,
      },
    ],
  ])('%j, refused with %j', async (what, failure, end) => {
    const { state, request } = await publishing(what);
    await request?.onLeave?.(1);
    request?.answer({ ok: false, failure });
    expect(await state).toEqual(end);
  });

  it('was not lost where it did not leave', async () => {
    const failure = { tag: 'timeout' } as const;
    const failed = { phase: 'failed', failure };
    const unmarked = await publishing(COMMENT);
    unmarked.request?.answer({ ok: false, failure });
    expect(await unmarked.state).toEqual(failed);
    const unspent = await publishing(VOTE, { id: 'other' });
    await unspent.request?.onLeave?.(1);
    unspent.request?.answer({ ok: false, failure, spent: 0 });
    expect(await unspent.state).toEqual(failed);
  });

  it('was not lost where it came back, and may leave again', async () => {
    const { state, request, stored } = await publishing(COMMENT);
    await request?.onLeave?.(1);
    await little.clock.advance(9);
    await request?.onReturn?.();
    expect(await stored()).toMatchObject({ posting: false, state: { phase: 'sending', waitsUntil: 9 } });
    request?.answer({ ok: false, failure: { tag: 'timeout' } });
    expect(await state).toEqual({ phase: 'failed', failure: { tag: 'timeout' } });
    await request?.onLeave?.(2);
    expect(await stored()).toMatchObject({ posting: true });
    // Its mark comes off however late that is.
    await little.clock.advance(11 * MINUTE);
    await request?.onReturn?.();
    expect(await stored()).toMatchObject({ posting: false });
  });

  it('that came back from a host which became private meanwhile is not held in its mark', async () => {
    const row = held(VOTE, { object: { kind: 'domain', id: 'a.example' } });
    const { request, stored } = await publishing(VOTE, row);
    await request?.onLeave?.(1);
    little.world.settings = async () => ({ ...DEFAULT_SETTINGS, privateHosts: ['a.example'] });
    await request?.onReturn?.();
    expect(await stored()).toMatchObject({ posting: false });
  });

  it('is cancelled with what it is taken back by', async () => {
    const { state } = await publishing(COMMENT);
    controller.abort();
    expect(await state).toEqual({ phase: 'failed', failure: { tag: 'cancelled', sent: 0 } });
  });
});

describe('while it waits for a slot', () => {
  it('it says until when, as long as it has not left and is wanted', async () => {
    const { request, stored } = await publishing(COMMENT);
    const wait = (until: number): Promise<void> => {
      request?.onWait?.({ window: 'minute', until }, 1, 1);
      return little.settle();
    };
    await wait(9);
    expect(await stored()).toMatchObject({ posting: false, state: { phase: 'sending', waitsUntil: 9 } });
    expect(little.told).toEqual(['changed']);
    await request?.onLeave?.(1);
    await wait(10);
    expect(await stored()).toMatchObject({ posting: true, state: { waitsUntil: null } });
    await little.table.change('said', ({ active: _, ...row }) => ({ ...row, posting: false, state: DONE }));
    await wait(11);
    expect(await stored()).toMatchObject({ state: DONE });
  });

  it('it minds no full disk', async () => {
    const { request } = await publishing(COMMENT);
    little.fillDisk(true);
    request?.onWait?.({ window: 'minute', until: 9 }, 1, 1);
    await little.settle();
    expect(little.told).toEqual(['bug outbox: Failed to write blobs (IOError)']);
  });
});

describe('what must not leave', () => {
  const leave = async (what: Participation, prepare: () => unknown, more: Partial<OutboxRow> = {}) => {
    const { state, request, stored } = await publishing(what, more);
    await prepare();
    await expect(request?.onLeave?.(1)).rejects.toThrow();
    request?.answer({ ok: false, failure: { tag: 'internal', detail: 'not marked' }, spent: 0 });
    return { state: await state, posting: (await stored())?.posting };
  };

  it('is a second one of the same', async () => {
    const said = await leave(COMMENT, () =>
      little.table.change('said', (row) => ({ ...row, posting: true })),
    );
    expect(said).toEqual({
      state: { phase: 'failed', failure: { tag: 'internal', detail: 'not marked' } },
      posting: true,
    });
    expect(little.told).toEqual([]);
  });

  it('is what was taken back', async () => {
    expect(await leave(COMMENT, () => little.table.change('said', () => 'remove'))).toMatchObject({
      posting: undefined,
    });
  });

  it('is what was said too long ago', async () => {
    expect(await leave(COMMENT, () => little.clock.advance(11 * MINUTE))).toEqual({
      state: { phase: 'failed', failure: { tag: 'cancelled', sent: 0 } },
      posting: false,
    });
  });

  it('is the name of a host that became private', async () => {
    const privateHosts = ['a.example'];
    const prepare = () => {
      little.world.settings = async () => ({ ...DEFAULT_SETTINGS, privateHosts });
    };
    const said = await leave(VOTE, prepare, { object: { kind: 'domain', id: 'a.example' } });
    expect(said).toMatchObject({ state: { failure: { tag: 'private', host: 'a.example' } }, posting: false });
  });

  it('is what cannot be marked', async () => {
    const said = await leave(COMMENT, () => little.fillDisk(true));
    expect(said).toEqual({ state: { phase: 'failed', failure: { tag: 'storage-full' } }, posting: false });
  });

  it('has failed with that, should the mark not come off after a refusal', async () => {
    const { state, request } = await publishing(COMMENT);
    await request?.onLeave?.(1);
    little.fillDisk(true);
    await expect(request?.onReturn?.()).rejects.toThrow('not marked');
    request?.answer({ ok: false, failure: { tag: 'internal', detail: 'not marked' } });
    expect(await state).toEqual({ phase: 'failed', failure: { tag: 'storage-full' } });
  });

  it.each([
    [0, false],
    [10 * MINUTE + 5 * SECOND, false],
    [10 * MINUTE + 5 * SECOND + 1, true],
  ])('is, %i ms after it was said, too late: %s', (now, late) => {
    expect(isTooLate(held(COMMENT, { at: 7 }), now + 7)).toBe(late);
  });
});
