import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '@/utils/domain/duration';
import { endOf } from '../../../support/end-of';
import { meddle, refusal, reply } from '../../../support/replies';
import { createWorld, type Worker, type World } from '../../../support/worker';

const LINK = 'https://known.example/a';
const UNKNOWN = 'https://unknown.example/b';

const order = (url: string, ephemeral = false) =>
  ({ indicator: { kind: 'url', value: url }, origin: 'link', secrets: 'ask', ephemeral }) as const;

const stateOf = async (worker: Worker, id: string) => (await worker.checks.get(id))?.state;

const posts = ({ virusTotal }: World) =>
  virusTotal.counted().filter(({ method }) => method === 'POST').length;

describe('a submission', () => {
  it('that was refused for a minute is sent by the next worker', async () => {
    const world = await createWorld();
    const first = world.born();
    const { id } = await first.checks.start(order(UNKNOWN));
    await world.settle();
    let refused = 0;
    meddle(world, async (go, address, init) => {
      if (init.method !== 'POST' || refused > 0) return go(address, init);
      refused += 1;
      return refusal(429, 'QuotaExceededError');
    });
    await first.checks.submit(id);
    await world.settle();
    expect(await stateOf(first, id)).toMatchObject({ phase: 'waiting' });
    first.kill();
    const second = world.born();
    await second.checks.resume();
    expect(await endOf(world, second, id)).toMatchObject({ phase: 'report' });
    expect(posts(world)).toBe(1);
  });

  it('is not swallowed by a look-up of the same address', async () => {
    const world = await createWorld();
    const worker = world.born();
    const { id } = await worker.checks.start(order(UNKNOWN));
    await world.settle();
    for (let index = 0; index < 3; index += 1)
      await worker.checks.start(order(`https://known.example/${index}`));
    await world.settle();
    await worker.checks.start({ ...order(UNKNOWN), refresh: true });
    const submitted = await worker.checks.submit(id);
    expect(submitted).toMatchObject({ ok: true, value: { id } });
    expect(await endOf(world, worker, id)).toMatchObject({ phase: 'report' });
    expect(posts(world)).toBe(1);
  });

  it('whose reply is lost is not remembered as unknown', async () => {
    const world = await createWorld();
    const worker = world.born();
    const { id } = await worker.checks.start(order(UNKNOWN));
    await world.settle();
    let reads = 0;
    meddle(world, async (go, address, init) => {
      if (init.method === 'POST') {
        await go(address, init);
        throw new TypeError('connection reset');
      }
      if (address.includes('/urls/')) reads += 1;
      if (address.includes('/urls/') && reads === 1) return refusal(404, 'NotFoundError');
      return go(address, init);
    });
    await worker.checks.submit(id);
    expect(await endOf(world, worker, id)).toEqual({ phase: 'unknown', submission: 'uncertain' });
    await world.clock.advance(HOUR);
    const again = await worker.checks.start(order(UNKNOWN));
    expect(await endOf(world, worker, again.id)).toMatchObject({ phase: 'report' });
    expect(posts(world)).toBe(1);
  });

  it('does not leave when it cannot be written down first', async () => {
    const world = await createWorld();
    const worker = world.born();
    const { id } = await worker.checks.start(order(UNKNOWN));
    await world.settle();
    await worker.checks.submit(id);
    world.diskFull = 'checks';
    await world.clock.advance(MINUTE);
    expect(posts(world)).toBe(0);
    expect(await stateOf(worker, id)).toMatchObject({ phase: 'failed' });
    world.diskFull = null;
    await worker.checks.start(order(UNKNOWN));
    await world.clock.advance(5 * MINUTE);
    expect(posts(world)).toBe(0);
  });
});

describe('a re-scan', () => {
  it('whose result meets no connection ends with the new report, not the cached one', async () => {
    const world = await createWorld();
    world.virusTotal.known.set(LINK, 0);
    const worker = world.born();
    const { id } = await worker.checks.start(order(LINK));
    await world.settle();
    await worker.checks.rescan(id);
    await world.settle();
    world.virusTotal.known.set(LINK, 9);
    let cut = false;
    meddle(world, async (go, address, init) => {
      if (cut && !address.includes('/analyses/')) throw new TypeError('Failed to fetch');
      const answer = await go(address, init);
      if (address.includes('/analyses/')) [cut, world.online] = [true, false];
      return answer;
    });
    await world.clock.advance(2 * MINUTE);
    expect(await stateOf(worker, id)).toMatchObject({ phase: 'failed', failure: { tag: 'offline' } });
    [cut, world.online] = [false, true];
    expect(await endOf(world, worker, id)).toMatchObject({ phase: 'report', verdict: { reading: 9 } });
  });

  it('that does not end keeps the report there was, also in a private window', async () => {
    const world = await createWorld();
    world.virusTotal.known.set(LINK, 3);
    const worker = world.born();
    const { id } = await worker.checks.start(order(LINK, true));
    await world.settle();
    meddle(world, async (go, address, init) => {
      const answer = await go(address, init);
      if (!address.includes('/analyses/')) return answer;
      return reply(200, {
        data: { type: 'analysis', id: 'x', attributes: { status: 'queued', stats: {}, results: {} } },
      });
    });
    await worker.checks.rescan(id);
    const still = { phase: 'report', stillAnalysing: true, verdict: { reading: 3 } };
    expect(await endOf(world, worker, id)).toMatchObject(still);
  });

  it('spends no look on being offline', async () => {
    const world = await createWorld();
    const worker = world.born();
    const { id } = await worker.checks.start(order(UNKNOWN));
    await world.settle();
    await worker.checks.submit(id);
    await world.settle();
    world.online = false;
    meddle(world, (go, address, init) =>
      world.online ? go(address, init) : Promise.reject(new TypeError('Failed')),
    );
    await world.clock.advance(10 * MINUTE);
    expect(await stateOf(worker, id)).toMatchObject({ phase: 'analysing', looks: 0 });
    world.online = true;
    expect(await endOf(world, worker, id)).toMatchObject({ phase: 'report' });
  });
});

describe('cancelling', () => {
  it('holds in a worker that was just born', async () => {
    const world = await createWorld();
    const first = world.born();
    for (let index = 0; index < 4; index += 1)
      await first.checks.start(order(`https://known.example/${index}`));
    await world.settle();
    const { id } = await first.checks.start(order(LINK));
    await world.settle();
    first.kill();
    const before = world.virusTotal.counted().length;
    const second = world.born();
    await Promise.all([second.checks.resume(), second.checks.cancel(id)]);
    await world.clock.advance(5 * MINUTE);
    expect(await stateOf(second, id)).toMatchObject({ phase: 'failed', failure: { tag: 'cancelled' } });
    expect(world.virusTotal.counted()).toHaveLength(before);
  });

  it('of the question about a secret can be retried', async () => {
    const world = await createWorld();
    const worker = world.born();
    const { id } = await worker.checks.start(order('https://shop.example/a?token=q9Zk81bXq0vJtR7w'));
    await worker.checks.cancel(id);
    expect(await worker.checks.retry(id)).toMatchObject({ ok: true, value: { state: { phase: 'asking' } } });
  });
});

describe('the gate', () => {
  it('is asked again when a waiting check may leave', async () => {
    const world = await createWorld();
    const worker = world.born();
    for (let index = 0; index < 4; index += 1)
      await worker.checks.start(order(`https://known.example/${index}`));
    await world.settle();
    const { id } = await worker.checks.start(order('https://wiki.corp.example/x'));
    await world.settle();
    await worker.settings.save({ privateHosts: ['*.corp.example'] });
    const kept = { phase: 'failed', failure: { tag: 'private', rule: 'own-list' } };
    expect(await endOf(world, worker, id)).toMatchObject(kept);
    expect(world.virusTotal.counted()).toHaveLength(4);
    expect((await worker.ledger.view(world.clock.now())).dayUsed).toBe(4);
  });
});

describe('votes and comments', () => {
  it('wait for a slot, but not for a day', async () => {
    const world = await createWorld();
    const worker = world.born();
    await worker.ledger.block('day', world.clock.now() + 5 * HOUR);
    const asked = worker.sections.read(
      { kind: 'domain', id: 'known.example', section: 'comments', cursor: null },
      { keep: true },
    );
    await world.clock.advance(SECOND);
    expect(await asked).toMatchObject({ ok: false, failure: { tag: 'quota', window: 'day' } });
    expect(world.virusTotal.counted()).toEqual([]);
  });
});
