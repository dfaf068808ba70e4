import { describe, expect, it, vi } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/domain/duration';
import { createQuotaView } from '@/utils/services/quota/quota-view';
import type { SpendRow } from '@/utils/services/storage/schema';
import { noAnswer } from '@/utils/services/virustotal/reply';
import { createWorld, lookUp, type Worker, type World } from './world';

const NOON = Date.UTC(2026, 10, 21, 12);

const rows = ({ storage }: World): Promise<SpendRow[]> =>
  storage.run((database) => database.getAll('spends'));
const times = async (world: World): Promise<(number | null)[][]> =>
  (await rows(world)).map(({ at, settledAt }) => [at, settledAt]);

/** Reserves a request; its number in the ledger. */
async function leave({ ledger }: Worker, { clock }: World): Promise<number> {
  const reserved = await ledger.reserve('interactive', 'look up', clock.now());
  if (!reserved.ok || !reserved.value.ok) throw new Error('it must wait');
  return reserved.value.spendId;
}

/** An old row, as a worker of long ago left it. */
const old = ({ storage }: World, at: number): Promise<unknown> =>
  storage.run((database) =>
    database.add('spends', { at, settledAt: at, lane: 'list', label: 'look up', account: 1 }),
  );

describe('a row of a request', () => {
  it('says when it left, for whom, and on which account', async () => {
    const world = await createWorld(NOON);
    const worker = world.worker();
    await worker.ledger.reserve('list', 'look up url', NOON);
    expect(await rows(world)).toEqual([
      {
        at: NOON,
        settledAt: null,
        lane: 'list',
        label: 'look up url',
        account: await worker.vault.account(),
      },
    ]);
  });

  it('left when it was written, if the clock was set meanwhile, and not before', async () => {
    const world = await createWorld(NOON);
    const { ledger } = world.worker();
    await ledger.reserve('list', 'look up url', NOON - HOUR);
    await ledger.reserve('list', 'look up url', NOON + SECOND);
    expect(await times(world)).toEqual([
      [NOON, null],
      [NOON + SECOND, null],
    ]);
  });

  it('is on the disk before anything leaves', async () => {
    const world = await createWorld(NOON);
    const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await leave(world.worker(), world);
    expect(asked).toHaveBeenLastCalledWith(['meta', 'spends'], 'readwrite', { durability: 'strict' });
  });

  it('says that it went around a gateway, whose minute is another', async () => {
    const world = await createWorld(NOON);
    const worker = world.worker();
    const used = async () => (await worker.ledger.view(world.clock.now())).minuteUsed;
    for (let time = 0; time < 2; time += 1) await leave(worker, world);
    await world.storage.run((database) => database.put('meta', NOON + MINUTE, 'detour'));
    expect(await used()).toBe(0);
    await leave(worker, world);
    expect((await rows(world)).map(({ direct }) => direct)).toEqual([undefined, undefined, true]);
    expect(await used()).toBe(1);
    await world.storage.run((database) => database.delete('meta', 'detour'));
    expect(await used()).toBe(2);
  });

  it('that is not there any more is settled by nothing', async () => {
    const world = await createWorld(NOON);
    const { ledger } = world.worker();
    expect(await ledger.settle(99, NOON, { answered: true })).toEqual({ ok: true, value: null });
    expect(await rows(world)).toEqual([]);
  });

  it('goes on the first request of a day, forty days old, and stays on the others', async () => {
    const world = await createWorld(NOON);
    const worker = world.worker();
    await leave(worker, world);
    await old(world, NOON - 50 * DAY);
    await old(world, NOON - 39 * DAY);
    await old(world, NOON - 38 * DAY);
    await leave(worker, world);
    expect(await rows(world)).toHaveLength(5);
    await world.clock.advance(DAY);
    await leave(worker, world);
    expect((await rows(world)).some(({ at }) => at < NOON - 38 * DAY)).toBe(false);
    expect(await rows(world)).toHaveLength(4);
  });

  it('goes with five hundred of its like at a time', async () => {
    const world = await createWorld(NOON);
    const worker = world.worker();
    await leave(worker, world);
    await world.storage.run(async (database) => {
      const transaction = database.transaction('spends', 'readwrite');
      const row = { settledAt: 1, lane: 'list', label: '', account: 1 } as const;
      for (let at = 0; at < 502; at += 1) void transaction.store.add({ ...row, at });
      await transaction.done;
    });
    await world.clock.advance(DAY);
    await leave(worker, world);
    expect((await rows(world)).filter(({ at }) => at < NOON)).toHaveLength(2);
  });
});

describe('a clock that is set forward', () => {
  it.each([
    [50, 0],
    [51, 51],
    [HOUR, HOUR],
  ])('by %i ms takes the minute along by %i', async (jump, shift) => {
    const world = await createWorld(NOON);
    const worker = world.worker();
    const first = await leave(worker, world);
    await world.clock.advance(2 * SECOND);
    await worker.ledger.settle(first, NOON + SECOND);
    await leave(worker, world);
    world.clock.jump(jump);
    await leave(worker, world);
    expect(await times(world)).toEqual([
      [NOON + shift, NOON + SECOND + shift],
      [NOON + 2 * SECOND + shift, null],
      [world.clock.now(), null],
    ]);
  });

  it('before the first request of a worker does so too', async () => {
    const world = await createWorld(NOON);
    await leave(world.worker(), world);
    const worker = world.worker();
    await world.clock.advance(SECOND);
    world.clock.jump(HOUR);
    await leave(worker, world);
    expect((await times(world))[0]).toEqual([NOON + HOUR, null]);
  });

  it('does so at the next request where that could not be written down', async () => {
    const world = await createWorld(NOON);
    const worker = world.worker();
    await leave(worker, world);
    world.clock.jump(HOUR);
    world.fillDisk(true);
    expect(await worker.ledger.reserve('list', '', world.clock.now())).toEqual({
      ...{ ok: false, failure: { tag: 'storage-full' } },
    });
    world.fillDisk(false);
    await leave(worker, world);
    expect(await times(world)).toEqual([
      [NOON + HOUR, null],
      [NOON + HOUR, null],
    ]);
  });

  it('is measured from when it was looked at last, whatever for: back and forth is no rest for the minute', async () => {
    for (const look of ['view', 'settle'] as const) {
      const world = await createWorld(NOON);
      const worker = world.worker();
      const spendIds = [];
      for (let time = 0; time < 4; time += 1) spendIds.push(await leave(worker, world));
      world.clock.jump(-HOUR);
      for (const spendId of spendIds) {
        if (look === 'view') await worker.ledger.view(world.clock.now());
        else await worker.ledger.settle(spendId, world.clock.now());
      }
      world.clock.jump(HOUR);
      const reserved = await worker.ledger.reserve('interactive', '', world.clock.now());
      expect(reserved, look).toMatchObject({ value: { ok: false, wait: { window: 'minute' } } });
    }
  });

  it('leaves no time ahead of the next request', async () => {
    const world = await createWorld(NOON);
    const worker = world.worker();
    const first = await leave(worker, world);
    await worker.ledger.settle(first, NOON);
    world.clock.jump(-MINUTE);
    await leave(worker, world);
    expect(await times(world)).toEqual([
      [NOON - MINUTE, NOON - MINUTE],
      [NOON - MINUTE, null],
    ]);
  });

  it('leaves no reply ahead of the next request either', async () => {
    const world = await createWorld(NOON);
    const worker = world.worker();
    const first = await leave(worker, world);
    await world.clock.advance(2 * SECOND);
    await worker.ledger.settle(first, NOON + 2 * SECOND);
    world.clock.jump(-SECOND);
    await leave(worker, world);
    expect((await times(world))[0]).toEqual([NOON, NOON + SECOND]);
  });
});

describe('a reply', () => {
  const refusals = async ({ ledger, vault }: Worker): Promise<unknown> => {
    const backOff = await ledger.backOff('minute', 0, await vault.account());
    return backOff.ok && backOff.value?.inARow;
  };

  it('that is an answer ends the refusals in a row, any other does not', async () => {
    const world = await createWorld(NOON);
    const worker = world.worker();
    const [one, other] = [await leave(worker, world), await leave(worker, world)];
    expect(await refusals(worker)).toBe(1);
    await worker.ledger.settle(one, NOON);
    await worker.ledger.settle(one, NOON, { serverTime: NOON });
    expect(await refusals(worker)).toBe(2);
    await worker.ledger.settle(other, NOON, { answered: true });
    expect(await refusals(worker)).toBe(1);
  });

  it('tells VirusTotal’s time, from which the day ends by its clock', async () => {
    const world = await createWorld(NOON);
    const worker = world.worker();
    await worker.ledger.settle(await leave(worker, world), NOON, { serverTime: NOON + MINUTE });
    const view = await worker.ledger.view(NOON);
    expect(view.dayEndsAt).toBe(Date.UTC(2026, 10, 22) - MINUTE);
  });

  it('for an account that is in use no more tells this one nothing', async () => {
    const world = await createWorld(NOON);
    const worker = world.worker();
    const spendId = await leave(worker, world);
    await worker.vault.saveKey('d'.repeat(64));
    expect(await refusals(worker)).toBe(1);
    await worker.ledger.settle(spendId, NOON, { serverTime: NOON + MINUTE, answered: true });
    expect((await worker.ledger.view(NOON)).dayEndsAt).toBe(Date.UTC(2026, 10, 22));
    expect(await refusals(worker)).toBe(2);
    expect(await times(world)).toEqual([[NOON, NOON]]);
  });

  it('without a time moves no day on: our clock alone frees no spent quota', async () => {
    const world = await createWorld(NOON);
    const worker = world.worker();
    const spendId = await leave(worker, world);
    await worker.ledger.correct({ dayUsed: 500, monthUsed: 500, at: NOON });
    await world.clock.advance(DAY);
    const now = world.clock.now();
    await worker.ledger.settle(spendId, now, { answered: true });
    expect(await worker.ledger.reserve('interactive', '', now)).toMatchObject({ value: { doubt: true } });
    expect(await worker.ledger.trustClock(now)).toEqual({ ok: true, value: null });
    expect(await worker.ledger.view(now)).toMatchObject({ monthUsed: 501 });
    expect(await worker.ledger.reserve('interactive', '', now)).toMatchObject({ value: { ok: true } });
  });
});

it('a day that nobody can say is over ends what waits for it, where that cannot be written down', async () => {
  const world = await createWorld(NOON);
  let isLost = false;
  const below = world.again();
  const worker = world.worker({
    close: below.close,
    run(work) {
      if (!isLost) return below.run(work);
      isLost = false;
      return Promise.reject(new DOMException('the disk is full', 'QuotaExceededError'));
    },
  });
  await leave(worker, world);
  await worker.ledger.correct({ dayUsed: 500, monthUsed: 500, at: NOON });
  await world.clock.advance(DAY);
  world.quotas = () => {
    isLost = world.quotasAsked === 1;
    return noAnswer({ tag: 'upstream', status: 0 });
  };
  expect(await worker.lanes.send(lookUp(world))).toMatchObject({
    ok: false,
    failure: { tag: 'storage-full' },
  });
  expect([world.quotasAsked, world.arrivals.length]).toEqual([1, 0]);
  // The next one may try again.
  expect(await worker.lanes.send(lookUp(world))).toMatchObject({ ok: true });
});

describe('VirusTotal’s count', () => {
  it('of a while ago draws nothing back to when it was asked for, and has not counted what left since', async () => {
    const world = await createWorld(NOON);
    const worker = world.worker();
    await world.clock.advance(9 * SECOND);
    const spendId = await leave(worker, world);
    await worker.ledger.settle(spendId, NOON + 9 * SECOND);
    await worker.ledger.correct({ dayUsed: 100, monthUsed: 100, at: NOON });
    expect(await times(world)).toEqual([[NOON + 9 * SECOND, NOON + 9 * SECOND]]);
    expect(await worker.ledger.view(NOON + 9 * SECOND)).toMatchObject({ dayUsed: 101 });
  });
});

describe('a refund', () => {
  it('of an account that is in use no more is taken from nobody else’s count', async () => {
    const world = await createWorld(NOON);
    const worker = world.worker();
    const spendId = await leave(worker, world);
    await worker.vault.saveKey('d'.repeat(64));
    await leave(worker, world);
    await worker.ledger.refund(spendId);
    expect(await worker.ledger.view(NOON)).toMatchObject({ dayUsed: 1, minuteUsed: 1 });
  });
});

describe('the count', () => {
  it('that is lost is made anew of the rows of the day and of the month', async () => {
    const world = await createWorld(NOON);
    for (const at of [
      Date.UTC(2026, 9, 31, 23),
      Date.UTC(2026, 10, 1),
      Date.UTC(2026, 10, 20, 23),
      NOON - HOUR,
    ])
      await old(world, at);
    await old(world, Date.UTC(2026, 10, 21));
    expect(await world.worker().ledger.view(NOON)).toMatchObject({ dayUsed: 2, monthUsed: 4 });
  });

  it('is shown with the time until which the key of one’s own is spent', async () => {
    const world = await createWorld(NOON);
    const { ledger } = world.worker();
    const view = (directUntil: number | null) =>
      createQuotaView({ ledger, clock: world.clock, route: { directUntil: async () => directUntil } })();
    expect(await view(9)).toEqual({ ...(await ledger.view(NOON)), directUntil: 9 });
    expect(await view(null)).toEqual(await ledger.view(NOON));
    expect(await view(null)).not.toHaveProperty('directUntil');
  });
});
