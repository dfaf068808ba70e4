import { MINUTE, SECOND } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import type { Manner } from '@/utils/domain/quota';
import { utcDay } from '@/utils/domain/utc';
import { createLanes, type LaneRequest } from '@/utils/services/quota/lanes';
import { createLedger } from '@/utils/services/quota/ledger';
import { createLimits } from '@/utils/services/quota/limits';
import type { Storage } from '@/utils/services/storage/database';
import { createVault } from '@/utils/services/storage/vault';
import { createClient, type VirusTotalClient } from '@/utils/services/virustotal/client';
import { answer, noAnswer, type Reply } from '@/utils/services/virustotal/reply';
import type { FakeClock } from '../../../support/fake-clock';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';

export const KEY = 'c0ffee'.padEnd(64, '0');

/** What VirusTotal does with the next request; undefined is an ordinary answer. */
type Behavior = () => Reply<string> | Promise<Reply<string>> | undefined;

export interface Worker {
  readonly lanes: ReturnType<typeof createLanes>;
  readonly ledger: ReturnType<typeof createLedger>;
  readonly vault: ReturnType<typeof createVault>;
  readonly limits: ReturnType<typeof createLimits>;
  readonly storage: Storage;
}

/** One database, one VirusTotal with its own clock, and as many workers as are born into it. */
export interface World extends MemoryDatabase {
  /** When each request arrived, in VirusTotal's time. */
  readonly arrivals: number[];
  readonly lines: string[];
  /** How each request went. */
  readonly manners: Manner[];
  /** How long a request takes to arrive, and again as long to come back. */
  latency: number;
  behave: Behavior;
  /** What `overall_quotas` answers. */
  quotas(): Quotas | Promise<Quotas>;
  quotasAsked: number;
  limits: Limits;
  /** Requests of other programs with the same key, today. */
  elsewhere: number;
  /** Until when the account in use is; asked each time before anything leaves. */
  turnBack(): Promise<number | null>;
  /** VirusTotal's clock: it never jumps. */
  serverNow(): number;
  /** VirusTotal names its time in replies. */
  datesReplies: boolean;
  worker(storage?: Storage): Worker;
}

type Quotas = Reply<{ limits: Limits; used: { hour: number; day: number; month: number } }>;

interface Limits {
  minute: number;
  day: number;
  month: number;
}

export async function createWorld(start?: number): Promise<World> {
  const database = createMemoryDatabase(start);
  const { clock } = database;
  const began = clock.now();
  const serverNow = (): number => began + clock.elapsed();
  const date = (): number | null => (world.datesReplies ? Math.floor(serverNow() / SECOND) * SECOND : null);
  const today = (): number => world.arrivals.filter((at) => utcDay(at) === utcDay(serverNow())).length;

  const world: World = {
    ...database,
    arrivals: [],
    lines: [],
    manners: [],
    latency: 0,
    limits: { minute: 4, day: 500, month: 15_500 },
    elsewhere: 0,
    quotasAsked: 0,
    datesReplies: true,
    serverNow,
    behave: () => undefined,
    turnBack: async () => null,
    quotas() {
      const used = {
        hour: 0,
        day: today() + world.elsewhere,
        month: world.arrivals.length + world.elsewhere,
      };
      return answer({ limits: world.limits, used }, '', date());
    },
    worker(storage = database.again()) {
      const vault = createVault(storage);
      const limits = createLimits(storage);
      const ledger = createLedger({ storage, clock, settings: { read: async () => ({ reserve: 0.2 }) } });
      const lanes = createLanes({
        ...{ ledger, limits, vault, clock, client: client(world) },
        turnBack: () => world.turnBack(),
        clientFor: (manner) => {
          world.manners.push(manner);
          return client(world);
        },
        random: () => 0.5,
        log: {
          append: async ({ level, event, detail }) => {
            world.lines.push(`${level} ${event}: ${detail}`);
            return { ok: true, value: null };
          },
        },
      });
      return { lanes, ledger, vault, limits, storage };
    },
  };
  await createVault(database.storage).saveKey(KEY);
  return world;
}

/** A client whose every look-up goes to the world's VirusTotal; only the calls the lanes make are there. */
function client(world: World): VirusTotalClient {
  const never = createClient({
    fetch: () => Promise.reject(new TypeError('no network in this test')),
    readKey: async () => KEY,
    keptKeys: async () => [KEY],
    readAddress: async () => 'https://www.virustotal.com',
    isOnline: () => true,
    mayReach: async () => true,
    timeout: () => new AbortController().signal,
    now: world.clock.now,
  });
  return {
    ...never,
    account: {
      ...never.account,
      async quotas() {
        world.quotasAsked += 1;
        return world.quotas();
      },
    },
  };
}

/** A look-up: leaves at once when called, arrives after the latency, comes back after as long again. */
export function lookUp(world: World, parts: Partial<LaneRequest<string>> = {}): LaneRequest<string> {
  return {
    lane: 'interactive',
    order: 0,
    label: 'look up',
    repeat: 'idempotent',
    call: () => visit(world, world.clock),
    ...parts,
  };
}

async function visit(world: World, clock: FakeClock): Promise<Reply<string>> {
  await clock.pass(world.latency);
  world.arrivals.push(world.serverNow());
  const reply = await (world.behave() ??
    answer('report', 'raw', world.datesReplies ? Math.floor(world.serverNow() / SECOND) * SECOND : null));
  await clock.pass(world.latency);
  return reply;
}

/** The most arrivals that any minute saw: 4 is right, 5 is an overrun. */
export function busiestMinute(arrivals: readonly number[]): number {
  const sorted = arrivals.toSorted((a, b) => a - b);
  return Math.max(0, ...sorted.map((end) => sorted.filter((at) => at <= end && at > end - MINUTE).length));
}

/** Seconds between one arrival and the next. */
export function gaps(arrivals: readonly number[]): readonly number[] {
  return arrivals.slice(1).map((at, index) => Math.floor((at - (arrivals[index] ?? 0)) / SECOND));
}

/** Answers as told, one reply a request, then ordinarily. */
export function script<T>(...replies: T[]): () => T | undefined {
  const left = [...replies];
  return () => left.shift();
}

export function busiestDay(arrivals: readonly number[]): number {
  const days = arrivals.map(utcDay);
  return Math.max(0, ...days.map((day) => days.filter((other) => other === day).length));
}

export const quotaExceeded = (retryAfter: number | null = null): Reply<string> =>
  noAnswer({ tag: 'quota', window: 'unknown', resetsAt: 0 }, { status: 429, retryAfter });

export const tooManyRequests = (retryAfter: number | null = null): Reply<string> =>
  noAnswer({ tag: 'too-many-requests', retryAt: 0 }, { status: 429, retryAfter });

export function refusal(
  failure: Failure,
  status: number,
  facts: { transient?: boolean } = {},
): Reply<string> {
  return noAnswer(failure, { status, ...facts });
}
