import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { goOn } from '@/entrypoints/background/go-on';
import { MINUTE } from '@/utils/domain/duration';
import { success } from '@/utils/domain/result';
import { type Alarms, createAlarms } from '@/utils/platform/alarms';
import { createAwakeFetch } from '@/utils/platform/awake-fetch';
import { createClock } from '@/utils/platform/clock';
import { createStayAwake } from '@/utils/platform/stay-awake';
import { createFakeEvent, type FakeEvent } from '../../support/fake-events';
import { ACCEPTED, ANALYSIS } from '../../support/fake-uploading';
import { atEveryStep } from '../../support/kill-points';
import { createWorld, type Worker, type World } from '../../support/worker';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const SHA256 = 'a'.repeat(64);
const FILE = new Blob([new Uint8Array(1_000)]);
const ORDER = { sha256: SHA256, name: 'a.exe', size: FILE.size, downloadKey: null, path: null } as const;
const ADDRESS = { kind: 'url', value: 'https://neu.example/' } as const;

/** The browser's alarm, which outlives workers, and its timers, which do not. */
let alarm: number | null = null;
let onAlarm: FakeEvent = createFakeEvent();
let life = 0;

function startTime({ clock }: World): void {
  const timers = new Map<number, number>();
  let ids = 0;
  const start = (work: () => void, ms: number, again: boolean): number => {
    const [id, born] = [++ids, life];
    timers.set(id, born);
    const tick = async (): Promise<void> => {
      do {
        await clock.pass(Math.max(1, ms));
        if (!timers.has(id) || born !== life) return;
        work();
      } while (again);
    };
    void tick();
    return id;
  };
  vi.stubGlobal('setTimeout', (work: () => void, ms = 0) => start(work, ms, false));
  vi.stubGlobal('setInterval', (work: () => void, ms = 0) => start(work, ms, true));
  for (const name of ['clearTimeout', 'clearInterval'])
    vi.stubGlobal(name, (id: number) => void timers.delete(id));
}

interface Born {
  readonly worker: Worker;
  readonly alarms: Alarms;
}

/** A worker with the real alarms, waits and requests. */
function born(world: World): Born {
  life += 1;
  onAlarm = createFakeEvent();
  const current = life;
  fake.browser = {
    alarms: {
      onAlarm,
      create: async (_: string, { when }: { when: number }) => {
        if (current === life) alarm = when;
      },
      clear: async () => {
        if (current === life) alarm = null;
      },
    },
  };
  const { now, elapsed } = world.clock;
  const awake = { hold: () => () => undefined };
  const alarms = createAlarms(now, () => goOn(worker));
  const worker = world.born({
    clock: { ...createClock(now, alarms, awake), elapsed },
    stayAwake: createStayAwake(now, alarms, awake),
    awake: (send) => createAwakeFetch(now, { alarms, awake, send }),
  });
  return { worker, alarms };
}

/** From here on nothing of it happens any more; its alarm stays. */
function kill(worker: Worker): void {
  life += 1;
  onAlarm = createFakeEvent();
  worker.kill();
}

const BEGIN: Readonly<Record<string, (worker: Worker, world: World) => Promise<unknown>>> = {
  async upload({ uploads }, world) {
    const started = await uploads.start(ORDER);
    if (started.ok) world.uploading.handOver(started.value.attempt, FILE);
  },
  async submission({ checks }, world) {
    const { id } = await checks.start({ indicator: ADDRESS, origin: 'popup', secrets: 'keep' });
    await world.settle();
    await checks.submit(id);
  },
};

async function createBusyWorld(): Promise<World> {
  const world = await createWorld();
  startTime(world);
  world.uploading.hash = async () => success({ sha256: SHA256, bytes: FILE.size });
  world.uploading.onPost = async (file, _, { onSent }) => {
    onSent(file.size, true);
    world.virusTotal.takeFile(ANALYSIS, SHA256);
    return ACCEPTED;
  };
  return world;
}

beforeEach(() => {
  alarm = null;
});
afterEach(() => {
  life += 1;
});

/** Lives a life of deaths: one at step `at` of what is begun, the next soon after its birth; the third lives. */
async function liveOn(what: string, at: number): Promise<boolean> {
  const world = await createBusyWorld();
  const reader = world.born();
  const unfinished = async (): Promise<string> =>
    [
      ...(await reader.uploads.unfinished()).map(({ stage }) => `upload ${stage}`),
      ...(await reader.table.unfinished()).map(({ stage }) => `check ${stage}`),
    ].join();
  let living = born(world);
  let isAlive = true;
  let died = 0;
  let taken = 0;
  const dieAt = (step: number): void => {
    taken = 0;
    living.worker.onStep = () => {
      taken += 1;
      if (taken !== step) return;
      kill(living.worker);
      isAlive = false;
      died += 1;
    };
  };
  // It has been there for a while: what it is asked for now is all that it may owe an alarm to.
  await world.clock.advance(MINUTE);
  expect(alarm, 'nothing wakes a worker for nothing').toBeNull();
  dieAt(at);
  living.alarms.standBy();
  void BEGIN[what]?.(living.worker, world).catch(() => undefined);
  await world.settle();
  const deaths = [(at % 7) + 1];
  for (let rounds = 0; (await unfinished()) !== ''; rounds += 1) {
    const left = await unfinished();
    if (!isAlive) expect(alarm, `killed at step ${at}: nobody is woken for ${left}`).not.toBeNull();
    if (!isAlive)
      expect((alarm ?? 0) - world.clock.now(), `killed at step ${at}`).toBeLessThanOrEqual(MINUTE);
    expect(rounds, `killed at step ${at}: ${left} does not end`).toBeLessThan(40);
    await world.clock.advance(Math.min(MINUTE, (alarm ?? Number.POSITIVE_INFINITY) - world.clock.now()));
    if (alarm === null || alarm > world.clock.now()) continue;
    alarm = null;
    if (!isAlive) {
      living = born(world);
      isAlive = true;
      dieAt(deaths.shift() ?? Number.POSITIVE_INFINITY);
      goOn(living.worker);
    }
    onAlarm.fire({ name: 'wake' });
    await world.settle();
  }
  return died > 0;
}

describe.each(Object.keys(BEGIN))('a worker that dies at any step: %s', (what) => {
  it('is followed by another, woken by the alarm alone', { timeout: 240_000 }, async () => {
    const steps = await atEveryStep((at) => liveOn(what, at));
    expect(steps).toBeGreaterThan(20);
  });
});
