import { beforeAll, describe, expect, it } from 'vitest';
import type { RowQuery, RowState } from '@/utils/domain/list';
import { createWorld, type Worker } from '../../../support/worker';
import { given, hashes, readIn, untilRests } from './list-world';

const HASHES = hashes(40);
const QUERY: RowQuery = { state: 'all', search: '', sort: 'row', descending: false, offset: 0, limit: 100 };

describe('the rows of a list', () => {
  let worker: Worker;
  let list: string;

  beforeAll(async () => {
    const world = await createWorld();
    world.virusTotal.limits = { minute: 100, day: 500 };
    for (const [index, hash] of HASHES.entries())
      if (index % 4 === 0) world.virusTotal.files.set(hash, index);
    worker = world.born();
    await worker.account.testKey();
    list = await readIn(worker, [...HASHES, 'https://login.example/Path', 'intranet.local'].join('\n'));
    await worker.lists.start(list, false);
    await untilRests(world, worker, list);
  });

  const rows = async (query: Partial<RowQuery>) =>
    given(await worker.lists.rows(list, { ...QUERY, ...query }));
  const numbers = async (query: Partial<RowQuery>) => (await rows(query)).rows.map(({ n }) => n);

  it('come a page at a time', async () => {
    expect(await numbers({ limit: 3 })).toEqual([1, 2, 3]);
    expect(await numbers({ offset: 39, limit: 5 })).toEqual([40, 41, 42]);
    expect((await rows({ offset: 100 })).total).toBe(42);
    expect(await numbers({ offset: 100 })).toEqual([]);
  });

  it.each<[RowState, number]>([
    ['malicious', 9],
    ['nothing-found', 1],
    ['unknown', 31],
    ['not-sent', 1],
    ['waiting', 0],
  ])('that are %s are %i, also deep down', async (state, count) => {
    const page = await rows({ state });
    expect(page.total).toBe(count);
    expect(page.rows.every((row) => row.state === state)).toBe(true);
    expect(await numbers({ state, offset: 2, limit: 4 })).toEqual((await numbers({ state })).slice(2, 6));
  });

  it('are searched in any case', async () => {
    expect(await numbers({ search: 'LOGIN.example/path' })).toEqual([41]);
    expect((await rows({ search: 'nowhere' })).total).toBe(0);
  });

  it('are sorted every way, and turned round', async () => {
    expect((await numbers({ sort: 'engines', descending: true })).slice(0, 3)).toEqual([37, 33, 29]);
    expect((await numbers({ sort: 'verdict' })).slice(0, 2)).toEqual([37, 33]);
    const up = await numbers({ sort: 'indicator' });
    expect(await numbers({ sort: 'indicator', descending: true })).toEqual(up.toReversed());
    expect((await numbers({ descending: true })).slice(0, 2)).toEqual([42, 41]);
  });

  it('have a spectrum, whose ticks lead to them', async () => {
    const every = await worker.lists.spectrum(list, 1_000);
    expect(every).toHaveLength(42);
    expect(every[4]).toEqual({ n: 5, state: 'malicious' });
    const bins = await worker.lists.spectrum(list, 6);
    expect(bins).toHaveLength(6);
    expect(bins.every(({ state }) => state === 'malicious')).toBe(true);
    expect(await worker.lists.placeOf(list, 41, { ...QUERY, sort: 'row' })).toBe(40);
    expect(await worker.lists.placeOf(list, 41, { ...QUERY, state: 'malicious' })).toBeNull();
  });

  it('follow what changes while somebody looks', async () => {
    await worker.lists.removeRow(list, 42);
    expect(await worker.lists.spectrum(list, 1_000)).toHaveLength(41);
    expect(await numbers({ state: 'not-sent', sort: 'kind' })).toEqual([]);
  });
});
