import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '@/utils/domain/duration';
import type { Settings } from '@/utils/domain/settings';
import type { StartedDownload } from '@/utils/services/downloads/door';
import { createWorld, type Worker, type World } from '../../../support/worker';

const ADDRESS = 'https://files.example/setup.exe';
const MALICIOUS = 12;

interface Both {
  readonly world: World;
  readonly worker: Worker;
}

async function holding(settings: Partial<Settings> = {}): Promise<Both> {
  const world = await createWorld();
  const worker = world.born();
  await worker.settings.save({ downloads: 'on', downloadHold: true, ...settings });
  await world.settle();
  return { world, worker };
}

/** A download gets its name, and the worker is told; `done` once it is decided what becomes of it. */
function start({ world, worker }: Both, over: Partial<StartedDownload> = {}) {
  const startedAt = world.clock.now();
  const item = world.disk.start({ url: ADDRESS, firstUrl: ADDRESS, startedAt, ...over });
  return { id: item.id, done: worker.holds.started(item.id) };
}

const isPaused = (world: World, id: number): boolean | undefined => world.disk.underWay.get(id)?.paused;

/** Changes a download under way as the browser does, be it at the user's word. */
function become(world: World, id: number, paused: boolean): void {
  const item = world.disk.underWay.get(id);
  if (item) world.disk.underWay.set(id, { ...item, paused });
}

describe('a new download', () => {
  it.each([
    ['nothing is found', 0],
    ['it is suspicious only', 2],
    ['VirusTotal does not know it', null],
  ])('is paused until its address has an answer, and goes on when %s', async (_, engines) => {
    const both = await holding();
    if (engines !== null) both.world.virusTotal.known.set(ADDRESS, engines);
    const { id, done } = start(both);
    await done;
    expect(both.world.disk.acts).toEqual([`pause ${id}`, `resume ${id}`]);
    expect(both.world.virusTotal.counted()).toHaveLength(1);
    expect(await both.worker.holds.list()).toEqual([]);
    expect(both.worker.held).toEqual([]);
  });

  it('stays paused when its address is malicious, and is told of', async () => {
    const both = await holding();
    both.world.virusTotal.known.set(ADDRESS, MALICIOUS);
    const { id, done } = start(both);
    await done;
    await both.world.clock.advance(MINUTE);
    expect(both.world.disk.acts).toEqual([`pause ${id}`]);
    const told = { stage: 'held', basis: 'address', verdict: { name: 'malicious', reading: MALICIOUS } };
    expect(both.worker.held).toMatchObject([told]);
    const all = { search: '', filter: 'malicious', limit: 10 } as const;
    expect((await both.worker.downloads.list(all)).rows).toMatchObject([told]);
  });

  it.each([
    ['another extension’s', { byExtension: true }],
    ['of a private host', { firstUrl: 'http://nas.local/setup.exe' }],
    ['a page’s own', { url: 'blob:https://files.example/1', firstUrl: 'blob:https://files.example/1' }],
    ['in its address', { url: 'data:,x', firstUrl: 'data:,x' }],
    ['of a kind that is not checked', { path: '/home/user/bild.jpg', mime: 'image/jpeg' }],
    ['empty', { size: 0 }],
    ['paused by the user', { paused: true }],
    ['under an address that holds a secret', { url: `${ADDRESS}?token=k3yf0rNob0dyBut7Me9x` }],
  ] as const)('is left alone when it is %s', async (_, over) => {
    const both = await holding();
    await start(both, { firstUrl: over && 'url' in over ? over.url : ADDRESS, ...over }).done;
    expect(both.world.disk.acts).toEqual([]);
    expect(both.world.virusTotal.counted()).toEqual([]);
  });

  it.each([{ downloadHold: false }, { downloads: 'ask' }, { downloads: 'off' }] as const)(
    'is left alone with %o',
    async (settings) => {
      const both = await holding(settings);
      await start(both).done;
      expect(both.world.disk.acts).toEqual([]);
    },
  );

  it('is paused once, however often it gets a name', async () => {
    const both = await holding();
    const { id, done } = start(both);
    await Promise.all([done, both.worker.holds.started(id)]);
    await both.worker.holds.started(id);
    expect(both.world.disk.acts).toEqual([`pause ${id}`, `resume ${id}`]);
  });

  it('costs its address once: whoever asks for it later finds the answer', async () => {
    const both = await holding();
    both.world.virusTotal.known.set(ADDRESS, 0);
    const { done } = start(both);
    await done;
    const { world, worker } = both;
    world.disk.access = { ...world.disk.access, allowed: false };
    world.disk.finish({ url: ADDRESS, firstUrl: ADDRESS, startedAt: world.clock.now() }, null);
    await worker.downloads.goOn();
    await worker.downloads.goOn();
    for (let round = 0; round < 5; round += 1) await world.settle();
    const { rows } = await worker.downloads.list({ search: '', filter: 'all', limit: 10 });
    expect(rows).toMatchObject([{ stage: 'checked', basis: 'address' }]);
    expect(world.virusTotal.counted()).toHaveLength(1);
  });
});

describe('goes on by itself', () => {
  it('after fifteen seconds, while VirusTotal has not answered', async () => {
    const both = await holding();
    both.world.virusTotal.silent = true;
    const { id, done } = start(both);
    await both.world.clock.advance(15 * SECOND - 1);
    expect(isPaused(both.world, id)).toBe(true);
    await both.world.clock.advance(1);
    await done;
    expect(isPaused(both.world, id)).toBe(false);
  });

  it('at once when the minute’s requests are used up for longer, and takes its question back', async () => {
    const both = await holding();
    for (const name of ['a', 'b', 'c', 'd']) {
      const value = `${name}.example`;
      const indicator = { kind: 'domain', value } as const;
      await both.worker.checks.start({ indicator, origin: 'popup', secrets: 'ask' });
    }
    await both.world.settle();
    const { id, done } = start(both);
    await done;
    expect(isPaused(both.world, id)).toBe(false);
    await both.world.clock.advance(5 * MINUTE);
    expect(both.world.virusTotal.counted()).toHaveLength(4);
  });

  it('without a key, and without a connection', async () => {
    const keyless = await holding();
    await keyless.worker.account.forgetKey();
    const one = start(keyless);
    await one.done;
    expect(isPaused(keyless.world, one.id)).toBe(false);

    const offline = await holding();
    offline.world.online = false;
    offline.world.virusTotal.down = true;
    const other = start(offline);
    await other.done;
    expect(isPaused(offline.world, other.id)).toBe(false);
    await offline.world.settle();
    expect(await offline.worker.table.unfinished(), 'nothing waits for a connection').toEqual([]);
  });

  it('when its worker died, at the birth of the next', async () => {
    const both = await holding();
    both.world.virusTotal.silent = true;
    const { id } = start(both);
    await both.world.settle();
    expect(isPaused(both.world, id)).toBe(true);
    both.worker.kill();
    await both.world.born().holds.goOn();
    expect(isPaused(both.world, id)).toBe(false);
  });

  it('after half a minute more, when the browser refuses at first', async () => {
    const both = await holding();
    both.world.disk.refuses.add('resume');
    const { id, done } = start(both);
    await done;
    await both.world.clock.advance(MINUTE);
    expect(isPaused(both.world, id)).toBe(true);
    expect(await both.worker.holds.list(), 'it is still ours').toHaveLength(1);
    both.world.disk.refuses.clear();
    await both.world.clock.advance(30 * SECOND);
    expect(isPaused(both.world, id)).toBe(false);
    expect(await both.worker.holds.list()).toEqual([]);
    expect(both.worker.isAwaited(), 'nothing wakes the worker for it any more').toBe(false);
  });

  it('when the browser refused the user’s own word, and when it could not be asked', async () => {
    const both = await holding();
    both.world.virusTotal.silent = true;
    both.world.disk.refuses.add('cancel');
    const { id } = start(both);
    await both.world.settle();
    const [held] = await both.worker.holds.list();
    expect(await both.worker.holds.cancel(held?.key ?? '')).toMatchObject({ ok: false });
    await both.world.clock.advance(MINUTE);
    expect(isPaused(both.world, id)).toBe(false);

    const other = await holding();
    let broken = true;
    const { id: second, done } = start(other);
    other.worker.onStep = (step) => {
      if (step === 'resume' && broken) throw new Error('Extension context invalidated');
    };
    await done;
    expect(isPaused(other.world, second)).toBe(true);
    broken = false;
    await other.world.clock.advance(MINUTE);
    expect(isPaused(other.world, second)).toBe(false);
  });

  it.each([
    ['nothing found', 0],
    ['malicious', MALICIOUS],
  ])(
    'wherever its worker dies, %s: a pause of ours is never left behind, or it is told of',
    {
      timeout: 60_000,
    },
    async (_, engines) => {
      let at = 0;
      for (let reached = true; reached; ) {
        at += 1;
        const both = await holding();
        const { world, worker } = both;
        world.virusTotal.known.set(ADDRESS, engines);
        let steps = 0;
        worker.onStep = () => {
          steps += 1;
          if (steps === at) worker.kill();
        };
        const { id } = start(both);
        await world.settle();
        reached = steps >= at;
        if (!reached) break;
        // Nobody wakes the next worker but an alarm.
        const next = worker.isAwaited() ? world.born() : null;
        await next?.holds.goOn();
        const rows = await world.born().holds.list();
        const told = [...worker.held, ...(next?.held ?? [])];
        expect(rows, `killed at step ${at}`).toHaveLength(isPaused(world, id) ? 1 : 0);
        for (const row of rows) expect(told, `killed at step ${at}`).toContainEqual(row);
      }
      expect(at).toBeGreaterThan(8);
    },
  );

  it('what is flagged does not: neither a rebirth nor time lets it go', async () => {
    const both = await holding();
    both.world.virusTotal.known.set(ADDRESS, MALICIOUS);
    const { id, done } = start(both);
    await done;
    both.worker.kill();
    const next = both.world.born();
    await next.holds.goOn();
    expect(isPaused(both.world, id)).toBe(true);
    expect(await next.holds.list()).toHaveLength(1);
    expect(next.held, 'and it is not told of again').toEqual([]);
  });
});

describe('a question that is taken back', () => {
  /** Waits for a slot that opens within the time that the download is held. */
  async function waiting() {
    const both = await holding();
    const ask = (value: string, kind: 'domain' | 'url') =>
      both.worker.checks.start({ indicator: { kind, value }, origin: 'popup', secrets: 'ask' });
    for (const name of ['a', 'b', 'c', 'd']) await ask(`${name}.example`, 'domain');
    await both.world.clock.advance(50 * SECOND);
    const { id } = start(both);
    await both.world.settle();
    become(both.world, id, false);
    return { ...both, id, own: () => ask(ADDRESS, 'url') };
  }

  it('costs nothing', async () => {
    const { world, worker, id } = await waiting();
    await worker.holds.moved(id);
    await world.clock.advance(MINUTE);
    expect(world.virusTotal.counted()).toHaveLength(4);
  });

  it('is not taken back from the user, who asked the same', async () => {
    const { world, worker, id, own } = await waiting();
    const check = await own();
    await worker.holds.moved(id);
    await world.clock.advance(MINUTE);
    expect(await worker.checks.get(check.id)).toMatchObject({ state: { phase: 'unknown' } });
    expect(world.virusTotal.counted()).toHaveLength(5);
  });

  it.each([-16, -12, -8, -4, -2, -1, 0, 1, 2, 4, 8])(
    'is not, when the user asks %i turns after the hold is over',
    async (turns) => {
      const { world, worker, id, own } = await waiting();
      const pass = async (count: number): Promise<void> => {
        for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      };
      const before = turns < 0 ? own() : null;
      await pass(-turns);
      const over = worker.holds.moved(id);
      await pass(turns);
      const check = await (before ?? own());
      await over;
      await world.clock.advance(MINUTE);
      expect(await worker.checks.get(check.id)).toMatchObject({ state: { phase: 'unknown' } });
    },
  );
});
