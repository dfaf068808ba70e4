import { afterEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/utils/domain/duration';
import type { WatchChangeKind } from '@/utils/domain/watch';
import { createWorld, type Worker, type World } from '../../../support/worker';
import { bornAwake, say, told, watchHosts } from './world';

const ZONE = process.env.TZ;
afterEach(() => {
  if (ZONE === undefined) delete process.env.TZ;
  else process.env.TZ = ZONE;
});

/** Numbers that are the same in every run (Knuth's `ranqd1`). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Turn {
  readonly at: number;
  readonly malicious: number;
}

/** What engines say about one host, changing every three to eight days: longer than any look is late. */
function storyOf(random: (below: number) => number): readonly Turn[] {
  const turns: Turn[] = [{ at: 0, malicious: random(2) * 3 }];
  for (let at = 3 + random(5); at < 55; at += 3 + random(5))
    turns.push({ at: at * DAY, malicious: random(3) * 2 });
  return turns;
}

/** Worked out without the code under test: what has to be told of a story. */
function expected(host: string, turns: readonly Turn[]): readonly string[] {
  return turns.flatMap(({ malicious: is }, index) => {
    const was = turns[index - 1]?.malicious ?? 0;
    const kind: WatchChangeKind | null =
      was === 0 && is > 0 ? 'flagged' : was > 0 && is === 0 ? 'cleared' : is > was ? 'risen' : null;
    return kind ? [`${host} ${kind}`] : [];
  });
}

const isQuiet = (at: number): boolean => new Date(at).getHours() >= 22 || new Date(at).getHours() < 7;

describe('sixty days', () => {
  it('tell every change exactly once, whatever happens to workers, clock, notices and receiver', {
    timeout: 240_000,
  }, async () => {
    process.env.TZ = 'Europe/Berlin';
    const world: World = await createWorld();
    // The night of 28 March, in which the clock is set, lies within.
    world.clock.jump(Date.UTC(2027, 2, 1, 12) - world.clock.now());
    const random = numbers(20);
    const hosts = Array.from({ length: 6 }, (_, n) => `host-${n}.example`);
    const stories = new Map(hosts.map((host) => [host, storyOf(random)]));

    let worker: Worker = bornAwake(world);
    await worker.settings.save({ quietHours: { from: 22 * 60, to: 7 * 60 }, watchPeriod: 'day' });
    await worker.webhook.save('https://receiver.example/hook', 's3cret');
    world.receiver.answer = () =>
      [new Response(null, { status: 200 }), new Response(null, { status: 503 }), 'down' as const][
        random(3)
      ] ?? 'down';
    const start = world.clock.now();
    const tellWhatHolds = (): void => {
      for (const [host, turns] of stories) {
        const now = turns.findLast(({ at }) => start + at <= world.clock.now());
        say(world, host, now?.malicious ?? 0);
      }
    };
    tellWhatHolds();
    await watchHosts(worker, hosts.slice(0, 4), null);
    await watchHosts(worker, hosts.slice(4), 'six-hours');

    const shownAt: number[] = [];
    let steps = 0;
    while (world.clock.now() < start + 60 * DAY) {
      tellWhatHolds();
      await world.clock.advance(3 * HOUR);
      while (shownAt.length < world.notices.shown.length) shownAt.push(world.clock.now());
      steps += 1;
      if (steps % 7 === 0) {
        // Dies at some step outwards, mostly in the middle of something.
        let left = 1 + random(40);
        const dying = worker;
        dying.onStep = () => {
          left -= 1;
          if (left === 0) dying.kill();
        };
        void dying.watchlist.checkNow([`url:https://${hosts[random(6)]}/`]);
        await world.settle();
        dying.kill();
        if (steps % 35 === 0) world.clock.jump(20 * HOUR);
        worker = bornAwake(world);
      }
    }
    world.receiver.answer = () => new Response(null, { status: 200 });
    await world.clock.advance(3 * DAY);

    const all = hosts.flatMap((host) => expected(host, stories.get(host) ?? []));
    const of = (host: string, lines: readonly string[]) =>
      lines.filter((line) => line.startsWith(`${host} `));
    const delivered = world.receiver
      .taken()
      .map(({ event, indicator }) => `${new URL(indicator?.value ?? '').hostname} ${event}`);
    expect(all.length).toBeGreaterThan(20);
    for (const host of hosts) {
      const wanted = expected(host, stories.get(host) ?? []);
      expect(of(host, told(world))).toEqual(wanted);
      expect(of(host, delivered)).toEqual(wanted);
    }
    expect(told(world)).toHaveLength(all.length);
    // Within three hours after the quiet ends everything was told; nothing while it lasted.
    for (const at of shownAt) expect(isQuiet(at - 3 * HOUR) && isQuiet(at)).toBe(false);
    // Every repetition of a delivery is the same message.
    const texts = new Map<string, Set<string>>();
    for (const { body, text } of world.receiver.arrived)
      texts.set(body.id, (texts.get(body.id) ?? new Set()).add(text));
    for (const versions of texts.values()) expect(versions.size).toBe(1);
  });
});
