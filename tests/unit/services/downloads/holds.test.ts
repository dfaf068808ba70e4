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

  it('wherever its worker dies: a pause of ours is never left behind', { timeout: 60_000 }, async () => {
    let at = 0;
    for (let reached = true; reached; ) {
      at += 1;
      const both = await holding();
      let steps = 0;
      both.worker.onStep = () => {
        steps += 1;
        if (steps === at) both.worker.kill();
      };
      const { id } = start(both);
      for (let round = 0; round < 5 && steps < at; round += 1) await both.world.settle();
      reached = steps >= at;
      both.worker.kill();
      await both.world.born().holds.goOn();
      expect(isPaused(both.world, id), `killed at step ${at}`).toBe(false);
    }
    expect(at).toBeGreaterThan(8);
  });

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
  });
});

describe('the user', () => {
  async function flagged() {
    const both = await holding();
    both.world.virusTotal.known.set(ADDRESS, MALICIOUS);
    const { id, done } = start(both);
    await done;
    const [held] = await both.worker.holds.list();
    if (!held) throw new Error('nothing is held');
    return { ...both, id, key: held.key };
  }

  it('resumes it anyway', async () => {
    const { world, worker, id, key } = await flagged();
    expect(await worker.holds.resume(key)).toEqual({ ok: true, value: null });
    expect(isPaused(world, id)).toBe(false);
    expect(await worker.holds.list()).toEqual([]);
    expect(await worker.holds.resume(key)).toMatchObject({ failure: { tag: 'not-found' } });
  });

  it('cancels it', async () => {
    const { world, worker, id, key } = await flagged();
    await worker.holds.cancel(key);
    expect(world.disk.acts).toEqual([`pause ${id}`, `cancel ${id}`]);
    expect(await worker.holds.list()).toEqual([]);
  });

  it('resumes it in the browser, or it is gone there: it is on the list no more', async () => {
    const { world, worker, id } = await flagged();
    become(world, id, false);
    await worker.holds.moved(id);
    expect(await worker.holds.list()).toEqual([]);

    const other = await flagged();
    other.world.disk.underWay.delete(other.id);
    await other.worker.holds.goOn();
    expect(await other.worker.holds.list(), 'also when nobody heard of it').toEqual([]);
  });

  it('resumes it while it is held, and pauses it himself: that pause is his', async () => {
    const both = await holding();
    both.world.virusTotal.silent = true;
    const { id, done } = start(both);
    await both.world.settle();
    become(both.world, id, false);
    await both.worker.holds.moved(id);
    become(both.world, id, true);
    await both.world.clock.advance(MINUTE);
    await done;
    await both.worker.holds.goOn();
    expect(isPaused(both.world, id)).toBe(true);
    expect(both.world.disk.acts).toEqual([`pause ${id}`]);
  });
});
