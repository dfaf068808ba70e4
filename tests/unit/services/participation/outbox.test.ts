import { beforeEach, describe, expect, it } from 'vitest';
import { SECOND } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import type { OutboxState, Participation } from '@/utils/domain/participation';
import { createParticipation, type ParticipationService } from '@/utils/services/participation/participation';
import { inState } from '@/utils/services/participation/row';
import type { OutboxRow } from '@/utils/services/storage/schema';
import { ABUSE, COMMENT, createLittleOutbox, DELETION, held, OBJECT, VOTE } from './little-outbox';

const PUBLISHED = { id: 'u-1', at: 0, text: COMMENT.text, tags: [], positive: 0, negative: 0, abuse: 0 };
const DONE: OutboxState = { phase: 'done', comment: null, already: false };
const OWN: OutboxState = { ...DONE, comment: PUBLISHED };
const UNKNOWN: OutboxState = { phase: 'uncertain', failure: null };
const FAILED: OutboxState = { phase: 'failed', failure: { tag: 'offline' } };

let little: ReturnType<typeof createLittleOutbox>;
let service: ParticipationService;

beforeEach(() => {
  little = createLittleOutbox();
  service = createParticipation(little.parts);
});

const say = (what: Participation, ephemeral = false) => service.participate(OBJECT, what, ephemeral);
const put = (row: OutboxRow, ephemeral = false) => little.table.add(row, ephemeral);
const refused = (failure: Failure | object) => ({ ok: false, failure });

describe('saying something', () => {
  it('holds it, trimmed, and sets it on its way', async () => {
    const object = { ...OBJECT, more: 'of the page' };
    const said = await service.participate(object, { act: 'comment', text: '  Bad. \n' }, false);
    const entry = {
      ...{ id: 'new-1', object: OBJECT, what: { act: 'comment', text: 'Bad.' }, at: 0 },
      state: { phase: 'held', leavesAt: 5 * SECOND },
    };
    expect(said).toEqual({ ok: true, value: entry });
    expect(little.told).toEqual(['changed']);
    expect(little.table.isEphemeral('new-1')).toBe(false);
    await little.clock.advance(5 * SECOND);
    expect(little.sent).toMatchObject([{ label: 'post comment' }]);
    await say(VOTE, true);
    expect(little.table.isEphemeral('new-2')).toBe(true);
  });

  it.each<[object | null, Failure]>([
    [null, { tag: 'no-key' }],
    [{ account: 1, refused: 'wrong-key' }, { tag: 'wrong-key' }],
    [{ account: 1, refused: 'inactive-user' }, { tag: 'inactive-user' }],
  ])('is refused with the key %j', async (standing, failure) => {
    little.world.standing = standing;
    expect(await say(VOTE)).toEqual(refused(failure));
    expect(await little.table.unfinished()).toEqual([]);
    expect(little.told).toEqual([]);
  });

  it.each<[string, object]>([
    [' \n', { reason: 'empty' }],
    ['x'.repeat(4_001), { reason: 'too-long', length: 4_001, limit: 4_000 }],
    ['this is my key', { reason: 'holds-key' }],
  ])('is refused for what it says: %j', async (text, why) => {
    expect(await say({ act: 'comment', text })).toEqual(refused({ tag: 'bad-input', why }));
    expect(await little.table.unfinished()).toEqual([]);
  });

  it('is not refused for what only asks for a second look', async () => {
    expect(await say({ act: 'comment', text: `See ${'ab'.repeat(32)}.` })).toMatchObject({ ok: true });
    expect(await say(ABUSE)).toMatchObject({ ok: true });
  });

  it('is refused about a private host, and where nobody knows which are', async () => {
    const about = { kind: 'domain', id: 'wiki.local' } as const;
    expect(await service.participate(about, VOTE, false)).toMatchObject(
      refused({ tag: 'private', host: 'wiki.local' }),
    );
    little.world.settings = () => Promise.reject(new Error('unreadable'));
    expect(await say(VOTE)).toEqual(refused({ tag: 'internal', detail: 'Error: unreadable' }));
    expect(await little.table.unfinished()).toEqual([]);
  });

  it('is refused where it cannot be written down', async () => {
    little.fillDisk(true);
    expect(await say(VOTE)).toEqual(refused({ tag: 'storage-full' }));
  });

  it('a second time is the first, and its opposite stops it', async () => {
    await say(VOTE);
    await little.settle();
    expect(await say(VOTE)).toMatchObject({ value: { id: 'new-1' } });
    expect(await say({ act: 'vote', verdict: 'harmless' })).toMatchObject({ value: { id: 'new-3' } });
    await little.settle();
    // Nothing is left that waits in the name of the first.
    expect(little.clock.sleeping()).toEqual([5 * SECOND]);
    await little.clock.advance(5 * SECOND);
    expect(little.sent).toHaveLength(1);
  });

  it.each([
    [VOTE, 'vote'],
    [COMMENT, 'comment'],
    [DELETION, 'other'],
    [ABUSE, 'vote'],
  ] as const)('beside another window that must not see it: %j', async (said, what) => {
    await say(said, true);
    expect(await say(said)).toEqual(refused({ tag: 'already-exists', what }));
  });
});

describe('taking back', () => {
  it('removes what has not left, and it waits no longer', async () => {
    await say(VOTE);
    await little.settle();
    expect(await service.takeBack('new-1')).toEqual({ ok: true, value: null });
    expect(await little.table.get('new-1')).toBeNull();
    expect(little.clock.sleeping()).toEqual([]);
    expect(little.told.slice(0, 2)).toEqual(['changed', 'changed']);
    expect(await service.takeBack('nobody')).toEqual({ ok: true, value: null });
  });

  it.each<[string, OutboxRow]>([
    ['is leaving', held(VOTE, { posting: true })],
    ['is looked for', held(VOTE, { state: { phase: 'looking' } })],
    ['is over', inState(held(VOTE), DONE)],
  ])('leaves alone what %s', async (_, row) => {
    await put(row);
    expect(await service.takeBack('said')).toEqual(refused({ tag: 'already-exists', what: 'other' }));
    expect(await little.table.get('said')).toEqual(row);
    expect(little.told).toEqual([]);
  });

  it('works while it waits for a slot', async () => {
    await put(held(VOTE, { state: { phase: 'sending', waitsUntil: 9 } }));
    expect(await service.takeBack('said')).toMatchObject({ ok: true });
  });
});

describe('what a window sees', () => {
  const ids = async (ephemeral: boolean) => {
    const outbox = await service.outbox(OBJECT, ephemeral);
    return outbox.ok ? outbox.value.map(({ id }) => id) : [];
  };

  it('is what was said in windows of its kind, as far as it is on the list', async () => {
    await put({ ...inState(held(COMMENT), OWN), hidden: true });
    await put(held(VOTE, { id: 'vote' }));
    await put(
      inState(held(COMMENT, { id: 'secret' }), { ...OWN, comment: { ...PUBLISHED, id: 'u-2' } }),
      true,
    );
    expect(await ids(false)).toEqual(['vote']);
    expect(await ids(true)).toEqual(['vote', 'secret']);
    expect(await service.ownComments(OBJECT, false)).toEqual({ ok: true, value: ['u-1'] });
    expect(await service.ownComments(OBJECT, true)).toEqual({ ok: true, value: ['u-1', 'u-2'] });
    const entry = { id: 'vote', object: OBJECT, what: VOTE, at: 0, state: held(VOTE).state };
    expect(await service.outbox(OBJECT, false)).toEqual({ ok: true, value: [entry] });
  });
});

describe('looking again', () => {
  it('drives what nobody knows of, until it is at rest', async () => {
    await put(inState(held(VOTE), UNKNOWN));
    const looked = service.lookAgain('said');
    await little.settle();
    expect(little.told).toEqual(['changed']);
    expect(little.sent).toMatchObject([{ label: 'look for vote' }]);
    little.sent[0]?.answer({ ok: false, failure: { tag: 'offline' } });
    expect(await looked).toMatchObject({
      value: { id: 'said', state: { phase: 'uncertain', failure: { tag: 'offline' } } },
    });
  });

  it('is for nothing else', async () => {
    await put(inState(held(VOTE), FAILED));
    expect(await service.lookAgain('said')).toMatchObject({ ok: true, value: { state: FAILED } });
    expect(await service.lookAgain('nobody')).toEqual(refused({ tag: 'not-found' }));
    expect(little.sent).toEqual([]);
  });
});

describe('dismissing', () => {
  it.each<[string, OutboxRow, 'gone' | 'hidden' | 'there']>([
    ['what failed', inState(held(COMMENT), FAILED), 'gone'],
    ['a vote', inState(held(VOTE), DONE), 'gone'],
    ['our own comment', inState(held(COMMENT), OWN), 'hidden'],
    ['what may be there', inState(held(VOTE), UNKNOWN), 'hidden'],
    ['what goes on', held(COMMENT), 'there'],
  ])('%s', async (_, row, what) => {
    await put(row);
    expect(await service.dismiss('said')).toEqual({ ok: true, value: null });
    const left = { gone: null, hidden: { ...row, hidden: true }, there: row }[what];
    expect(await little.table.get('said')).toEqual(left);
    expect(little.told).toEqual(['changed']);
  });
});

describe('a worker that was just born', () => {
  it('goes on with what is unfinished, and knows whether there is any', async () => {
    expect(await service.isBusy()).toBe(false);
    await put(inState(held(COMMENT, { id: 'over' }), DONE));
    expect(await service.isBusy()).toBe(false);
    await put(held(VOTE, { state: { phase: 'sending', waitsUntil: 9 } }));
    expect(await service.isBusy()).toBe(true);
    await service.goOn();
    await little.settle();
    expect(little.sent).toMatchObject([{ label: 'cast vote' }]);
  });
});
