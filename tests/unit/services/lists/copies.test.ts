import { describe, expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import { createWorld, type Worker, type World } from '../../../support/worker';
import { all, given, hashes, readIn, untilRests } from './list-world';

const [A = ''] = hashes(1);
const TEXT = [A, 'https://one.example/', 'intranet.local'].join('\n');

/** As a browser does that lost its database: without a word (faults.md §4.19). */
async function wipe(worker: Worker): Promise<void> {
  await worker.storage.run(async (database) => {
    for (const name of database.objectStoreNames) await database.clear(name);
  });
}

/** What every newborn worker does. */
async function born(world: World): Promise<Worker> {
  const worker = world.born();
  await worker.lists.goOn();
  await world.settle();
  return worker;
}

describe('a database that was wiped', () => {
  it('loses no list: it is back from its copy, at rest, and says so', async () => {
    const world = await createWorld();
    const worker = world.born();
    world.virusTotal.files.set(A, 5);
    const list = await readIn(worker, TEXT, 'Ticket 4471');
    await worker.lists.start(list, false);
    await untilRests(world, worker, list);
    await wipe(worker);
    worker.kill();

    const next = await born(world);
    const [back] = await next.lists.all();
    expect(back).toMatchObject({
      ...{ id: list, name: 'Ticket 4471', stage: 'paused', restored: true },
      counts: { waiting: 2, 'not-sent': 1, malicious: 0 },
    });
    expect((await all(next, list)).map(({ indicator }) => indicator.value)).toEqual(TEXT.split('\n'));
    const before = world.virusTotal.counted().length;
    await world.clock.advance(DAY);
    expect(world.virusTotal.counted()).toHaveLength(before);
    expect((await next.log.recent(5)).ok).toBe(true);

    await next.vault.saveKey('a1'.repeat(32));
    await next.lists.start(list, false);
    expect(await untilRests(world, next, list)).toMatchObject({ counts: { malicious: 1, unknown: 1 } });
  });

  it('brings a list of what one page holds back to its own lane', async () => {
    const world = await createWorld();
    const worker = world.born();
    const made = await worker.lists.create('Links', 'page');
    const id = made.ok ? made.value.id : '';
    await worker.lists.addRows(id, 1, [{ line: 1, indicator: { kind: 'domain', value: 'a.example' } }], []);
    await worker.lists.finish(id, { lines: 1, rows: 1, duplicates: 0, comments: 0, blank: 0, bad: 0 });
    await wipe(worker);
    worker.kill();
    const next = await born(world);
    const back = await next.storage.run((database) => database.get('lists', id));
    expect(back).toMatchObject({ name: 'Links', restored: true, lane: 'page' });
  });

  it('brings no list back that was removed, and none twice', async () => {
    const world = await createWorld();
    const worker = world.born();
    const kept = await readIn(worker, TEXT);
    await worker.lists.remove(await readIn(worker, 'https://two.example/'));
    await wipe(worker);
    worker.kill();
    (await born(world)).kill();
    const next = await born(world);
    expect((await next.lists.all()).map(({ id }) => id)).toEqual([kept]);
    expect(await next.storage.run((database) => database.count('listRows'))).toBe(3);
  });

  it('is mended by whichever worker lives long enough', { timeout: 60_000 }, async () => {
    for (let at = 1, reached = true; reached; at += 1) {
      const world = await createWorld();
      const first = world.born();
      const list = await readIn(first, TEXT);
      await wipe(first);
      first.kill();
      const worker = world.born();
      let steps = 0;
      worker.onStep = () => {
        steps += 1;
        if (steps === at) worker.kill();
      };
      void worker.lists.goOn();
      await world.settle();
      reached = steps >= at;
      worker.kill();
      const next = await born(world);
      expect(await next.lists.all(), `killed at step ${at}`).toMatchObject([
        { id: list, restored: true, stage: 'paused', counts: { waiting: 2, 'not-sent': 1 } },
      ]);
    }
  });
});

describe('a copy', () => {
  it('that was lost is made anew', async () => {
    const world = await createWorld();
    const worker = world.born();
    const list = await readIn(worker, TEXT);
    for (const key of ['lists', `list:${list}`, `list:${list}:0`]) await world.area.remove(key);
    worker.kill();
    const next = await born(world);
    await wipe(next);
    next.kill();
    expect((await (await born(world)).lists.all()).map(({ id }) => id)).toEqual([list]);
  });

  it('holds no password, and nothing of a list that was never read to its end', async () => {
    const world = await createWorld();
    const worker = world.born();
    const list = await readIn(worker, 'https://user:hunter2@one.example/#frag');
    const half = given(await worker.lists.create('half'));
    await worker.lists.addRows(
      half.id,
      1,
      [{ line: 1, indicator: { kind: 'domain', value: 'x.example' } }],
      [],
    );
    expect(JSON.stringify(await world.area.get(`list:${list}:0`))).not.toMatch(/hunter2|frag/);
    expect(await world.area.get('lists')).toEqual([list]);
    worker.kill();
    await world.clock.advance(2 * DAY);
    const next = await born(world);
    expect((await next.lists.all()).map(({ id }) => id)).toEqual([list]);
  });
});
