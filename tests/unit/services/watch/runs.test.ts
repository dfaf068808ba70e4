import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import { gunzip } from '@/utils/services/storage/gzip';
import { createWorld, type Worker, type World } from '../../../support/worker';
import { bornAwake, say, watchHosts } from './world';

let world: World;
let worker: Worker;

beforeEach(async () => {
  world = await createWorld();
  worker = bornAwake(world);
  say(world, 'bad.example', 7);
  say(world, 'good.example', 0);
});

describe('runs', () => {
  it('file each entry once a round, with the reply as it came', async () => {
    await watchHosts(worker, ['bad.example', 'good.example', 'unknown.example']);
    await world.clock.advance(2 * MINUTE);
    const { rows, total } = await worker.watchRuns.list(0, 10);
    expect(total).toBe(1);
    const [run] = rows;
    expect(run).toMatchObject({
      id: '2026-11-21T00:00Z day',
      counts: { good: 1, bad: 1, unknown: 1, failed: 0 },
    });
    const results = await worker.watchRuns.results(run?.id ?? '', null, 0, 10);
    expect(results.rows.map(({ outcome }) => outcome)).toEqual(['bad', 'good', 'unknown']);
    expect((await worker.watchRuns.results(run?.id ?? '', 'bad', 0, 10)).total).toBe(1);

    const files = await worker.watchRuns.files(run?.id ?? '', null, 2);
    const more = await worker.watchRuns.files(run?.id ?? '', files.at(-1)?.result.key ?? '', 2);
    expect([files.length, more.length]).toEqual([2, 1]);
    const text = files[0]?.reply ? await gunzip(files[0].reply) : '';
    expect(JSON.parse(text)).toMatchObject({
      data: { attributes: { last_analysis_stats: { malicious: 7 } } },
    });
    expect(more[0]?.reply).toBeNull();
    const spent = world.virusTotal.counted().length;
    expect(spent).toBe(3);
  });

  it('replace a look of the same round by a later one', async () => {
    await watchHosts(worker, ['bad.example']);
    await world.clock.advance(MINUTE);
    say(world, 'bad.example', 0);
    await worker.watchlist.checkNow('all');
    await world.clock.advance(MINUTE);
    const { rows } = await worker.watchRuns.list(0, 10);
    expect(rows.map(({ counts }) => counts)).toEqual([{ good: 1, bad: 0, unknown: 0, failed: 0 }]);
  });

  it('are kept as long as history is', async () => {
    await watchHosts(worker, ['bad.example'], 'half-day');
    await world.clock.advance(20 * DAY);
    const before = await worker.watchRuns.list(0, 100);
    await worker.settings.save({ historyKeepDays: 5 });
    await worker.tidy();
    const { rows } = await worker.watchRuns.list(0, 100);
    expect(before.total).toBeGreaterThan(35);
    expect(rows.length).toBeLessThanOrEqual(12);
    expect(Math.min(...rows.map(({ endsAt }) => endsAt))).toBeGreaterThan(world.clock.now() - 5 * DAY);
    const left = await worker.storage.run(async (database) => [
      await database.count('watchResults'),
      await database.count('watchReplies'),
    ]);
    expect(left).toEqual([rows.length, rows.length]);
  });

  it('and the log say when they began and ended, what was asked, saved, and how it went wrong', async () => {
    await watchHosts(worker, ['bad.example', 'unknown.example']);
    await world.clock.advance(HOUR);
    const log = await worker.log.text('info', 0);
    const lines = log.ok ? log.value.text.split('\n').map((line) => line.slice(25)) : [];
    const order = [
      'INFO  watchlist run starts',
      'INFO  sent: look up url watch https://bad.example/',
      'INFO  saved: report https://bad.example/',
      'INFO  sent: look up url watch https://unknown.example/',
      'WARN  failed: look up url not-found 404 https://unknown.example/',
      'INFO  watchlist run ends good 0, bad 1, unknown 1, failed 0',
    ];
    const seen = lines.map((each) => each.trim()).filter((each) => each !== '');
    expect([...seen].sort(), 'each of it exactly once').toEqual([...order].sort());
    expect([seen[0], seen.at(-1)]).toEqual([order[0], order.at(-1)]);
  });

  it('and the log say once which limit the list waits for, whoever watches over it', async () => {
    await worker.settings.save({ reserve: 0.9 });
    world.virusTotal.limits = { minute: 40, day: 20 };
    await worker.account.testKey();
    await watchHosts(worker, ['bad.example', 'good.example']);
    await world.clock.advance(MINUTE);
    await worker.watchlist.checkNow('all');
    await world.clock.advance(HOUR);
    worker.kill();
    worker = bornAwake(world);
    await world.clock.advance(HOUR);
    const limits = async (): Promise<readonly string[]> => {
      const read = await worker.log.text('info', 0);
      return read.ok ? (read.value.text.match(/limit .*/g) ?? []) : [];
    };
    expect(await limits()).toEqual(['limit watchlist waits: day until 2026-11-22T00:00:00.000Z']);
    expect(world.virusTotal.refusals).toEqual([]);
  });
});
