import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import { createWorld, KEY, type Worker, type World } from '../../../support/worker';
import { bornAwake, say, told, url, watchHosts } from './world';

const ALL = { search: '', filter: 'all', sort: 'name', offset: 0, limit: 100 } as const;

let world: World;
let worker: Worker;

beforeEach(async () => {
  world = await createWorld();
  worker = bornAwake(world);
  await world.settle();
});

describe('the watchlist', () => {
  it('looks at once, and then once a round, in the lowest lane', async () => {
    say(world, 'a.example', 0);
    await watchHosts(worker, ['a.example'], 'hour');
    await world.clock.advance(MINUTE);
    expect(world.virusTotal.counted()).toHaveLength(1);
    await world.clock.advance(DAY);
    const looks = world.virusTotal.counted();
    expect(looks.length).toBeGreaterThanOrEqual(23);
    expect(looks.length).toBeLessThanOrEqual(26);
    const gaps = looks.slice(2).map(({ at }, index) => at - (looks[index + 1]?.at ?? 0));
    for (const gap of gaps) expect(Math.abs(gap - HOUR)).toBeLessThan(MINUTE);
    const { rows } = await worker.watchlist.list(ALL);
    expect(rows[0]).toMatchObject({ checking: false, failures: 0, last: { verdict: 'nothing-found' } });
    expect(told(world)).toEqual([]);
  });

  it('tells flagged, risen, cleared, with before and after', async () => {
    say(world, 'a.example', 0);
    await watchHosts(worker, ['a.example'], 'hour');
    await world.clock.advance(MINUTE);
    for (const malicious of [0, 2, 2, 5, 1, 0]) {
      say(world, 'a.example', malicious);
      await world.clock.advance(2 * HOUR);
    }
    expect(told(world)).toEqual(['a.example flagged', 'a.example risen', 'a.example cleared']);
    const [flagged, risen, cleared] = world.notices.shown.map(({ changes }) => changes[0]);
    expect([flagged?.before?.malicious, flagged?.after?.malicious]).toEqual([0, 2]);
    expect([risen?.before?.malicious, risen?.after?.malicious]).toEqual([2, 5]);
    expect([cleared?.before?.malicious, cleared?.after?.malicious]).toEqual([1, 0]);
  });

  it('does not take a missing report for a clean one', async () => {
    say(world, 'a.example', 4);
    await watchHosts(worker, ['a.example'], 'half-day');
    await world.clock.advance(MINUTE);
    say(world, 'a.example', null);
    await world.clock.advance(2 * DAY);
    say(world, 'a.example', 4);
    await world.clock.advance(2 * DAY);
    expect(told(world)).toEqual(['a.example flagged']);
  });

  it('tells once when the looks fail in a row, and again only after one was answered', async () => {
    say(world, 'a.example', 0);
    await watchHosts(worker, ['a.example'], 'six-hours');
    await world.clock.advance(MINUTE);
    const { fetch: answer } = world.virusTotal;
    Object.assign(world.virusTotal, { fetch: async () => new Response('gone', { status: 500 }) });
    await world.clock.advance(3 * DAY);
    expect(told(world)).toEqual(['a.example failing']);
    const failing = await worker.watchlist.list(ALL);
    expect(failing.rows[0]?.failure).toMatchObject({ tag: 'upstream' });
    expect(failing.counts).toMatchObject({ failed: 1, good: 0 });
    Object.assign(world.virusTotal, { fetch: answer });
    await world.clock.advance(DAY);
    expect(told(world)).toEqual(['a.example failing']);
    expect((await worker.watchlist.list(ALL)).counts).toMatchObject({ failed: 0, good: 1 });
  });

  it('asks for nothing when somebody has just looked', async () => {
    say(world, 'a.example', 3);
    await worker.checks.start({ indicator: url('a.example'), origin: 'popup', secrets: 'ask' });
    await world.settle();
    await watchHosts(worker, ['a.example']);
    await world.clock.advance(MINUTE);
    expect(world.virusTotal.counted()).toHaveLength(1);
    expect(told(world)).toEqual(['a.example flagged']);
  });

  it('does not tell what somebody was just reading, and tells what changes from there', async () => {
    say(world, 'a.example', 3);
    await worker.checks.start({ indicator: url('a.example'), origin: 'popup', secrets: 'ask' });
    await world.settle();
    const order = { period: 'hour', secrets: 'keep', seen: true } as const;
    await worker.watchlist.add({ indicators: [url('a.example'), url('never.example')], ...order });
    await world.clock.advance(MINUTE);
    expect(told(world)).toEqual([]);
    expect(await worker.watchlist.find(url('a.example'))).toMatchObject({
      last: { malicious: 3 },
      change: null,
    });
    say(world, 'a.example', 5);
    say(world, 'never.example', 1);
    await world.clock.advance(2 * HOUR);
    expect([...told(world)].sort()).toEqual(['a.example risen', 'never.example flagged']);
  });

  it('looks anew when the user says so, though it was just looked at', async () => {
    say(world, 'a.example', 0);
    await watchHosts(worker, ['a.example']);
    await world.clock.advance(MINUTE);
    await worker.watchlist.checkNow('all');
    await world.clock.advance(MINUTE);
    expect(world.virusTotal.counted()).toHaveLength(2);
  });

  it('does nothing while paused, and stays quiet without a key', async () => {
    say(world, 'a.example', 0);
    await watchHosts(worker, ['a.example'], 'hour');
    await world.clock.advance(MINUTE);
    await worker.watchlist.set('all', { paused: true });
    await world.clock.advance(DAY);
    expect(world.virusTotal.counted()).toHaveLength(1);
    await worker.account.forgetKey();
    await worker.watchlist.set('all', { paused: false });
    await world.clock.advance(DAY);
    expect(world.virusTotal.counted()).toHaveLength(1);
    expect((await worker.watchlist.list(ALL)).rows[0]).toMatchObject({ failure: null, failures: 0 });
    expect(told(world)).toEqual([]);
    await worker.account.saveKey(KEY);
    await world.clock.advance(MINUTE);
    expect(world.virusTotal.counted()).toHaveLength(2);
  });

  it('catches up once after a sleep over many periods', async () => {
    say(world, 'a.example', 0);
    await watchHosts(worker, ['a.example'], 'hour');
    await world.clock.advance(MINUTE);
    worker.kill();
    world.clock.jump(9 * DAY);
    worker = bornAwake(world);
    await world.clock.advance(MINUTE);
    expect(world.virusTotal.counted()).toHaveLength(2);
  });

  it('goes on after the clock was a year ahead', async () => {
    say(world, 'a.example', 0);
    world.clock.jump(365 * DAY);
    await watchHosts(worker, ['a.example'], 'day');
    await world.clock.advance(MINUTE);
    worker.kill();
    world.clock.jump(-365 * DAY);
    worker = bornAwake(world);
    const before = world.virusTotal.counted().length;
    await world.clock.advance(3 * DAY);
    expect(world.virusTotal.counted().length).toBeGreaterThanOrEqual(before + 2);
  });

  it('leaves the reserve alone and refuses more than a day can look at', async () => {
    const many = Array.from({ length: 450 }, (_, n) => url(`h${n}.example`));
    const added = await worker.watchlist.add({ indicators: many, period: 'day', secrets: 'ask' });
    expect(added).toMatchObject({ added: 400, refused: 50, cost: { perDay: 400, allowed: 400 } });
    await worker.watchlist.set('all', { paused: true });
  });

  it('adds what may leave, once, and says what of the rest became', async () => {
    const indicators = [
      url('a.example'),
      { kind: 'url', value: 'https://A.example' },
      { kind: 'url', value: 'https://me:pw@b.example/#x' },
      { kind: 'domain', value: 'intranet.local' },
      { kind: 'ip', value: '10.0.0.1' },
      { kind: 'url', value: 'https://c.example/reset?token=0123456789abcdef0123' },
      { kind: 'nonsense', value: 'x' },
    ] as const;
    const order = { indicators: indicators as never, period: null, secrets: 'ask' } as const;
    expect(await worker.watchlist.add(order)).toMatchObject({
      added: 2,
      already: 1,
      held: ['intranet.local', '10.0.0.1'],
      secret: ['https://c.example/reset?token=0123456789abcdef0123'],
    });
    const { rows } = await worker.watchlist.list(ALL);
    expect(rows.map(({ indicator }) => indicator.value)).toEqual([
      'https://a.example/',
      'https://b.example/',
    ]);
  });

  it('brings removed entries back', async () => {
    say(world, 'a.example', 2);
    await watchHosts(worker, ['a.example', 'b.example']);
    await world.clock.advance(MINUTE);
    const undo = await worker.watchlist.remove('all');
    expect((await worker.watchlist.list(ALL)).total).toBe(0);
    const back = await worker.removed.find(undo);
    if (back?.from !== 'watch') throw new Error('nothing to bring back');
    await worker.watchlist.putBack(back.rows);
    expect((await worker.watchlist.list(ALL)).total).toBe(2);
    await world.clock.advance(3 * DAY);
    expect(told(world)).toEqual(['a.example flagged']);
    await world.clock.advance(MINUTE);
    expect(await worker.removed.find(undo)).toBeNull();
  });
});
