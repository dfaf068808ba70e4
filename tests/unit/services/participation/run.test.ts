import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '@/utils/domain/duration';
import type { OutboxState, Participation } from '@/utils/domain/participation';
import { inState } from '@/utils/services/participation/row';
import { createRun, type Run } from '@/utils/services/participation/run';
import type { OutboxRow } from '@/utils/services/storage/schema';
import { COMMENT, createLittleOutbox, DELETION, held, OBJECT, VOTE } from './little-outbox';

const DONE: OutboxState = { phase: 'done', comment: null, already: false };
const TIMEOUT = { ok: false, failure: { tag: 'timeout' } } as const;
const EMPTY = { ok: true, value: { items: [] } } as object;
const COMMENTS = {
  ok: true,
  value: { items: [{ id: 'u-1', at: 0, text: COMMENT.text, tags: [], positive: 0, negative: 0, abuse: 0 }] },
} as object;

let little: ReturnType<typeof createLittleOutbox>;
let run: Run;

beforeEach(() => {
  little = createLittleOutbox();
  run = createRun(little.parts);
});

/** Something in the outbox that is on its way, as far as that goes by itself. */
async function driving(what: Participation, more: Partial<OutboxRow> = {}, ephemeral = false) {
  const row = held(what, more);
  await little.table.add(row, ephemeral);
  const done = run.drive(row.id);
  await little.settle();
  return { done, stored: () => little.table.get(row.id) };
}

const labels = () => little.sent.map(({ label }) => label);

describe('what is said', () => {
  it('is held for its time, then leaves, and is told at its end', async () => {
    const { done, stored } = await driving(VOTE);
    await little.clock.advance(5 * SECOND - 1);
    expect(little.sent).toEqual([]);
    await little.clock.advance(1);
    expect(labels()).toEqual(['cast vote']);
    await little.sent[0]?.onLeave?.(1);
    little.sent[0]?.answer({ ok: true, value: null } as object);
    await done;
    expect(await stored()).toMatchObject({ posting: false, state: DONE });
    expect(await stored()).not.toHaveProperty('active');
    expect(little.told).toEqual(['changed', 'changed', `published vote ${OBJECT.id}`]);
  });

  it('has not been published where it failed', async () => {
    const { done, stored } = await driving(VOTE, { state: { phase: 'sending', waitsUntil: 9 } });
    little.sent[0]?.answer({ ok: false, failure: { tag: 'forbidden' } });
    await done;
    expect(await stored()).toMatchObject({ state: { phase: 'failed', failure: { tag: 'forbidden' } } });
    expect(little.told).toEqual(['changed']);
  });

  it('is driven once at a time, by the same promise', async () => {
    const { done } = await driving(VOTE, { state: { phase: 'sending', waitsUntil: 9 } });
    const again = run.drive('said');
    expect(again).toBe(run.drive('said'));
    await little.settle();
    expect(little.sent).toHaveLength(1);
    little.sent[0]?.answer({ ok: false, failure: { tag: 'forbidden' } });
    await Promise.all([done, again]);
    await run.drive('said');
    await run.drive('nobody');
    expect(little.sent).toHaveLength(1);
    // At rest it is driven no more: who drives it later begins anew.
    await little.table.change('said', (row) => inState(row, { phase: 'looking' }));
    void run.drive('said');
    await little.settle();
    expect(labels()).toEqual(['cast vote', 'look for vote']);
  });

  it('that was sleeping too long does not leave', async () => {
    await little.clock.advance(11 * MINUTE);
    const { done, stored } = await driving(VOTE);
    await done;
    expect(await stored()).toMatchObject({
      state: { phase: 'failed', failure: { tag: 'cancelled', sent: 0 } },
    });
    expect(little.sent).toEqual([]);
  });

  it('keeps the worker awake in a private window, until it is at rest', async () => {
    const { done } = await driving(VOTE, { state: { phase: 'sending', waitsUntil: 9 } }, true);
    expect(little.told).toEqual(['awake']);
    little.sent[0]?.answer({ ok: false, failure: { tag: 'forbidden' } });
    await done;
    expect(little.told).toEqual(['awake', 'changed', 'asleep']);
    await driving(COMMENT, { id: 'other' });
    expect(little.told.filter((word) => word === 'awake')).toHaveLength(1);
  });
});

describe('what was taken back', () => {
  it('leaves no more, and is not put in again', async () => {
    const { done, stored } = await driving(VOTE);
    await little.table.change('said', () => 'remove');
    run.stop('said');
    await done;
    expect(await stored()).toBeNull();
    run.stop('nobody');
    await little.clock.advance(MINUTE);
    expect(little.sent).toEqual([]);
  });

  it('ends the drive, whatever became of its row meanwhile', async () => {
    const { done, stored } = await driving(VOTE, { lookFirst: true });
    run.stop('said');
    await done;
    expect(await stored()).toMatchObject({ state: { phase: 'failed', failure: { tag: 'cancelled' } } });
    expect(little.sent).toEqual([]);
  });

  it('is not looked for by a drive that was stopped', async () => {
    await little.table.add(
      held(VOTE, { posting: true, state: { phase: 'sending', waitsUntil: null } }),
      false,
    );
    const done = run.drive('said');
    run.stop('said');
    await done;
    expect(little.sent).toEqual([]);
  });

  it('after it ended is not told of as published', async () => {
    const { done } = await driving(VOTE, { state: { phase: 'sending', waitsUntil: 9 } });
    await little.table.change('said', () => 'remove');
    little.sent[0]?.answer({ ok: true, value: null } as object);
    await done;
    expect(little.told).toEqual(['changed']);
  });
});

describe('what left and was not answered', () => {
  const looking: Partial<OutboxRow> = { posting: true, state: { phase: 'looking' } };

  it('is looked for after a while', async () => {
    const { done, stored } = await driving(COMMENT, looking);
    await little.clock.advance(10 * SECOND - 1);
    expect(little.sent).toEqual([]);
    await little.clock.advance(1);
    expect(labels()).toEqual(['look for comment']);
    little.sent[0]?.answer(COMMENTS);
    await done;
    expect(await stored()).toMatchObject({ state: { phase: 'done', comment: { id: 'u-1' } } });
    expect(little.told).toEqual(['changed', `published comment ${OBJECT.id}`]);
  });

  it('is looked for as well when its worker died', async () => {
    const { stored } = await driving(COMMENT, {
      posting: true,
      state: { phase: 'sending', waitsUntil: null },
    });
    expect(await stored()).toMatchObject({ posting: true, state: { phase: 'looking' } });
    await little.clock.advance(10 * SECOND);
    expect(labels()).toEqual(['look for comment']);
  });

  it('is looked for at once by the person', async () => {
    await driving(COMMENT, { state: { phase: 'looking' } });
    expect(labels()).toEqual(['look for comment']);
  });

  it('goes to the person when it is not there', async () => {
    const { done, stored } = await driving(COMMENT, { state: { phase: 'looking' } });
    little.sent[0]?.answer(EMPTY);
    await done;
    expect(await stored()).toMatchObject({ state: { phase: 'uncertain', failure: null } });
    expect(labels()).toEqual(['look for comment']);
  });
});

describe('what is said again', () => {
  it('is looked for first, and leaves only when it is not there', async () => {
    await driving(COMMENT, { lookFirst: true });
    await little.clock.advance(5 * SECOND);
    expect(labels()).toEqual(['look for comment']);
    little.sent[0]?.answer(EMPTY);
    await little.settle();
    expect(labels()).toEqual(['look for comment', 'post comment']);
  });

  it.each([
    [COMMENTS, { phase: 'done' }],
    [TIMEOUT, { phase: 'uncertain', failure: { tag: 'timeout' } }],
  ])('does not leave when it is there, or cannot be looked for: %#', async (answer, state) => {
    const { done, stored } = await driving(COMMENT, { lookFirst: true });
    await little.clock.advance(5 * SECOND);
    little.sent[0]?.answer(answer);
    await done;
    expect(await stored()).toMatchObject({ state });
    expect(labels()).toEqual(['look for comment']);
  });
});

describe('a deleted comment', () => {
  const own = (id: string, commentId: string): OutboxRow => {
    const comment = { id: commentId, at: 0, text: id, tags: [], positive: 0, negative: 0, abuse: 0 };
    return inState(held({ act: 'comment', text: id }, { id }), { ...DONE, comment } as OutboxState);
  };
  const sending: Partial<OutboxRow> = { state: { phase: 'sending', waitsUntil: 9 } };

  it.each([
    [{ ok: true, value: null }, ['other', 'said']],
    [{ ok: false, failure: { tag: 'forbidden' } }, ['other', 'own', 'said']],
  ] as const)('is not our own any more once it is gone: %#', async (answer, left) => {
    await little.table.add(own('own', 'u-1'), false);
    await little.table.add(own('other', 'u-2'), false);
    const { done } = await driving(DELETION, sending);
    little.sent[0]?.answer(answer as object);
    await done;
    const rows = await little.table.of(`url:${OBJECT.id}`);
    expect(rows.map(({ id }) => id).toSorted()).toEqual(left);
  });

  it('is forgotten by nothing else that ends well', async () => {
    await little.table.add(own('own', 'u-1'), false);
    const { done } = await driving(VOTE, sending);
    little.sent[0]?.answer({ ok: true, value: null } as object);
    await done;
    expect(await little.table.of(`url:${OBJECT.id}`)).toHaveLength(2);
  });
});

describe('a bug on the way', () => {
  it('is told, and leaves the row to the next who drives it', async () => {
    await little.table.add(held(VOTE, { state: { phase: 'sending', waitsUntil: 9 } }), true);
    let broken = true;
    const table = {
      ...little.table,
      get: (id: string) => (broken ? Promise.reject(new Error('no database')) : little.table.get(id)),
    };
    const other = createRun({ ...little.parts, table });
    await other.drive('said');
    expect(little.told).toEqual(['awake', 'asleep', 'bug outbox: no database']);
    broken = false;
    void other.drive('said');
    await little.settle();
    expect(little.sent).toHaveLength(1);
  });
});
