import { beforeEach, describe, expect, it } from 'vitest';
import type { CheckState } from '@/utils/domain/check';
import { MINUTE } from '@/utils/domain/duration';
import { verdictOf } from '@/utils/domain/verdict';
import { nextLook } from '@/utils/domain/watch-period';
import { type AwaitedLooks, createAwaitedLooks } from '@/utils/services/watch/awaited';
import type { Looked } from '@/utils/services/watch/look';
import { beingChecked, type WatchRow, waiting } from '@/utils/services/watch/row';
import { REPORT } from '../../domain/a-report';
import { entry, NOW } from './rows';
import { checkOf, createRunnerWorld, type RunnerWorld } from './runner-world';

const UNKNOWN: CheckState = { phase: 'unknown', submission: 'none' };
const LASTING: CheckState = { phase: 'looking-up' };
const FLAGGED: CheckState = {
  ...{ phase: 'report', report: REPORT, verdict: verdictOf(REPORT.counts, 1), fetchedAt: NOW },
  ...{ old: false, earlier: null, stillAnalysing: false },
};

let world: RunnerWorld;
let over: Looked[];
let awaited: AwaitedLooks;

beforeEach(() => {
  world = createRunnerWorld();
  over = [];
  awaited = createAwaitedLooks({ ...world.parts, onOver: (looked) => over.push(looked) });
});

async function looked(host: string, checkId: string): Promise<WatchRow> {
  const row = beingChecked(entry(host), checkId);
  await world.table.add([row]);
  return row;
}
const row = (host: string): Promise<WatchRow | null> => world.table.get(`domain:${host}`);
const settle = (): Promise<void> => world.clock.advance(0);

describe('the checks that entries wait for', () => {
  it('are filed for each entry that waits for them, once', async () => {
    const [one, other] = [await looked('a.example', 'both'), await looked('b.example', 'both')];
    world.state('both', LASTING);
    await awaited.follow(one, 'both');
    await awaited.follow(other, 'both');
    expect(over).toEqual([]);
    const ended = world.state('both', FLAGGED);
    awaited.onCheck(ended);
    awaited.onCheck(ended);
    await settle();
    expect(over.map(({ row: { key }, change }) => [key, change?.kind])).toEqual([
      ['domain:a.example', 'flagged'],
      ['domain:b.example', 'flagged'],
    ]);
    expect(world.waited).toEqual(['both', 'both']);
    awaited.onCheck(ended);
    await settle();
    expect([over.length, world.waited.length, world.bugs]).toEqual([2, 2, []]);
    expect((await row('a.example'))?.dueAt).toBe(nextLook('domain:a.example', 'day', NOW));
  });

  it('of an entry that was removed meanwhile are filed nowhere', async () => {
    const one = await looked('a.example', 'check');
    world.state('check', LASTING);
    await awaited.follow(one, 'check');
    await world.table.remove([one.key]);
    awaited.onCheck(world.state('check', FLAGGED));
    await settle();
    expect([over, world.bugs]).toEqual([[], []]);
  });

  it('are filed by the entry’s own period', async () => {
    await world.table.add([beingChecked(entry('a.example', { period: 'week' }), 'check')]);
    world.state('check', UNKNOWN);
    const own = await row('a.example');
    if (own) await awaited.follow(own, 'check');
    expect((await row('a.example'))?.dueAt).toBe(nextLook('domain:a.example', 'week', NOW));
    const [run] = await world.storage.run((database) => database.getAll('watchRuns'));
    expect(run?.period).toBe('week');
  });

  it('count only when they have ended and nobody is at them any more', async () => {
    const one = await looked('a.example', 'check');
    world.state('check', LASTING);
    await awaited.follow(one, 'check');
    awaited.onCheck(
      checkOf('check', { phase: 'waiting', wait: { window: 'day', until: 5 }, place: 0, inLine: 1 }),
    );
    awaited.onCheck({ ...checkOf('check', UNKNOWN), active: 'domain:a.example' });
    awaited.onCheck({ ...checkOf('check', LASTING), stage: 'ended' });
    const { active: _, ...inactive } = checkOf('check', LASTING);
    awaited.onCheck(inactive);
    await settle();
    expect([over, world.waited.length]).toEqual([[], 4]);
    awaited.onCheck(checkOf('check', UNKNOWN));
    await settle();
    expect(over).toHaveLength(1);
  });

  it('are taken up again by the next worker, and once', async () => {
    await looked('a.example', 'lasting');
    await looked('b.example', 'ended');
    world.state('lasting', LASTING);
    world.state('ended', UNKNOWN);
    await awaited.resume();
    expect(over.map(({ row: { key } }) => key)).toEqual(['domain:b.example']);
    await awaited.resume();
    expect([over.length, (await row('a.example'))?.checkId]).toEqual([1, 'lasting']);
    // Whose end nobody told is found by the next look, also in the same worker.
    world.state('lasting', UNKNOWN);
    await awaited.resume();
    expect(over.map(({ row: { key } }) => key)).toEqual(['domain:b.example', 'domain:a.example']);
  });

  it('are filed in the same worker once that can be written, though nobody asks', async () => {
    const [one, other] = [await looked('a.example', 'first'), await looked('b.example', 'second')];
    world.state('first', LASTING);
    await awaited.follow(one, 'first');
    const { file } = world.table;
    Object.assign(world.table, { file: () => Promise.reject(new Error('disk')) });
    awaited.onCheck(world.state('first', UNKNOWN));
    world.state('second', UNKNOWN);
    await awaited.follow(other, 'second');
    await world.clock.advance(MINUTE);
    expect(world.bugs).toHaveLength(2 * 6);
    Object.assign(world.table, { file });
    await world.clock.advance(MINUTE / 2);
    expect(over.map(({ row: { key } }) => key)).toEqual(['domain:a.example', 'domain:b.example']);
    expect(world.clock.sleeping()).toEqual([]);
  });

  it('that are gone leave their entry due now, but not one that waits for another', async () => {
    const one = await looked('a.example', 'gone');
    const other = await looked('b.example', 'newer');
    const third = await looked('c.example', 'gone');
    await world.table.change([third.key], (each) => waiting(each, NOW + 9, NOW));
    await awaited.follow(one, 'gone');
    await awaited.follow(other, 'gone');
    await awaited.follow(third, 'gone');
    expect(await row('a.example')).toMatchObject({ dueAt: NOW, nextAt: NOW });
    expect(await row('b.example')).toMatchObject({ active: 'check', checkId: 'newer' });
    expect((await row('c.example'))?.dueAt).toBe(NOW + 9);
    awaited.onCheck(checkOf('gone', UNKNOWN));
    await settle();
    expect([over, world.waited]).toEqual([[], []]);
  });

  it('do not hold one another up when one cannot be filed', async () => {
    const [one, other] = [await looked('a.example', 'first'), await looked('b.example', 'second')];
    world.state('first', LASTING);
    world.state('second', LASTING);
    await awaited.follow(one, 'first');
    await awaited.follow(other, 'second');
    const { file } = world.table;
    Object.assign(world.table, { file: () => Promise.reject(new Error('disk')) });
    Object.assign(world.parts.walk, { waits: () => Promise.reject(new Error('log')) });
    awaited.onCheck(checkOf('first', UNKNOWN));
    await settle();
    expect(world.bugs).toEqual(['watchlist', new Error('log'), 'watchlist', new Error('disk')]);
    Object.assign(world.table, { file });
    awaited.onCheck(checkOf('second', UNKNOWN));
    await settle();
    expect(over.map(({ row: { key } }) => key)).toEqual(['domain:b.example']);
  });
});
