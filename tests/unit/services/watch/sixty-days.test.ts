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

interface Place {
  readonly zone: string;
  /** Where the user is from the middle on. */
  readonly later?: string;
  /** Noon of the first day. */
  readonly from: number;
  readonly seed: number;
  readonly hosts: number;
}

/** Each has a night within in which the clock is set, or a journey, or half an hour that others do not have. */
const PLACES: readonly Place[] = [
  { zone: 'Europe/Berlin', from: Date.UTC(2027, 2, 1, 12), seed: 20, hosts: 6 },
  { zone: 'America/New_York', later: 'Asia/Tokyo', from: Date.UTC(2027, 9, 10, 12), seed: 7, hosts: 3 },
  { zone: 'Australia/Lord_Howe', from: Date.UTC(2027, 2, 10, 12), seed: 3, hosts: 3 },
];

describe('sixty days', () => {
  it.each(PLACES)(
    'tell every change exactly once, whatever happens to workers, clock, notices and receiver: $zone',
    {
      timeout: 240_000,
    },
    async ({ zone, later, from, seed, hosts: count }) => {
      process.env.TZ = zone;
      const world: World = await createWorld();
      world.clock.jump(from - world.clock.now());
      const random = numbers(seed);
      const hosts = Array.from({ length: count }, (_, n) => `host-${n}.example`);
      const stories = new Map(hosts.map((host) => [host, storyOf(random)]));

      let worker: Worker = bornAwake(world);
      await worker.settings.save({ quietHours: { from: 22 * 60, to: 7 * 60 }, watchPeriod: 'day' });
      await worker.webhook.save('https://receiver.example/hook', 's3cret');
      // Down two times of three, but never so often in a row that a message is given up.
      const tries = new Map<string, number>();
      world.receiver.answer = ({ body: { id } }) => {
        const before = tries.get(id) ?? 0;
        tries.set(id, before + 1);
        if (before >= 4 || random(3) === 0) return new Response(null, { status: 200 });
        return random(2) === 0 ? new Response(null, { status: 503 }) : 'down';
      };
      const start = world.clock.now();
      const tellWhatHolds = (): void => {
        for (const [host, turns] of stories) {
          const now = turns.findLast(({ at }) => start + at <= world.clock.now());
          say(world, host, now?.malicious ?? 0);
        }
      };
      tellWhatHolds();
      await watchHosts(worker, hosts.slice(0, -2), null);
      await watchHosts(worker, hosts.slice(-2), 'six-hours');
      const changesOfClock = new Set<number>();

      const quietlyShown: number[] = [];
      let shown = 0;
      let steps = 0;
      while (world.clock.now() < start + 60 * DAY) {
        tellWhatHolds();
        if (later !== undefined && world.clock.now() > start + 30 * DAY) process.env.TZ = later;
        changesOfClock.add(new Date(world.clock.now()).getTimezoneOffset());
        const wasQuiet = isQuiet(world.clock.now());
        await world.clock.advance(3 * HOUR);
        // Within three hours after the quiet ends everything is told; nothing while it lasts.
        if (world.notices.shown.length > shown && wasQuiet && isQuiet(world.clock.now()))
          quietlyShown.push(world.clock.now());
        shown = world.notices.shown.length;
        steps += 1;
        if (steps % 7 === 0) {
          // Dies at some step outwards, mostly in the middle of something.
          let left = 1 + random(40);
          const dying = worker;
          dying.onStep = () => {
            left -= 1;
            if (left === 0) dying.kill();
          };
          void dying.watchlist.checkNow([`url:https://${hosts[random(count)]}/`]);
          await world.settle();
          dying.kill();
          // A sleep over three rounds of the short period, and every other time over two of the long one.
          if (steps % 35 === 0) world.clock.jump(steps % 70 === 0 ? 50 * HOUR : 20 * HOUR);
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
      expect(all.length).toBeGreaterThan(count * 3);
      expect(changesOfClock.size, 'the clock was set on the way').toBeGreaterThan(1);
      for (const host of hosts) {
        const wanted = expected(host, stories.get(host) ?? []);
        expect(of(host, told(world))).toEqual(wanted);
        expect(of(host, delivered)).toEqual(wanted);
      }
      expect(told(world)).toHaveLength(all.length);
      expect(quietlyShown.map((at) => new Date(at).toISOString())).toEqual([]);
      // Every repetition of a delivery is the same message.
      const texts = new Map<string, Set<string>>();
      for (const { body, text } of world.receiver.arrived)
        texts.set(body.id, (texts.get(body.id) ?? new Set()).add(text));
      for (const versions of texts.values()) expect(versions.size).toBe(1);
    },
  );
});
