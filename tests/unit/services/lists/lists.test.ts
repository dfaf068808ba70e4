import { describe, expect, it } from 'vitest';
import { DAY, MINUTE, SECOND } from '@/utils/domain/duration';
import { createWorld } from '../../../support/worker';
import { all, given, hashes, readIn, statesOf, untilRests } from './list-world';

const [A = '', B = '', C = ''] = hashes(3);

describe('a list', () => {
  it('says what it would do, does it, and costs what it said', async () => {
    const world = await createWorld();
    const worker = world.born();
    world.virusTotal.files.set(A, 5);
    world.virusTotal.files.set(B, 1);
    world.virusTotal.known.set('https://ok.example/', 0);
    // Known from before: costs nothing.
    await worker.checks.start({ indicator: { kind: 'file', value: B }, origin: 'popup', secrets: 'ask' });
    await world.settle();
    const list = await readIn(
      worker,
      [
        A,
        'intranet.local',
        '# remark',
        B,
        C,
        'https://u:p@ok.example/#top',
        `${A}`,
        'nonsense',
        'https://a.example/?token=4f9c2a7e81b04d6f9e3c5a7b',
      ].join('\n'),
    );
    expect(given(await worker.lists.plan(list))).toMatchObject({
      rows: 6,
      known: 1,
      private: 1,
      secrets: 1,
      requests: 3,
      perMinute: 4,
      reserved: 100,
    });
    expect(world.virusTotal.counted()).toHaveLength(1);
    await worker.lists.start(list, false);
    const view = await untilRests(world, worker, list);
    expect(view).toMatchObject({
      stage: 'done',
      spent: 3,
      counts: {
        malicious: 1,
        suspicious: 1,
        unknown: 1,
        'nothing-found': 1,
        'not-sent': 2,
        waiting: 0,
        failed: 0,
      },
      read: { lines: 9, rows: 6, duplicates: 1, comments: 1, bad: 1 },
    });
    expect(world.virusTotal.counted()).toHaveLength(4);
    expect(await worker.lists.bad(list, 0, 10)).toMatchObject([{ line: 8, text: 'nonsense' }]);
    expect(worker.ends.map(({ id }) => id)).toContain(list);
    // The rows of a list are kept by the list alone.
    expect(await worker.history.recent(10)).toHaveLength(1);
    expect(await worker.storage.run((database) => database.count('checks'))).toBe(1);
  });

  it('uses every slot, and no other', async () => {
    const world = await createWorld();
    const worker = world.born();
    const list = await readIn(worker, hashes(21).join('\n'));
    await worker.lists.start(list, false);
    const began = world.clock.now();
    await world.settle();
    const ends = given(await worker.lists.get(list)).endsAt ?? 0;
    // The four slots of the next minute have their rows already: an answer may take long.
    const inLine = (await all(worker, list)).filter(({ turn }) => turn?.turn === 'waiting');
    expect(inLine.length).toBeGreaterThanOrEqual(4);
    await untilRests(world, worker, list);
    const times = world.virusTotal.counted().map(({ at }) => at - began);
    expect(times).toHaveLength(21);
    for (const [index, at] of times.entries()) {
      const minute = Math.floor(index / 4) * MINUTE;
      expect(at).toBeGreaterThanOrEqual(minute);
      expect(at).toBeLessThan(minute + 2 * SECOND);
    }
    // What was promised is what it took.
    expect(Math.abs(ends - began - (times.at(-1) ?? 0))).toBeLessThan(5 * SECOND);
  });

  it('takes turns with another', async () => {
    const world = await createWorld();
    const worker = world.born();
    const one = await readIn(worker, hashes(30).join('\n'));
    const two = await readIn(worker, hashes(10, 100).join('\n'));
    await worker.lists.start(one, false);
    await world.settle();
    await worker.lists.start(two, false);
    await untilRests(world, worker, two, 7);
    const view = given(await worker.lists.get(one));
    expect(given(await worker.lists.get(two)).stage).toBe('done');
    expect(view.counts.waiting).toBeGreaterThan(8);
  });

  it('pauses, resumes and is cancelled; what has not left costs nothing', async () => {
    const world = await createWorld();
    const worker = world.born();
    const list = await readIn(worker, hashes(12).join('\n'));
    await worker.lists.start(list, false);
    await world.settle();
    await worker.lists.stop(list, 'paused');
    await world.clock.advance(10 * MINUTE);
    expect(world.virusTotal.counted()).toHaveLength(4);
    expect(given(await worker.lists.get(list))).toMatchObject({
      stage: 'paused',
      counts: { unknown: 4, waiting: 8 },
    });
    await worker.lists.start(list, false);
    await world.settle();
    expect(world.virusTotal.counted()).toHaveLength(8);
    await worker.lists.stop(list, 'cancelled');
    await world.clock.advance(10 * MINUTE);
    expect(world.virusTotal.counted()).toHaveLength(8);
    await worker.lists.start(list, false);
    expect(await untilRests(world, worker, list)).toMatchObject({ stage: 'done', counts: { unknown: 12 } });
    expect(world.virusTotal.counted()).toHaveLength(12);
  });

  it('lets a row go first, and another away', async () => {
    const world = await createWorld();
    const worker = world.born();
    const list = await readIn(worker, hashes(20).join('\n'));
    await worker.lists.start(list, false);
    await world.settle();
    await worker.lists.raise(list, 20);
    await worker.lists.removeRow(list, 19);
    await world.settle();
    await world.clock.advance(MINUTE + SECOND);
    expect(world.virusTotal.counted()[4]?.path).toContain(hashes(20)[19]);
    const view = await untilRests(world, worker, list);
    expect(view.counts.unknown).toBe(19);
    expect((await all(worker, list)).map(({ n }) => n)).not.toContain(19);
    expect(world.virusTotal.counted()).toHaveLength(19);
  });

  it('makes way for a check of the user, also of one of its own rows', async () => {
    const world = await createWorld();
    const worker = world.born();
    const list = await readIn(worker, hashes(20).join('\n'));
    await worker.lists.start(list, false);
    await world.settle();
    const [, , , , , sixth = ''] = hashes(20);
    const mine = await worker.checks.start({
      indicator: { kind: 'file', value: sixth },
      origin: 'popup',
      secrets: 'ask',
    });
    await world.settle();
    await world.clock.advance(MINUTE + SECOND);
    expect(world.virusTotal.counted()[4]?.path).toContain(sixth);
    expect((await worker.checks.get(mine.id))?.state.phase).toBe('unknown');
    await untilRests(world, worker, list);
    expect(world.virusTotal.counted()).toHaveLength(20);
    expect(await worker.history.recent(10)).toHaveLength(1);
  });

  it.each([
    ['in this worker', false],
    ['also after the next was born', true],
  ])('that is stopped leaves the user what they asked for too, %s', async (_, reborn) => {
    const world = await createWorld();
    let worker = world.born();
    const [, , , , fifth = '', sixth = '', seventh = ''] = hashes(7);
    const check = (value: string) =>
      worker.checks.start({ indicator: { kind: 'file', value }, origin: 'popup', secrets: 'ask' });
    const list = await readIn(worker, hashes(7).join('\n'));
    for (const value of hashes(4)) await check(value);
    await world.settle();
    const first = await check(fifth);
    await world.settle();
    await worker.lists.start(list, false);
    await world.settle();
    const joined = await check(sixth);
    await world.settle();
    if (reborn) {
      worker.kill();
      worker = world.born();
      await Promise.all([worker.checks.resume(), worker.lists.goOn()]);
      await world.settle();
    }
    await worker.lists.stop(list, 'paused');
    await world.clock.advance(2 * MINUTE);
    for (const { id } of [first, joined])
      expect((await worker.checks.get(id))?.state).toMatchObject({ phase: 'unknown' });
    expect(given(await worker.lists.get(list))).toMatchObject({ counts: { unknown: 6, waiting: 1 } });
    expect(world.virusTotal.counted().map(({ path }) => path)).not.toContain(`/files/${seventh}`);
    expect(world.virusTotal.counted()).toHaveLength(6);
  });

  it('leaves the reserve of the day alone, waits for the next day, says so, and goes on', async () => {
    const world = await createWorld();
    const worker = world.born();
    await worker.settings.save({ reserve: 0.9 });
    const list = await readIn(worker, hashes(53).join('\n'));
    await worker.lists.start(list, false);
    await world.settle();
    const { endsAt } = given(await worker.lists.get(list));
    await untilRests(world, worker, list, 18);
    const view = given(await worker.lists.get(list));
    expect(world.virusTotal.counted()).toHaveLength(50);
    expect(view).toMatchObject({ stage: 'running', wait: { window: 'day' }, counts: { waiting: 3 } });
    expect(view.endsAt).toBe(endsAt);
    const ended = await untilRests(world, worker, list, 24 * 60);
    expect(ended.stage).toBe('done');
    expect(Math.floor((world.virusTotal.counted().at(-1)?.at ?? 0) / DAY)).toBe(
      Math.floor((world.virusTotal.counted()[0]?.at ?? 0) / DAY) + 1,
    );
    expect(Math.abs((endsAt ?? 0) - (ended.endedAt ?? 0))).toBeLessThan(2 * MINUTE);
  }, 60_000);

  it('asks about secrets, and sends what was allowed', async () => {
    const world = await createWorld();
    const worker = world.born();
    const secret = 'https://a.example/?token=4f9c2a7e81b04d6f9e3c5a7b';
    const list = await readIn(worker, [secret, secret.replace('a.', 'b.')].join('\n'));
    await worker.lists.start(list, true);
    expect(await untilRests(world, worker, list)).toMatchObject({ stage: 'done', counts: { 'not-sent': 2 } });
    expect(world.virusTotal.counted()).toHaveLength(0);
    await worker.lists.answer(list, 1, 'remove');
    await worker.lists.answer(list, 2, 'keep');
    await untilRests(world, worker, list);
    const rows = await all(worker, list);
    expect(rows[0]?.sent).not.toContain('4f9c2a7e81');
    expect(rows[1]?.sent).toBe(secret.replace('a.', 'b.'));
    // It may be a secret: looked up, never published by itself.
    const posts = world.virusTotal.counted().filter(({ method }) => method === 'POST');
    expect(posts).toHaveLength(1);
    expect(rows.map(({ submitted }) => submitted)).toEqual([true, false]);
  });
});

describe('unknown links', () => {
  it('are submitted where the user let the list do it, once each', async () => {
    const world = await createWorld();
    const worker = world.born();
    const list = await readIn(worker, ['https://new.example/1', 'https://new.example/2', A].join('\n'));
    await worker.lists.start(list, true);
    const view = await untilRests(world, worker, list);
    expect(view).toMatchObject({ stage: 'done', counts: { 'nothing-found': 2, unknown: 1 } });
    const posts = world.virusTotal.counted().filter(({ method }) => method === 'POST');
    expect(posts).toHaveLength(2);
    expect(view.spent).toBe(world.virusTotal.counted().length);
  });

  it('are results where not', async () => {
    const world = await createWorld();
    const worker = world.born();
    const list = await readIn(worker, 'https://new.example/1');
    await worker.lists.start(list, false);
    expect((await untilRests(world, worker, list)).counts.unknown).toBe(1);
    expect(world.virusTotal.counted().some(({ method }) => method === 'POST')).toBe(false);
  });
});

describe('what goes wrong', () => {
  it('without a key stops the list, says it once, and a new key lets it go on', async () => {
    const world = await createWorld();
    const worker = world.born();
    await worker.account.forgetKey();
    const list = await readIn(worker, hashes(3).join('\n'));
    await worker.lists.start(list, false);
    await world.settle();
    expect(given(await worker.lists.get(list))).toMatchObject({
      stage: 'paused',
      stopped: { tag: 'no-key' },
    });
    expect(await statesOf(worker, list)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(world.virusTotal.counted()).toHaveLength(0);
    await worker.lists.told(list);
    await worker.account.saveKey('b2'.repeat(32));
    expect((await untilRests(world, worker, list)).stage).toBe('done');
  });

  it('is offline: it waits, spends nothing, and says so', async () => {
    const world = await createWorld();
    const worker = world.born();
    const list = await readIn(worker, hashes(3).join('\n'));
    world.online = false;
    world.virusTotal.down = true;
    await worker.lists.start(list, false);
    await world.settle();
    await world.clock.advance(10 * MINUTE);
    expect(given(await worker.lists.get(list)).wait).toEqual({ window: 'offline' });
    world.online = true;
    world.virusTotal.down = false;
    expect((await untilRests(world, worker, list)).counts.unknown).toBe(3);
    expect(world.virusTotal.counted()).toHaveLength(3);
  });

  it('is a setting that changed: a host that is private now is not sent', async () => {
    const world = await createWorld();
    const worker = world.born();
    const list = await readIn(worker, ['https://one.example/', 'https://two.example/'].join('\n'));
    await worker.settings.save({ privateHosts: ['two.example'] });
    await worker.lists.start(list, false);
    await untilRests(world, worker, list);
    expect(await statesOf(worker, list)).toEqual(['unknown', 'not-sent']);
    expect(world.virusTotal.counted()).toHaveLength(1);
  });
});
