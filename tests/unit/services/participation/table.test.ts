import { describe, expect, it } from 'vitest';
import type { Comment } from '@/utils/domain/community';
import { DAY } from '@/utils/domain/duration';
import type { OutboxState, Participation } from '@/utils/domain/participation';
import { heldRow, inState } from '@/utils/services/participation/row';
import { createOutboxTable } from '@/utils/services/participation/table';
import type { OutboxRow } from '@/utils/services/storage/schema';
import { createMemoryDatabase } from '../../../support/memory-database';
import { ABUSE, COMMENT, DELETION, held, OBJECT, VOTE } from './little-outbox';

const HARMLESS = { act: 'vote', verdict: 'harmless' } as const;
const UNKNOWN: OutboxState = { phase: 'uncertain', failure: null };
const UNREAD: OutboxState = { phase: 'uncertain', failure: { tag: 'offline' } };
const DONE: OutboxState = { phase: 'done', comment: null, already: false };
const SENDING: OutboxState = { phase: 'sending', waitsUntil: null };
const PUBLISHED: Comment = {
  ...{ id: 'u-1', at: 1, text: COMMENT.text, tags: [], positive: 0, negative: 0, abuse: 0 },
};
const OWN: OutboxState = { ...DONE, comment: PUBLISHED };

/** Something that was said before. */
const earlier = (
  what: Participation,
  state: OutboxState | null,
  more: Partial<OutboxRow> = {},
): OutboxRow => {
  const row = held(what, { id: 'before' });
  return { ...(state ? inState(row, state) : row), ...more };
};

function home() {
  const { storage, again } = createMemoryDatabase(0);
  const stored = (): Promise<OutboxRow[]> => again().run((database) => database.getAll('outbox'));
  return { table: createOutboxTable(storage), stored };
}

describe('what is said', () => {
  it('is put in, for windows of its kind to see, oldest first', async () => {
    const { table, stored } = home();
    const rows = [held(COMMENT, { id: 'second', at: 2 }), held(VOTE, { id: 'first', at: 1 })];
    const secret = held(DELETION, { id: 'secret', at: 1.5 });
    for (const row of rows) {
      expect(await table.add(row, false)).toEqual({ added: row, dropped: [], elsewhere: false });
    }
    expect(await table.add(secret, true)).toEqual({ added: secret, dropped: [], elsewhere: false });
    const elsewhere = heldRow({ id: 'else', object: { kind: 'domain', id: OBJECT.id }, what: VOTE, at: 0 });
    await table.add(elsewhere, true);
    const key = `url:${OBJECT.id}`;
    const ids = async (found: Promise<readonly OutboxRow[]>) => (await found).map(({ id }) => id);
    expect(await ids(table.seen(key, false))).toEqual(['first', 'second']);
    expect(await ids(table.seen(key, true))).toEqual(['first', 'secret', 'second']);
    expect(await ids(table.of(key))).toEqual(['first', 'secret', 'second']);
    expect((await stored()).map(({ id }) => id)).toEqual(['first', 'second']);
    expect([table.isEphemeral('secret'), table.isEphemeral('first')]).toEqual([true, false]);
    expect(await table.get('secret')).toBe(secret);
    expect(await table.get('first')).toEqual(rows[1]);
    expect(await table.get('nobody')).toBeNull();
  });

  const stays = { added: { id: 'before' }, dropped: [] };
  const gives = { added: { id: 'said' }, dropped: ['before'] };
  const beside = { added: { id: 'said' }, dropped: [] };
  it.each<[string, OutboxRow, Participation, object]>([
    ['the same, held', earlier(COMMENT, null), COMMENT, stays],
    ['the same, on its way', earlier(COMMENT, SENDING), COMMENT, stays],
    ['the same, published', earlier(COMMENT, OWN), COMMENT, beside],
    ['the same, failed', earlier(VOTE, { phase: 'failed', failure: { tag: 'offline' } }), VOTE, beside],
    ['the same, looked for in vain', earlier(VOTE, UNKNOWN), VOTE, gives],
    ['the same, not looked for yet', earlier(VOTE, UNREAD), VOTE, stays],
    ['the same, not looked for, off the list', earlier(VOTE, UNREAD, { hidden: true }), VOTE, gives],
    ['the opposite, held', earlier(HARMLESS, null), VOTE, gives],
    ['the opposite, held and marked', earlier(HARMLESS, null, { posting: true }), VOTE, stays],
    ['the opposite, on its way', earlier(HARMLESS, SENDING), VOTE, stays],
    ['the opposite, looked for in vain', earlier(HARMLESS, UNKNOWN), VOTE, beside],
    ['the opposite, not looked for yet', earlier(HARMLESS, UNREAD), VOTE, stays],
    ['other words', earlier({ act: 'comment', text: 'Other.' }, null), COMMENT, beside],
    ['another opinion of a comment', earlier({ ...ABUSE, vote: 'positive' }, null), ABUSE, gives],
    ['an opinion of another comment', earlier({ ...ABUSE, commentId: 'u-2' }, null), ABUSE, beside],
  ])('meets %s', async (_, one, what, met) => {
    for (const ephemeral of [false, true]) {
      const { table, stored } = home();
      await table.add(one, ephemeral);
      const added = await table.add(held(what), ephemeral);
      expect(added).toMatchObject({ ...met, elsewhere: false });
      const there = [met !== gives && 'before', met !== stays && 'said'].filter(Boolean);
      const rows = await table.of(one.key);
      expect(rows.map(({ id }) => id).toSorted()).toEqual(there);
      expect(await stored()).toHaveLength(ephemeral ? 0 : there.length);
    }
  });

  it('meets what it must not see, and is told only that', async () => {
    for (const first of [false, true]) {
      const { table } = home();
      await table.add(earlier(VOTE, null), first);
      expect(await table.add(held(VOTE), !first)).toMatchObject({ added: { id: 'before' }, elsewhere: true });
      expect(await table.get('said')).toBeNull();
    }
  });

  it('again is looked for first, from when it was said first', async () => {
    const { table } = home();
    for (const [id, at, since] of [
      ['a', 5, 3],
      ['b', 4, undefined],
    ] as const) {
      const row = earlier(COMMENT, UNKNOWN, { id, at, ...(since !== undefined && { since }) });
      await table.add({ ...row, what: { act: 'comment', text: id } }, false);
      await table.change(id, (now) => ({ ...now, what: COMMENT }));
    }
    const { added, dropped } = await table.add(held(COMMENT, { at: 9 }), false);
    expect(added).toMatchObject({ id: 'said', since: 3, lookFirst: true, at: 9 });
    expect(dropped).toEqual(['a', 'b']);
    const { added: other } = await table.add(held(VOTE, { id: 'other' }), false);
    expect(other).toEqual(held(VOTE, { id: 'other' }));
  });
});

describe('a change', () => {
  it.each([true, false])(
    'is made where the row is (private: %s), and gives what it was',
    async (ephemeral) => {
      const { table, stored } = home();
      const row = held(VOTE);
      await table.add(row, ephemeral);
      expect(await table.change('said', () => null)).toBeNull();
      expect(await table.get('said')).toEqual(row);
      expect(await table.change('said', (now) => ({ ...now, posting: true }))).toEqual({
        ...row,
        posting: true,
      });
      expect(await table.get('said')).toMatchObject({ posting: true });
      expect(await stored()).toHaveLength(ephemeral ? 0 : 1);
      expect(await table.change('said', () => 'remove')).toMatchObject({ id: 'said', posting: true });
      expect(await table.get('said')).toBeNull();
      expect(await table.change('said', () => 'remove')).toBeNull();
    },
  );
});

describe('what is unfinished', () => {
  it('is what has yet to leave, or to be followed', async () => {
    const { table } = home();
    await table.add(earlier(VOTE, DONE, { id: 'over' }), false);
    await table.add(earlier(COMMENT, DONE, { id: 'also-over' }), true);
    await table.add(held(DELETION, { id: 'private' }), true);
    await table.add(held(ABUSE, { id: 'stored' }), false);
    expect((await table.unfinished()).map(({ id }) => id)).toEqual(['stored', 'private']);
  });
});

describe('sweeping', () => {
  it.each<[string, OutboxState | null, boolean, number | null]>([
    ['what ended', DONE, false, 7 * DAY],
    ['what is our own', OWN, false, 365 * DAY],
    ['what goes on', null, false, null],
    ['what ended in a private window', OWN, true, DAY],
    ['what goes on in a private window', null, true, null],
  ])('keeps %s for its time', async (_, state, ephemeral, time) => {
    const { table } = home();
    await table.add(earlier(COMMENT, state, { at: 100 }), ephemeral);
    await table.sweep(100 + (time ?? 1_000 * DAY));
    expect(await table.get('before')).not.toBeNull();
    if (time === null) return;
    await table.sweep(101 + time);
    expect(await table.get('before')).toBeNull();
  });
});
