import { describe, expect, it } from 'vitest';
import type { CheckView } from '@/utils/domain/check';
import { MINUTE, SECOND } from '@/utils/domain/duration';
import { endOf } from '../../../support/end-of';
import { createWorld, KEY, type Worker } from '../../../support/worker';

const LINK = 'https://known.example/a';
const UNKNOWN = 'https://unknown.example/b';

function order(url: string) {
  return { indicator: { kind: 'url', value: url }, origin: 'link', secrets: 'ask' } as const;
}

async function stateOf(worker: Worker, { id }: CheckView) {
  const view = await worker.checks.get(id);
  return view?.state;
}

describe('a known link', () => {
  it('costs one request, and none the second time', async () => {
    const world = await createWorld();
    const { virusTotal, born } = world;
    virusTotal.known.set(LINK, 5);
    const worker = born();
    const first = await worker.checks.start(order(LINK));
    await world.settle();
    expect(await stateOf(worker, first)).toMatchObject({
      phase: 'report',
      verdict: { name: 'malicious', reading: 5 },
    });
    const again = await worker.checks.start(order(LINK));
    await world.settle();
    expect(await stateOf(worker, again)).toMatchObject({ phase: 'report' });
    expect(virusTotal.counted()).toHaveLength(1);
  });

  it('costs one request when ten ask at once', async () => {
    const world = await createWorld();
    const { virusTotal, born } = world;
    virusTotal.known.set(LINK, 0);
    const worker = born();
    const views = await Promise.all(Array.from({ length: 10 }, () => worker.checks.start(order(LINK))));
    await world.settle();
    expect(new Set(views.map((view) => view.id)).size).toBe(1);
    expect(virusTotal.counted()).toHaveLength(1);
  });

  it('is one check in two spellings', async () => {
    const world = await createWorld();
    const { virusTotal, born } = world;
    virusTotal.known.set('https://known.example', 1);
    const worker = born();
    await worker.checks.start(order('https://known.example'));
    await world.settle();
    const other = await worker.checks.start(order('https://KNOWN.example/#part'));
    await world.settle();
    expect(await stateOf(worker, other)).toMatchObject({ phase: 'report' });
    expect(virusTotal.counted()).toHaveLength(1);
  });

  it('is in the history, unless it came from a private window', async () => {
    const world = await createWorld();
    const { virusTotal, born } = world;
    virusTotal.known.set(LINK, 0);
    const worker = born();
    await worker.checks.start({ ...order(LINK), ephemeral: true });
    await world.settle();
    expect(await worker.history.recent(10)).toEqual([]);
    expect(await worker.table.unfinished()).toEqual([]);
    await worker.checks.start(order(LINK));
    await world.settle();
    expect(await worker.history.recent(10)).toHaveLength(1);
    // Nothing of the first check was kept: the second had to ask again.
    expect(virusTotal.counted()).toHaveLength(2);
  });
});

describe('an unknown link', () => {
  it('is unknown after one request, and again after none', async () => {
    const world = await createWorld();
    const { virusTotal, born } = world;
    const worker = born();
    for (let time = 0; time < 2; time += 1) {
      const view = await worker.checks.start(order(UNKNOWN));
      await world.settle();
      expect(await stateOf(worker, view)).toEqual({ phase: 'unknown', submission: 'none' });
    }
    expect(virusTotal.counted()).toHaveLength(1);
  });

  it('reaches its verdict within 60 s and four requests once submitted', async () => {
    const world = await createWorld();
    const { clock, virusTotal, born } = world;
    const worker = born();
    const view = await worker.checks.start(order(UNKNOWN));
    await world.settle();
    const startedAt = clock.now();
    await worker.checks.submit(view.id);
    await world.settle();
    expect(await stateOf(worker, view)).toMatchObject({ phase: 'analysing', looks: 0 });
    const found = { phase: 'report', verdict: { name: 'nothing-found' } };
    expect(await endOf(world, worker, view.id)).toMatchObject(found);
    expect(virusTotal.counted()).toHaveLength(4);
    expect((virusTotal.arrivals.at(-1)?.at ?? 0) - startedAt).toBeLessThan(MINUTE);
  });

  it('is submitted once, however often the button is pressed', async () => {
    const world = await createWorld();
    const { virusTotal, born } = world;
    const worker = born();
    const view = await worker.checks.start(order(UNKNOWN));
    await world.settle();
    await Promise.all([
      worker.checks.submit(view.id),
      worker.checks.submit(view.id),
      worker.checks.submit(view.id),
    ]);
    await world.settle();
    expect(virusTotal.counted().filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('ends all the same when the scan never does', async () => {
    const world = await createWorld();
    const { virusTotal, born } = world;
    const worker = born();
    const view = await worker.checks.start(order(UNKNOWN));
    await world.settle();
    await worker.checks.submit(view.id);
    await world.settle();
    const { fetch } = virusTotal;
    const queued = { type: 'analysis', id: 'x', attributes: { status: 'queued', stats: {}, results: {} } };
    Object.assign(virusTotal, {
      fetch: async (...args: Parameters<typeof fetch>) => {
        const reply = await fetch(...args);
        const body = JSON.stringify({ data: queued });
        return String(args[0]).includes('/analyses/')
          ? new Response(body, { headers: { 'content-type': 'application/json' } })
          : reply;
      },
    });
    expect(await endOf(world, worker, view.id)).toEqual({ phase: 'unknown', submission: 'unfinished' });
    expect(virusTotal.counted().filter(({ path }) => path.includes('/analyses/'))).toHaveLength(6);
  });
});

describe('what must not leave', () => {
  it('sends nothing for a private address', async () => {
    const world = await createWorld();
    const { virusTotal, born } = world;
    const worker = born();
    const view = await worker.checks.start(order('http://intranet.local/wiki'));
    await world.settle();
    expect(view.state).toMatchObject({ phase: 'failed', failure: { tag: 'private', rule: 'local-name' } });
    expect(virusTotal.arrivals).toEqual([]);
  });

  it('asks about a secret, and sends what the answer says', async () => {
    const world = await createWorld();
    const { virusTotal, born } = world;
    const worker = born();
    const view = await worker.checks.start(order('https://shop.example/reset?nr=17&token=q9Zk81bXq0vJtR7w'));
    await world.settle();
    expect(view.state.phase).toBe('asking');
    expect(virusTotal.arrivals).toEqual([]);
    const answered = await worker.checks.answerSecrets(view.id, 'remove');
    await world.settle();
    expect(answered).toMatchObject({ ok: true, value: { sent: 'https://shop.example/reset?nr=17' } });
    const sent = virusTotal
      .counted()
      .map(({ path }) => Buffer.from(path.split('/').at(-1) ?? '', 'base64url').toString());
    expect(sent).toEqual(['https://shop.example/reset?nr=17']);
  });

  it('never names the key in a row, a change or the settings', async () => {
    const world = await createWorld();
    const { virusTotal, born } = world;
    virusTotal.known.set(LINK, 1);
    const worker = born();
    await worker.checks.start(order(LINK));
    await world.settle();
    expect(
      JSON.stringify([worker.changes, await worker.history.recent(9), await worker.vault.keyState()]),
    ).not.toContain(KEY);
  });
});

describe('without a connection', () => {
  it('waits for one and then runs by itself', async () => {
    const world = await createWorld();
    world.virusTotal.known.set(LINK, 0);
    const { fetch } = world.virusTotal;
    Object.assign(world.virusTotal, {
      fetch: (...args: Parameters<typeof fetch>) =>
        world.online ? fetch(...args) : Promise.reject(new TypeError('Failed to fetch')),
    });
    world.online = false;
    const worker = world.born();
    const view = await worker.checks.start(order(LINK));
    await world.settle();
    await world.clock.advance(20 * SECOND);
    expect(await stateOf(worker, view)).toMatchObject({ phase: 'failed', failure: { tag: 'offline' } });
    world.online = true;
    expect(await endOf(world, worker, view.id)).toMatchObject({ phase: 'report' });
  });
});

describe('cancelling', () => {
  it('ends a check that waits for its slot, without a request', async () => {
    const world = await createWorld();
    const { virusTotal, born } = world;
    const worker = born();
    for (let index = 0; index < 4; index += 1)
      await worker.checks.start(order(`https://known.example/${index}`));
    await world.settle();
    const fifth = await worker.checks.start(order('https://known.example/fifth'));
    await world.settle();
    expect(await stateOf(worker, fifth)).toMatchObject({
      phase: 'waiting',
      wait: { window: 'minute' },
      place: 1,
      inLine: 1,
    });
    await worker.checks.cancel(fifth.id);
    expect(await stateOf(worker, fifth)).toEqual({ phase: 'failed', failure: { tag: 'cancelled', sent: 0 } });
    expect(virusTotal.counted()).toHaveLength(4);
  });
});
