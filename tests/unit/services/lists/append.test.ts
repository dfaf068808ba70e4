import { describe, expect, it } from 'vitest';
import { createListReader } from '@/utils/domain/list-reader';
import { createWorld, type Worker } from '../../../support/worker';
import { all, given, hashes, readIn, untilRests } from './list-world';

const [A = '', B = '', C = ''] = hashes(3);

/** Adds a text as the page does, its lines behind those that the list has. */
async function append(worker: Worker, list: string, text: string) {
  const reader = createListReader();
  const parts = [reader.read(text), reader.end()];
  const { lines } = given(await worker.lists.get(list)).read;
  const behind = <T extends { readonly line: number }>(one: T): T => ({ ...one, line: one.line + lines });
  const rows = parts.flatMap((part) => part.rows.map(behind));
  const bad = parts.flatMap((part) => part.bad.map(behind));
  given(await worker.lists.append(list, { rows, bad, read: { ...reader.counts(), rows: rows.length } }));
  return given(await worker.lists.appended(list));
}

const values = async (worker: Worker, list: string) =>
  (await all(worker, list)).map(({ n, indicator }) => [n, indicator.value]);

describe('more for a list', () => {
  it('at its end is folded against it, waits for the user, and costs what is new', async () => {
    const world = await createWorld();
    world.virusTotal.files.set(A, 5);
    const worker = world.born();
    const list = await readIn(worker, [A, 'https://one.example/a', 'intranet.local'].join('\n'));
    await worker.lists.start(list, false);
    await untilRests(world, worker, list);
    const more = `# second mail\n${A.toUpperCase()}\nhxxps://ONE[.]example/a#x\n${B}\n${B}\nnonsense\n${C}`;
    expect(await append(worker, list, more)).toMatchObject({
      stage: 'ready',
      read: { lines: 10, rows: 5, duplicates: 3, comments: 1, bad: 1 },
      counts: { malicious: 1, unknown: 1, 'not-sent': 1, waiting: 2 },
    });
    expect(await values(worker, list)).toEqual([
      [1, A],
      [2, 'https://one.example/a'],
      [3, 'intranet.local'],
      [4, B],
      [5, C],
    ]);
    expect(await worker.lists.bad(list, 0, 10)).toMatchObject([{ line: 9, text: 'nonsense' }]);
    expect(given(await worker.lists.plan(list))).toMatchObject({ requests: 2, known: 0, private: 1 });
    const before = world.virusTotal.counted().length;
    await worker.lists.start(list, false);
    expect(await untilRests(world, worker, list)).toMatchObject({ stage: 'done', counts: { unknown: 3 } });
    expect(world.virusTotal.counted()).toHaveLength(before + 2);
    // The same again adds nothing, and a list at its end stays there.
    expect(await append(worker, list, more)).toMatchObject({ stage: 'done', read: { rows: 5 } });
    expect(JSON.stringify(await world.area.get(`list:${list}:0`))).toContain(C);
  });

  it('that runs is asked in its turn; a paused one stays paused', async () => {
    const world = await createWorld();
    const worker = world.born();
    const list = await readIn(worker, hashes(6, 100).join('\n'));
    await worker.lists.start(list, false);
    await world.settle();
    expect(await append(worker, list, [B, hashes(1, 100)[0]].join('\n'))).toMatchObject({ stage: 'running' });
    expect(await untilRests(world, worker, list)).toMatchObject({ stage: 'done', counts: { unknown: 7 } });
    expect(world.virusTotal.counted()).toHaveLength(7);
    expect(world.virusTotal.refusals).toEqual([]);

    const other = await readIn(worker, hashes(9, 200).join('\n'));
    await worker.lists.start(other, false);
    await worker.lists.stop(other, 'paused');
    expect(await append(worker, other, C)).toMatchObject({ stage: 'paused' });
  });

  it('gives no number twice, and is found, sorted and shown at once', async () => {
    const world = await createWorld();
    const worker = world.born();
    const list = await readIn(worker, [A, B].join('\n'));
    expect(await worker.lists.spectrum(list, 10)).toHaveLength(2);
    await worker.lists.removeRow(list, 2);
    await append(worker, list, `${B}\n${C}`);
    expect((await values(worker, list)).map(([n]) => n)).toEqual([1, 3, 4]);
    expect(await worker.lists.spectrum(list, 10)).toHaveLength(3);
  });
});

describe('a long list', () => {
  const rowsAt = async (worker: Worker, list: string, offset: number) => {
    const query = { state: 'all', search: '', sort: 'row', descending: false, limit: 2 } as const;
    return given(await worker.lists.rows(list, { ...query, offset })).rows.map(({ n }) => n);
  };

  it('is read in brief by the next worker as this one wrote it', async () => {
    const world = await createWorld();
    const worker = world.born();
    const list = await readIn(worker, hashes(2_100).join('\n'));
    await worker.lists.removeRow(list, 1_500);
    expect(await rowsAt(worker, list, 1_498)).toEqual([1_499, 1_501]);
    worker.kill();
    const next = world.born();
    expect(await rowsAt(next, list, 1_498)).toEqual([1_499, 1_501]);
    expect(await rowsAt(next, list, 2_097)).toEqual([2_099, 2_100]);
  });

  it('of an earlier version, without texts, is given them', async () => {
    const world = await createWorld();
    const worker = world.born();
    const list = await readIn(worker, hashes(1_200).join('\n'));
    await worker.storage.run((database) => database.clear('listBriefs'));
    worker.kill();
    const next = world.born();
    expect(await rowsAt(next, list, 1_100)).toEqual([1_101, 1_102]);
    expect(await next.storage.run((database) => database.count('listBriefs'))).toBe(2);
  });
});
