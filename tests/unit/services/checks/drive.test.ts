import { describe, expect, it } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import { createDriver } from '@/utils/services/checks/drive';
import type { CheckRow } from '@/utils/services/checks/row';
import { REPORT } from '../../domain/a-report';
import { ROW } from './a-row';
import { createLittleChecks } from './little-checks';

const FOUND = { ok: true, value: REPORT } as const;
const FORBIDDEN = { ok: false, failure: { tag: 'forbidden' } } as const;
const { active: _, ...IDLE } = ROW;

/** A driver, and a row that is in the table and on its way. */
async function driving(row: Partial<CheckRow> = {}) {
  const little = createLittleChecks();
  const driver = createDriver(little.parts);
  const begun: CheckRow = { ...ROW, ...row };
  await little.table.save(begun);
  driver.drive(begun);
  await little.settle();
  const stored = () => little.table.get(ROW.id);
  return { ...little, driver, begun, stored };
}

describe('a check that is driven', () => {
  it('goes on step by step to its end, each written down and told, and into history', async () => {
    const { sent, clock, changes, history, stored, settle, told } = await driving();
    expect(sent).toHaveLength(1);
    await clock.advance(5);
    sent[0]?.answer(FOUND);
    await settle();
    expect(await stored()).toEqual(changes.at(-1));
    expect(changes.map(({ stage, updatedAt }) => [stage, updatedAt])).toEqual([
      ['look-up', clock.now() - 5],
      ['ended', clock.now()],
    ]);
    expect(history).toMatchObject([{ verdict: 'suspicious', at: clock.now() }]);
    expect(told).toEqual([]);
  });

  it.each([
    ['submit', 'submit url'],
    ['rescan', 're-scan url'],
    ['follow', 'look at analysis'],
    ['read-back', 'look up url'],
    ['look-up', 'look up url'],
  ] as const)('goes on where it was: %s', async (stage, label) => {
    const following = { analysisId: 'u-1', since: 0, notifies: false, looks: 0, nextLookAt: 0 };
    const { sent } = await driving({ stage, following });
    expect(sent.map((request) => request.label)).toEqual([label]);
  });

  it('that waits for a connection sends nothing until there is one', async () => {
    const { sent, clock, world } = await driving({ stage: 'offline' });
    world.online = false;
    await clock.advance(MINUTE);
    expect(sent).toEqual([]);
    world.online = true;
    await clock.advance(MINUTE / 2);
    expect(sent).toHaveLength(1);
  });

  it('is driven once at a time, and again when it is asked for later', async () => {
    const { driver, sent, begun, settle, table } = await driving();
    driver.drive(begun);
    await settle();
    expect(sent).toHaveLength(1);
    sent[0]?.answer(FORBIDDEN);
    await settle();
    driver.drive(begun);
    await settle();
    // By now it has ended: what was found of it a moment ago is not believed.
    expect(sent).toHaveLength(1);
    await table.save(begun);
    driver.drive(begun);
    await settle();
    expect(sent).toHaveLength(2);
  });

  it('is left alone when it is at rest, or gone', async () => {
    const little = createLittleChecks();
    const driver = createDriver(little.parts);
    driver.drive(ROW);
    await little.table.save({ ...IDLE, id: 'idle' });
    driver.drive({ ...IDLE, id: 'idle' });
    driver.drive({ ...ROW, id: 'idle' });
    await little.settle();
    expect([little.sent, little.changes, little.told]).toEqual([[], [], []]);
  });

  it.each([
    [{ origin: 'list' }, 0],
    [{ origin: 'watch' }, 0],
    [{ ephemeral: true }, 0],
    [{ origin: 'popup' }, 1],
  ] as const)('is in history by where it came from: %j', async (row, entries) => {
    const { sent, history, settle } = await driving(row);
    sent[0]?.answer(FORBIDDEN);
    await settle();
    expect(history).toHaveLength(entries);
  });

  it('of a private window keeps the worker awake until it is answered', async () => {
    const { sent, settle, told } = await driving({ ephemeral: true });
    expect(told).toEqual(['awake']);
    sent[0]?.answer(FOUND);
    await settle();
    expect(told).toEqual(['awake', 'asleep']);
  });
});

describe('a bug on the way', () => {
  it('ends the check as failed, and is told', async () => {
    const { sent, settle, told, stored, world, history } = await driving({ ephemeral: true });
    world.settings = () => Promise.reject(new Error('unreadable'));
    sent[0]?.answer(FOUND);
    await settle();
    expect(await stored()).toMatchObject({
      stage: 'ended',
      state: { phase: 'failed', failure: { tag: 'internal', detail: 'check' } },
    });
    expect(await stored()).not.toHaveProperty('active');
    expect(told).toEqual(['awake', 'bug check: unreadable', 'asleep']);
    expect(history).toEqual([]);
  });

  it('that is a database which nobody gets says so', async () => {
    const { sent, settle, stored, world } = await driving();
    world.settings = () => Promise.reject(new DOMException('newer', 'VersionError'));
    sent[0]?.answer(FOUND);
    await settle();
    expect(await stored()).toMatchObject({ state: { failure: { tag: 'storage-closed', why: 'newer' } } });
  });

  it('before its row is read leaves it to the next who asks', async () => {
    const little = createLittleChecks();
    await little.table.save(ROW);
    let broken = true;
    const table = {
      ...little.table,
      get: (id: string) => (broken ? Promise.reject(new Error('no database')) : little.table.get(id)),
    };
    const driver = createDriver({ ...little.parts, table });
    driver.drive(ROW);
    await little.settle();
    expect(little.told).toEqual(['bug check: no database']);
    broken = false;
    driver.drive(ROW);
    await little.settle();
    expect(little.sent).toHaveLength(1);
  });
});

describe('a check that publishes', () => {
  it('does not leave when that cannot be written down', async () => {
    const { sent, fillDisk, changes, clock, stored } = await driving({ stage: 'submit' });
    await clock.advance(7);
    fillDisk(true);
    await expect(sent[0]?.onLeave?.(1)).rejects.toThrow();
    fillDisk(false);
    expect(changes.at(-1)).toMatchObject({ posting: false });
    await sent[0]?.onLeave?.(1);
    expect(await stored()).toMatchObject({ posting: true, updatedAt: clock.now() });
    expect(changes.at(-1)).toMatchObject({ posting: true, updatedAt: clock.now() });
  });
});

describe('a check that somebody else wants sooner', () => {
  const AS = { lane: 'interactive', origin: 'popup' } as const;
  const listed = { lane: 'list', origin: 'list' } as const;

  it('goes on in their name: at once, in the lanes and in the table', async () => {
    const { driver, begun, told, stored, sent, settle, history, table } = await driving(listed);
    expect(await driver.raise(begun, AS)).toMatchObject({ ...begun, ...AS });
    expect(told).toEqual(['raise check-1 interactive']);
    expect(await stored()).toMatchObject(AS);
    sent[0]?.answer(FORBIDDEN);
    await settle();
    expect(await stored()).toMatchObject({ ...AS, stage: 'ended' });
    expect(history).toHaveLength(1);
    // That was for this once.
    await table.save(begun);
    driver.drive(begun);
    await settle();
    expect(await stored()).toMatchObject(listed);
  });

  it('is asked for in their lane also where it was on the way to the lanes, and never in a lower one', async () => {
    const little = createLittleChecks();
    const driver = createDriver(little.parts);
    const following = { analysisId: 'u-1', since: 0, notifies: false, looks: 0, nextLookAt: 0 };
    const begun: CheckRow = { ...ROW, ...listed, stage: 'read-back', following };
    await little.table.save(begun);
    driver.drive(begun);
    const raises = [driver.raise(begun, AS), driver.raise(begun, { lane: 'page', origin: 'page' })];
    expect(await Promise.all(raises)).toMatchObject([AS, AS]);
    await little.settle();
    expect(little.sent).toMatchObject([{ label: 'look up url', lane: 'interactive' }]);
    expect(little.told).toEqual(['raise check-1 interactive', 'raise check-1 interactive']);
  });

  it('is written down at once when nobody drives it', async () => {
    const little = createLittleChecks();
    const driver = createDriver(little.parts);
    const begun: CheckRow = { ...ROW, ...listed };
    await driver.raise(begun, AS);
    expect(await little.table.get(ROW.id)).toEqual({ ...begun, ...AS });
    expect(little.told).toEqual(['raise check-1 interactive']);
    // And for that row alone: should it end elsewhere, the next of its name is asked for as it says.
    await little.table.save(begun);
    driver.drive(begun);
    await little.settle();
    expect(await little.table.get(ROW.id)).toMatchObject(listed);
  });
});

describe('a check that is stopped', () => {
  it('stands still while the work is done, whoever drives it', async () => {
    const { driver, begun, sent, settle, history, stored } = await driving();
    const during = await driver.stopped(ROW.id, async () => {
      driver.drive(begun);
      await settle();
      return sent.length;
    });
    expect(during).toBe(1);
    expect(sent[0]?.signal?.aborted).toBe(true);
    expect(history).toEqual([]);
    expect(await stored()).toMatchObject({ stage: 'ended', state: { failure: { tag: 'cancelled' } } });
  });

  it('may go on afterwards, also when the work failed', async () => {
    const little = createLittleChecks();
    const driver = createDriver(little.parts);
    await little.table.save(ROW);
    await expect(driver.stopped(ROW.id, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    driver.drive(ROW);
    await little.settle();
    expect(little.sent).toHaveLength(1);
    expect(await driver.stopped('nobody', async () => 'done')).toBe('done');
  });

  it('stays in its stage when it was only waiting, and nothing is sent any more', async () => {
    const following = { analysisId: 'u-1', since: 0, notifies: false, looks: 0, nextLookAt: Infinity };
    const { driver, sent, stored, history } = await driving({ stage: 'follow', following });
    await driver.stopped(ROW.id, async () => undefined);
    expect(await stored()).toMatchObject({ stage: 'follow', active: ROW.active });
    expect([sent, history]).toEqual([[], []]);
    const failure = { tag: 'offline' } as const;
    const offline = await driving({ stage: 'offline', state: { phase: 'failed', failure } });
    await offline.driver.stopped(ROW.id, async () => undefined);
    expect([offline.sent, offline.history]).toEqual([[], []]);
  });
});
