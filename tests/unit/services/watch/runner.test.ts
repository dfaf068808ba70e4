import { beforeEach, describe, expect, it } from 'vitest';
import type { CheckState } from '@/utils/domain/check';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import { nextLook } from '@/utils/domain/watch-period';
import { beingChecked, type WatchRow } from '@/utils/services/watch/row';
import { createWatchRunner, type WatchRunner } from '@/utils/services/watch/run';
import { entry, NOW } from './rows';
import { checkOf, createRunnerWorld, type RunnerWorld } from './runner-world';

const UNKNOWN: CheckState = { phase: 'unknown', submission: 'none' };
const REFUSED: CheckState = { phase: 'failed', failure: { tag: 'upstream', status: 500 } };

let world: RunnerWorld;
let runner: WatchRunner;

beforeEach(() => {
  world = createRunnerWorld();
  runner = createWatchRunner(world.parts);
});

const entries = (count: number, more: Partial<WatchRow> = {}): WatchRow[] =>
  Array.from({ length: count }, (_, n) => entry(`h${n}.example`, { ...more, dueAt: NOW - count + n }));
const row = async (host: string): Promise<WatchRow | null> => world.table.get(`domain:${host}`);
const asked = (): string[] => world.started.map(({ indicator }) => indicator.value);
const end = async (id: string, state: CheckState): Promise<void> => {
  runner.onCheck(world.state(id, state));
  await world.clock.advance(0);
};

describe('what is due', () => {
  it('is asked for in the watchlist’s lane, as it stands in the list, eight at once', async () => {
    await world.table.add(entries(10));
    await runner.go();
    expect(world.started[0]).toEqual({
      ...{ indicator: { kind: 'domain', value: 'h0.example' }, origin: 'watch', lane: 'watch' },
      ...{ secrets: 'keep', refresh: true },
    });
    expect(asked()).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((n) => `h${n}.example`));
    expect(await row('h0.example')).toMatchObject({ active: 'check', checkId: 'check-1' });
    expect([world.walk, world.told, world.bugs]).toEqual([['starts'], 1, []]);
    expect(world.clock.sleeping()).toEqual([]);
    await end('check-3', UNKNOWN);
    expect(asked().slice(8)).toEqual(['h8.example']);
    expect(world.walk).toEqual(['starts']);
  });

  it('is over when all is looked at, and comes back when the next is due', async () => {
    await world.table.add(entries(2));
    await runner.go();
    await end('check-1', UNKNOWN);
    expect(world.walk).toEqual(['starts']);
    await end('check-2', REFUSED);
    expect([world.walk, world.news]).toEqual([['starts', 'ends'], 0]);
    expect(await row('h0.example')).toMatchObject({ failures: 0, last: { answered: 0 } });
    expect(await row('h1.example')).toMatchObject({ failures: 1 });
    expect(world.clock.sleeping()).toEqual([NOW + 15 * MINUTE]);
    await world.clock.advance(15 * MINUTE);
    expect(asked()).toEqual(['h0.example', 'h1.example', 'h1.example']);
    expect(world.dropped).toEqual(['check-2']);
  });

  it('is nothing yet: it waits, and the run is over', async () => {
    await world.table.add([entry('a.example', { dueAt: NOW + HOUR })]);
    await runner.go();
    expect([asked(), world.walk, world.clock.sleeping()]).toEqual([[], ['ends'], [NOW + HOUR]]);
  });

  it('waits for a key, and looks for one every hour', async () => {
    await world.table.add(entries(1));
    world.mayAsk = false;
    await runner.go();
    expect([asked(), world.walk, world.clock.sleeping()]).toEqual([[], [], [NOW + HOUR]]);
    world.mayAsk = true;
    await world.clock.advance(HOUR);
    expect(asked()).toEqual(['h0.example']);
  });

  it.each([
    ['nothing', null, 'day', false, true],
    ['what is older than half the period', 12 * HOUR, 'day', false, true],
    ['what is younger', 12 * HOUR - 1, 'day', false, false],
    ['what is of this moment', 0, 'day', false, false],
    ['what is of a clock that was ahead', -1, 'day', false, true],
    ['what is too old for its own period', HOUR, 'hour', false, true],
    ['what is young enough for its own period', DAY - 1, 'month', false, false],
    ['what is young, but the user asked', 0, 'day', true, true],
  ] as const)('is asked anew or not, by %s', async (_, age, period, wanted, refresh) => {
    if (age !== null)
      world.cached.set('domain:a.example', { unknown: true, fetchedAt: world.clock.now() - age });
    await world.table.add([
      entry('a.example', {
        ...(period !== 'day' && { period }),
        ...(wanted && { asked: true as const }),
      }),
    ]);
    await runner.go();
    expect(world.started.map((order) => order.refresh)).toEqual([refresh]);
    expect(await row('a.example')).not.toHaveProperty('asked');
  });

  it.each([
    ['paused', () => world.table.change('all', ({ dueAt: _, ...each }) => ({ ...each, paused: true }))],
    ['removed', () => world.table.remove('all')],
  ])('that was %s meanwhile is not waited for', async (_, meanwhile) => {
    await world.table.add(entries(1, { checkId: 'old' }));
    const { start } = world.parts.checks;
    Object.assign(world.parts.checks, {
      start: async (order: Parameters<typeof start>[0]) => {
        await meanwhile();
        return start(order);
      },
    });
    await runner.go();
    expect((await row('h0.example'))?.active).toBeUndefined();
    await end('check-1', UNKNOWN);
    expect([(await row('h0.example'))?.last ?? null, world.waited, world.dropped]).toEqual([null, [], []]);
  });

  it('is looked for again after what was a bug', async () => {
    await world.table.add(entries(1));
    Object.assign(world.parts, { mayAsk: () => Promise.reject(new Error('closed')) });
    runner = createWatchRunner(world.parts);
    await runner.go();
    expect([asked(), world.bugs]).toEqual([[], ['watchlist', new Error('closed')]]);
  });

  it('drops the check of the last look, unless it is the same', async () => {
    await world.table.add([
      entry('a.example', { dueAt: NOW - 2, checkId: 'old' }),
      entry('b.example', { dueAt: NOW - 1, checkId: 'check-2' }),
      entry('c.example'),
    ]);
    await runner.go();
    expect(world.dropped).toEqual(['old']);
  });
});

describe('what was planned while the clock was ahead', () => {
  it('is planned anew from now', async () => {
    const ahead = { plannedAt: NOW + 365 * DAY, nextAt: NOW + 366 * DAY, dueAt: NOW + 366 * DAY };
    await world.table.add([
      entry('a.example', { ...ahead, period: 'week' }),
      entry('b.example', ahead),
      entry('c.example', { ...ahead, plannedAt: NOW + MINUTE }),
      beingChecked(entry('d.example', ahead), 'lasting'),
    ]);
    world.state('lasting', { phase: 'looking-up' });
    await runner.go();
    expect(await row('a.example')).toMatchObject({
      plannedAt: NOW,
      dueAt: nextLook('domain:a.example', 'week', NOW),
    });
    expect((await row('b.example'))?.dueAt).toBe(nextLook('domain:b.example', 'day', NOW));
    expect((await row('c.example'))?.dueAt).toBe(ahead.dueAt);
    expect(await row('d.example')).toMatchObject({ active: 'check', plannedAt: NOW, nextAt: ahead.nextAt });
    expect(await row('d.example')).not.toHaveProperty('dueAt');
  });

  it('and was changed meanwhile is left alone', async () => {
    await world.table.add([entry('a.example', { dueAt: NOW + DAY, plannedAt: NOW + MINUTE })]);
    Object.assign(world.table, { plannedAfter: async () => [entry('a.example')] });
    await runner.go();
    expect((await row('a.example'))?.dueAt).toBe(NOW + DAY);
  });
});

describe('a look that a dead worker waited for', () => {
  it('is filed when its check has ended, or ends', async () => {
    await world.table.add([
      beingChecked(entry('a.example'), 'ended'),
      beingChecked(entry('b.example'), 'lasting'),
    ]);
    world.state('ended', UNKNOWN);
    world.state('lasting', { phase: 'looking-up' });
    await runner.go();
    expect(await row('a.example')).toMatchObject({ last: { answered: 0 } });
    expect(await row('b.example')).toMatchObject({ active: 'check', last: null });
    await end('lasting', UNKNOWN);
    expect(await row('b.example')).toMatchObject({ last: { answered: 0 } });
  });

  it('is done anew where its check is gone', async () => {
    await world.table.add([beingChecked(entry('a.example', { nextAt: 5 }), 'gone')]);
    await runner.go();
    expect(asked()).toEqual(['a.example']);
    expect(await row('a.example')).toMatchObject({ active: 'check', checkId: 'check-1' });
  });

  it('without a name is left to the next', async () => {
    await world.table.add([{ ...beingChecked(entry('a.example'), 'x'), checkId: null }]);
    await runner.go();
    expect([asked(), world.bugs]).toEqual([[], []]);
  });
});

it('checks that nobody waits for change nothing', async () => {
  runner.onCheck(
    checkOf('other', { phase: 'waiting', wait: { window: 'day', until: 5 }, place: 0, inLine: 1 }),
  );
  await world.clock.advance(0);
  expect([world.walk, world.waited, world.told]).toEqual([[], [], 0]);
});
