import { describe, expect, it } from 'vitest';
import type { OutboxState } from '@/utils/domain/participation';
import { commentOf, entryOf, inState } from '@/utils/services/participation/row';
import { staysHere } from '@/utils/services/participation/stays-here';
import { COMMENT, createLittleOutbox, held, OBJECT, VOTE } from './little-outbox';

const PUBLISHED = { id: 'u-1', at: 1, text: '', tags: [], positive: 0, negative: 0, abuse: 0 };
const DONE: OutboxState = { phase: 'done', comment: PUBLISHED, already: false };

describe('a row of the outbox', () => {
  it('is held for five seconds at first, and shows what is said', () => {
    const row = held(VOTE, { at: 0 });
    expect(row).toEqual({
      ...{ id: 'said', object: OBJECT, what: VOTE, at: 0, key: `url:${OBJECT.id}` },
      ...{ posting: false, active: 'yes', state: { phase: 'held', leavesAt: 5_000 } },
    });
    expect(entryOf(row)).toEqual({ id: 'said', object: OBJECT, what: VOTE, at: 0, state: row.state });
  });

  it.each<[OutboxState, boolean]>([
    [DONE, false],
    [{ phase: 'uncertain', failure: null }, false],
    [{ phase: 'failed', failure: { tag: 'offline' } }, false],
    [{ phase: 'looking' }, true],
    [{ phase: 'sending', waitsUntil: 9 }, true],
  ])('in the state %j goes on: %s', (state, goesOn) => {
    const { active: _, ...rest } = held(VOTE, { posting: true });
    const row = goesOn ? { ...rest, active: 'yes', state } : { ...rest, posting: false, state };
    expect(inState(held(VOTE, { posting: true }), state)).toEqual(row);
    expect('active' in inState(held(VOTE), state)).toBe(goesOn);
  });

  it('names the comment that it published', () => {
    expect(commentOf(inState(held(COMMENT), DONE))).toBe('u-1');
    expect(commentOf(inState(held(COMMENT), { ...DONE, comment: null }))).toBeNull();
    expect(commentOf(inState(held(VOTE), DONE))).toBeNull();
    expect(commentOf(held(COMMENT))).toBeNull();
  });
});

describe('what is said about', () => {
  const { parts, world } = createLittleOutbox();

  it.each([
    ['domain', 'wiki.local', { tag: 'private', rule: 'local-name', host: 'wiki.local' }],
    ['ip', '10.0.0.1', { tag: 'private', rule: 'private-address', host: '10.0.0.1' }],
    ['domain', 'a.example', null],
    ['url', 'wiki.local', null],
    ['file', 'wiki.local', null],
  ] as const)('a %s, %s, stays here: %j', async (kind, id, failure) => {
    expect(await staysHere(parts, { kind, id })).toEqual(failure);
  });

  it('is judged by no settings that cannot be read', async () => {
    world.settings = () => Promise.reject(new Error('unreadable'));
    await expect(staysHere(parts, OBJECT)).rejects.toThrow('unreadable');
  });
});
