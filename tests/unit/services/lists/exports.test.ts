import { beforeEach, describe, expect, it } from 'vitest';
import { createExports, type Exports } from '@/utils/services/lists/export';
import type { ListItem } from '@/utils/services/lists/row';
import { itemOf, listOf, NO_ENGINES, NOW, restingItem } from './items';
import { createTableWorld, type TableWorld } from './table-world';

const RESULT = { id: 'report-1', counts: NO_ENGINES, label: null, analysedAt: null, fetchedAt: NOW };

let world: TableWorld;
let files: Exports;

beforeEach(() => {
  world = createTableWorld();
  files = createExports(world.storage);
});

const reply = (n: number, bytes = 3, list = 'list-1'): Promise<unknown> =>
  world.run((database) => database.put('listReplies', new Uint8Array(bytes).fill(n), [list, n]));
const known = (n: number, more: Partial<ListItem> = {}): ListItem =>
  restingItem(n, { state: 'malicious', result: RESULT, ...more });
const spread = (count: number): ListItem[] => Array.from({ length: count }, (_, at) => known(at + 1));

describe('rows for a file', () => {
  it('say what is known of them, and why nothing is', async () => {
    const failure = { tag: 'timeout' } as const;
    const secrets = { why: 'secrets', secrets: [], without: 'x' } as const;
    const held = { why: 'private', rule: 'own-list', host: 'x' } as const;
    await world.put(listOf(), [
      known(1, { flagging: 'A\tx\nB\t' }),
      restingItem(2, { state: 'failed', failure }),
      restingItem(3, { state: 'not-sent', held: secrets }),
      restingItem(4, { state: 'not-sent', held }),
      itemOf(5),
    ]);
    for (const list of ['list-0', 'list-2']) await world.put(listOf({ id: list }), [itemOf(1, { list })]);
    const { rows, next } = await files.rows('list-1', 0, 'all');
    const row = (n: number) => ({
      n,
      kind: 'domain',
      indicator: `h${n}.example`,
      result: null,
      failure: null,
    });
    expect([rows, next]).toEqual([
      [
        {
          ...{ ...row(1), state: 'malicious', result: RESULT, reason: null },
          flagging: [
            { engine: 'A', label: 'x' },
            { engine: 'B', label: null },
          ],
        },
        { ...row(2), state: 'failed', failure, flagging: [], reason: 'timeout' },
        { ...row(3), state: 'not-sent', flagging: [], reason: 'secret' },
        { ...row(4), state: 'not-sent', flagging: [], reason: 'own-list' },
        { ...row(5), state: 'waiting', flagging: [], reason: null },
      ],
      null,
    ]);
    expect((await files.rows('list-1', 3, 'not-sent')).rows.map(({ n }) => n)).toEqual([3, 4]);
    expect(await files.rows('gone', 0, 'all')).toEqual({ rows: [], next: null });
  });

  it('come five hundred at once', async () => {
    await world.put(listOf(), spread(501));
    const first = await files.rows('list-1', 0, 'all');
    expect([first.rows.length, first.next]).toEqual([500, 501]);
    const rest = await files.rows('list-1', 501, 'all');
    expect([rest.rows.map(({ n }) => n), rest.next]).toEqual([[501], null]);
    const none = await files.rows('list-1', 0, 'failed');
    expect([none.rows, none.next]).toEqual([[], 501]);
  });
});

describe('replies for files', () => {
  it('come as they are kept, of the rows that have a result', async () => {
    await world.put(listOf(), [known(1), itemOf(2), known(4)]);
    for (const n of [1, 2, 3, 4]) await reply(n);
    await reply(9, 3, 'list-0');
    await reply(9, 3, 'list-2');
    const { replies, next } = await files.replies('list-1', 0);
    const kept = { kind: 'domain', id: 'report-1', fetchedAt: NOW };
    expect([replies, next]).toEqual([
      [
        { n: 1, ...kept, gzip: Buffer.from([1, 1, 1]).toString('base64') },
        { n: 4, ...kept, gzip: Buffer.from([4, 4, 4]).toString('base64') },
      ],
      null,
    ]);
    expect((await files.replies('list-1', 2)).replies.map(({ n }) => n)).toEqual([4]);
    expect(await files.replies('gone', 0)).toEqual({ replies: [], next: null });
  });

  it('come two hundred at once, and fewer where they are large', async () => {
    await world.put(listOf(), spread(202));
    for (let n = 1; n <= 202; n += 1) await reply(n, 1);
    const first = await files.replies('list-1', 0);
    expect([first.replies.length, first.next]).toEqual([200, 201]);
    for (const n of [1, 2, 3]) await reply(n, 350_000);
    const large = await files.replies('list-1', 0);
    expect([large.replies.map(({ n }) => n), large.next]).toEqual([[1, 2], 3]);
  });
});

describe('the log of a list for a file', () => {
  const put = (list: string | undefined, count: number): Promise<unknown> =>
    world.run(async (database) => {
      const { store, done } = database.transaction('log', 'readwrite');
      for (let n = 0; n < count; n += 1) {
        const line = { at: NOW, level: 'info', event: 'saved', detail: `${list} ${n}` } as const;
        void store.add(list === undefined ? line : { ...line, list });
      }
      await done;
    });

  it('is its lines alone, one under the other', async () => {
    await put('list-1', 2);
    await put('list-2', 1);
    await put(undefined, 1);
    await put('list-1', 1);
    const { text, next } = await files.log('list-1', 0);
    expect(text.split('\n').map((line) => line.replace(/^.* saved:? */, ''))).toEqual([
      'list-1 0',
      'list-1 1',
      'list-1 0',
      '',
    ]);
    expect([
      next,
      text.split('\n').filter((line) => /^\S+ +INFO +saved +list-1 \d$/.test(line)).length,
    ]).toEqual([null, 3]);
    expect((await files.log('list-1', 1)).text).toBe(text);
    expect((await files.log('list-1', 2)).text.split('\n')).toHaveLength(3);
    expect((await files.log('list-1', 3)).text.split('\n')).toHaveLength(2);
    expect(await files.log('gone', 0)).toEqual({ text: '', next: null });
  });

  it('comes a thousand lines at once', async () => {
    await put('list-1', 1_001);
    const { text, next } = await files.log('list-1', 0);
    expect([text.split('\n').length, next]).toEqual([1_001, 1_001]);
    expect((await files.log('list-1', 1_001)).next).toBeNull();
  });
});
