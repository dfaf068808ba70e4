import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import { utcDay } from '@/utils/domain/utc';
import { createWorld, type Worker, type World } from '../../../support/worker';
import { all, given, hashes, readIn } from './list-world';

const HASHES = hashes(500);
/** What the world knows, computed without the extension: every third is flagged by as many as its number mod 9. */
const flagged = (index: number): number | null => (index % 3 === 0 ? index % 9 : null);

function expected(index: number): string {
  const engines = flagged(index);
  if (engines === null) return 'unknown';
  return engines >= 3 ? 'malicious' : engines > 0 ? 'suspicious' : 'nothing-found';
}

/** Runs the list to its end; `onMinute` may put another worker in the place of this one. */
async function run(world: World, list: string, first: Worker, onMinute: (worker: Worker) => Promise<Worker>) {
  let worker = first;
  for (;;) {
    await world.settle();
    const view = given(await worker.lists.get(list));
    if (view.stage !== 'running') return worker;
    worker = await onMinute(worker);
    await world.clock.advance(view.wait?.window === 'day' ? HOUR / 2 : MINUTE / 2);
  }
}

async function fiveHundred(): Promise<{ world: World; worker: Worker; list: string }> {
  const world = await createWorld();
  for (const [index, hash] of HASHES.entries()) {
    const engines = flagged(index);
    if (engines !== null) world.virusTotal.files.set(hash, engines);
  }
  const worker = world.born();
  return { world, worker, list: await readIn(worker, HASHES.join('\n')) };
}

function expectWithin(world: World, perDay: number): void {
  const times = world.virusTotal.counted().map(({ at }) => at);
  for (const [index, at] of times.entries()) {
    const fifth = times[index + 4];
    if (fifth !== undefined) expect(fifth - at).toBeGreaterThanOrEqual(MINUTE);
  }
  const days = times.map(utcDay);
  for (const day of new Set(days))
    expect(days.filter((other) => other === day).length).toBeLessThanOrEqual(perDay);
}

describe('500 hashes on a free key', () => {
  it('take the quota’s own time and one percent more, without one 429', { timeout: 240_000 }, async () => {
    const { world, worker, list } = await fiveHundred();
    await worker.settings.save({ reserve: 0 });
    await worker.lists.start(list, false);
    await run(world, list, worker, async (same) => same);
    const times = world.virusTotal.counted().map(({ at }) => at);
    expect(times).toHaveLength(500);
    expect(world.virusTotal.refusals).toEqual([]);
    // Four at once, and then every minute four.
    const least = 124 * MINUTE;
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThanOrEqual(least * 1.01);
    expectWithin(world, 500);
  });

  it('go through days cut at 120 and workers that die at every tenth row, each asked once', {
    timeout: 400_000,
  }, async () => {
    const { world, worker, list } = await fiveHundred();
    world.virusTotal.limits = { minute: 4, day: 120 };
    await worker.settings.save({ reserve: 0 });
    await worker.account.testKey();
    await worker.lists.start(list, false);
    let killed = 0;
    const last = await run(world, list, worker, async (current) => {
      const { counts } = given(await current.lists.get(list));
      const answered = 500 - counts.waiting;
      if (Math.floor(answered / 10) <= killed) return current;
      killed = Math.floor(answered / 10);
      current.kill();
      const next = world.born();
      await next.checks.resume();
      await next.lists.goOn();
      return next;
    });
    expect(killed).toBeGreaterThan(40);
    expect((await all(last, list)).map(({ state }) => state)).toEqual(
      HASHES.map((_, index) => expected(index)),
    );
    expect(world.virusTotal.refusals).toEqual([]);
    expectWithin(world, 120);

    // Nothing was asked more often than it was lost with a worker.
    const asked = new Set(world.virusTotal.counted().map(({ path }) => path));
    expect(asked.size).toBe(500);
    expect(world.virusTotal.counted().length).toBeLessThanOrEqual(500 + 4 * killed);
    const { startedAt, endedAt } = given(await last.lists.get(list));
    expect((endedAt ?? 0) - (startedAt ?? 0)).toBeLessThan(5 * DAY);

    // Every reply is there as VirusTotal sent it, and taking them out costs nothing.
    const before = world.virusTotal.counted().length;
    const ids: string[] = [];
    for (let from: number | null = 0; from !== null; ) {
      const part = await last.lists.exports.replies(list, from);
      for (const { id, gzip } of part.replies) {
        const body = JSON.parse(gunzipSync(Buffer.from(gzip, 'base64')).toString());
        expect(body.data.id).toBe(id);
        ids.push(id);
      }
      from = part.next;
    }
    expect(ids).toEqual(HASHES.filter((_, index) => flagged(index) !== null));
    expect(world.virusTotal.counted()).toHaveLength(before);

    let log = '';
    for (let from: number | null = 0; from !== null; ) {
      const part = await last.lists.exports.log(list, from);
      log += part.text;
      from = part.next;
    }
    expect(log.split('\n').filter((line) => line.includes('saved '))).toHaveLength(ids.length);
    for (const hash of HASHES) expect(log).toContain(hash);
    expect(log.match(/sent: look up file/g)?.length).toBeGreaterThanOrEqual(before);
  });
});
