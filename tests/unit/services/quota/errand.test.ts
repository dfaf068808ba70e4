import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/domain/duration';
import type { Wait } from '@/utils/domain/quota';
import { noAnswer } from '@/utils/services/virustotal/reply';
import { createWorld, lookUp, quotaExceeded, refusal, script, type World } from './world';

const NOON = Date.UTC(2026, 10, 21, 12);
const used = async (world: World): Promise<number> =>
  (await world.worker().ledger.view(world.clock.now())).dayUsed;
const failing = (status: number) => refusal({ tag: 'upstream', status: 503 }, status);

describe('a request', () => {
  it('is in the log with its lane and what it is about', async () => {
    const world = await createWorld(NOON);
    const { lanes } = world.worker();
    await lanes.send(lookUp(world));
    await lanes.send(lookUp(world, { lane: 'list', about: 'a.example', list: 'l' }));
    expect(world.lines).toEqual(['info sent: look up: interactive', 'info sent: look up: list a.example']);
  });

  it('whose asker throws fails for itself alone', async () => {
    const world = await createWorld(NOON);
    const { lanes } = world.worker();
    const call = async () => {
      throw new Error('boom');
    };
    const failed = { ok: false, failure: { tag: 'internal', detail: 'boom' }, spent: 1 };
    expect(await lanes.send(lookUp(world, { call, repeat: 'once' }))).toEqual(failed);
    expect((await lanes.send(lookUp(world))).ok).toBe(true);
    expect(await used(world)).toBe(2);
  });

  it('that is not wanted any more does not leave, and costs nothing', async () => {
    const world = await createWorld(NOON);
    const { lanes } = world.worker();
    const asking = new AbortController();
    const cancelled = { ok: false, failure: { tag: 'cancelled', sent: 0 }, spent: 0 };
    const onLeave = async (): Promise<void> => asking.abort();
    expect(await lanes.send(lookUp(world, { signal: asking.signal, onLeave }))).toEqual(cancelled);
    expect(await lanes.send(lookUp(world, { signal: asking.signal }))).toEqual(cancelled);
    expect([world.arrivals, await used(world)]).toEqual([[], 0]);
  });

  it('that is not wanted any more when it is refused is not sent again, and has cost what it cost', async () => {
    const world = await createWorld(NOON);
    const { lanes } = world.worker();
    const asking = new AbortController();
    world.behave = () => {
      asking.abort();
      return quotaExceeded();
    };
    expect(await lanes.send(lookUp(world, { signal: asking.signal }))).toEqual({
      ...{ ok: false, failure: { tag: 'cancelled', sent: 1 }, spent: 1 },
    });
    expect([world.arrivals.length, world.quotasAsked]).toEqual([1, 0]);
  });

  it('that waits is given up at once', async () => {
    const world = await createWorld(NOON);
    const { lanes, ledger } = world.worker();
    await ledger.block('day', NOON + HOUR);
    const asking = new AbortController();
    const waits: Wait[] = [];
    const sent = lanes.send(
      lookUp(world, { signal: asking.signal, onWait: (wait) => void waits.push(wait) }),
    );
    await world.clock.advance(SECOND);
    asking.abort();
    expect(await sent).toEqual({ ok: false, failure: { tag: 'cancelled', sent: 0 }, spent: 0 });
    expect(waits).toEqual([{ window: 'day', until: NOON + HOUR }]);
  });

  it('that nobody wants any more does not wait for a day first', async () => {
    const world = await createWorld(NOON);
    const { lanes, ledger } = world.worker();
    const cancelled = (sent: number) => ({ ok: false, failure: { tag: 'cancelled', sent }, spent: sent });
    const asking = new AbortController();
    const { signal } = asking;
    // It is given up while it is in nobody's line: refused, and on its way back into it.
    const onReturn = async (): Promise<void> => asking.abort();
    world.behave = () => quotaExceeded();
    world.elsewhere = 500;
    expect(await lanes.send(lookUp(world, { signal, onReturn }))).toEqual(cancelled(1));
    expect((await ledger.outlook('interactive', NOON)).blocked).toMatchObject([{ window: 'day' }]);
    expect(await lanes.send(lookUp(world, { signal }))).toEqual(cancelled(0));
  });

  it('that is given up while its spend is being written does not leave, and nobody is told that it does', async () => {
    const world = await createWorld(NOON);
    const { lanes } = world.worker();
    const asking = new AbortController();
    const left: number[] = [];
    const onLeave = async (spendId: number): Promise<void> => void left.push(spendId);
    const sent = lanes.send(lookUp(world, { signal: asking.signal, onLeave }));
    asking.abort();
    expect(await sent).toMatchObject({ ok: false, failure: { tag: 'cancelled' } });
    await world.clock.advance(MINUTE);
    expect([left, world.lines, world.arrivals, await used(world)]).toEqual([[], [], [], 0]);
  });

  it.each([
    [false, { ok: true, spent: 1 }],
    [true, { ok: false, failure: { tag: 'storage-full' }, spent: 0 }],
  ])(
    'on a day that only our clock says has begun leaves if that can be written down (full: %s)',
    async (full, reply) => {
      const world = await createWorld(NOON);
      const { lanes, ledger } = world.worker();
      await lanes.send(lookUp(world));
      await ledger.correct({ dayUsed: 500, monthUsed: 500, at: NOON });
      await world.clock.advance(DAY);
      world.quotas = async () => {
        world.fillDisk(full);
        return noAnswer({ tag: 'offline' });
      };
      expect(await lanes.send(lookUp(world))).toMatchObject(reply);
      expect(world.arrivals).toHaveLength(full ? 1 : 2);
    },
  );

  it.each([
    [new Error('damaged'), { tag: 'internal', detail: 'Error: damaged' }],
    [new DOMException('newer', 'VersionError'), { tag: 'storage-closed', why: 'newer' }],
  ])('does not leave while nobody knows what may be spent: %s', async (error, failure) => {
    const world = await createWorld(NOON);
    let broken = true;
    const storage = world.again();
    const { lanes } = world.worker({
      ...storage,
      run: (work) => (broken ? Promise.reject(error) : storage.run(work)),
    });
    const all = [lanes.send(lookUp(world)), lanes.send(lookUp(world))];
    expect(await Promise.all(all)).toEqual(all.map(() => ({ ok: false, failure, spent: 0 })));
    broken = false;
    expect(await lanes.send(lookUp(world))).toMatchObject({ ok: true });
    expect(world.arrivals).toHaveLength(1);
  });

  it('is raised into a higher lane, and then goes first, as one of it', async () => {
    const world = await createWorld(NOON);
    const { lanes, ledger } = world.worker();
    await ledger.block('day', NOON + MINUTE);
    const page = lanes.send(lookUp(world, { lane: 'page', label: 'page' }));
    const list = lanes.send(lookUp(world, { lane: 'list', label: 'list', ticket: 't' }));
    await world.clock.advance(SECOND);
    lanes.raise('t', 'interactive');
    await world.clock.advance(2 * MINUTE);
    await Promise.all([page, list]);
    expect(world.manners.map(({ lane }) => lane)).toEqual(['interactive', 'page']);
    expect(world.lines).toEqual(['info sent: list: interactive', 'info sent: page: page']);
  });

  it('tells that it is tried again, and when', async () => {
    const world = await createWorld(NOON);
    const { lanes } = world.worker();
    const lost = () => refusal({ tag: 'upstream', status: 503 }, 503, { transient: true });
    world.behave = script(lost(), lost());
    const waits: unknown[] = [];
    const sent = lanes.send(lookUp(world, { onWait: (wait, place) => void waits.push([wait, place]) }));
    await world.clock.advance(10 * SECOND);
    expect(await sent).toMatchObject({ ok: true, spent: 3 });
    expect(waits).toEqual([
      [{ window: 'slow-down', until: NOON + SECOND }, 1],
      [{ window: 'slow-down', until: NOON + 3 * SECOND }, 1],
    ]);
  });
});

describe('VirusTotal', () => {
  const send = async (world: World, times: number) => {
    const { lanes } = world.worker();
    for (let sent = 0; sent < times; sent += 1) {
      await world.clock.advance(MINUTE);
      await lanes.send(lookUp(world, { repeat: 'once' }));
    }
    return world.lines.filter((line) => line.includes('limit'));
  };

  it('is left alone for a minute after five failures in a row, not for five in all', async () => {
    const world = await createWorld(NOON);
    world.behave = () => failing(500);
    expect(await send(world, 5)).toEqual(['warn limit: slow-down until 2026-11-21T12:06:00.000Z']);
    const other = await createWorld(NOON);
    const { lanes } = other.worker();
    for (const status of [500, 500, 500, 500, 200, 500]) {
      other.behave = () => (status === 200 ? undefined : failing(status));
      await other.clock.advance(MINUTE);
      await lanes.send(lookUp(other, { repeat: 'once' }));
    }
    expect(other.lines.filter((line) => line.includes('limit'))).toEqual([]);
  });

  it.each([
    [
      'does not answer',
      async () => noAnswer({ tag: 'offline' }, { status: 0 }),
      'warn quotas not told: offline',
    ],
    [
      'cannot be asked',
      async () => {
        throw new Error('boom');
      },
      'error quotas: Error: boom',
    ],
  ])('that %s which quota is spent is left alone for a minute', async (_, quotas, line) => {
    const world = await createWorld(NOON);
    const { lanes } = world.worker();
    world.quotas = quotas;
    world.behave = script(quotaExceeded());
    const sent = lanes.send(lookUp(world));
    await world.clock.advance(2 * MINUTE);
    expect((await sent).ok).toBe(true);
    expect(world.lines).toContain(line);
    expect(world.lines).toContain('warn limit: minute until 2026-11-21T12:01:00.000Z');
  });
});
