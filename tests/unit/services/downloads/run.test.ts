import { describe, expect, it } from 'vitest';
import type { CheckState } from '@/utils/domain/check';
import { MINUTE } from '@/utils/domain/duration';
import { failed, success } from '@/utils/domain/result';
import { verdictOf } from '@/utils/domain/verdict';
import { atRest, type DownloadRow } from '@/utils/services/downloads/row';
import { FULL_ACCESS } from '../../../support/fake-disk';
import { REPORT } from '../../domain/a-report';
import { ROW } from '../checks/a-row';
import { ADDRESS, HASH, rowOf } from './a-download';
import { createDesk } from './desk';

const REPORTED: CheckState = {
  ...{ phase: 'report', report: REPORT, verdict: verdictOf(REPORT.counts, 2), fetchedAt: 1, old: false },
  ...{ earlier: null, stillAnalysing: false },
};
const UNKNOWN: CheckState = { phase: 'unknown', submission: 'none' };
const OFFLINE: CheckState = { phase: 'failed', failure: { tag: 'offline' } };
const WAIT = { window: 'minute', until: 77 } as const;

/** A desk with this row, at work. */
async function working(row: DownloadRow = rowOf(), ...settings: Parameters<typeof createDesk>) {
  const desk = await createDesk(...settings);
  await desk.table.add(row);
  await desk.downloads.goOn();
  await desk.settle();
  return desk;
}
const shown = async (desk: Awaited<ReturnType<typeof working>>, id = 1) =>
  desk.downloads.get((await desk.row(id)).key);

describe('a download at work', () => {
  it('is read, asked for in its own lane, and at rest when its check is', async () => {
    const desk = await working();
    expect(desk.orders).toEqual([
      {
        indicator: { kind: 'file', value: HASH },
        ...{ origin: 'file', secrets: 'ask', refresh: false, lane: 'download', asker: 'downloads' },
      },
    ]);
    expect(await desk.row()).toMatchObject({ stage: 'checking', checkId: 'c1', active: 'check', reads: 1 });
    await desk.becomes('c1', REPORTED);
    expect(await desk.row()).toMatchObject({ stage: 'checked', basis: 'file', checkId: 'c1' });
    expect(desk.rests).toEqual([await desk.row()]);
    expect(desk.bugs).toEqual([]);
  });

  it('goes by its address where the file may not be read, with a link’s origin', async () => {
    const desk = await createDesk();
    desk.disk.access = { ...FULL_ACCESS, granted: false };
    await desk.table.add(rowOf({ refresh: true }));
    await desk.downloads.goOn();
    await desk.settle();
    expect(desk.orders).toMatchObject([
      { indicator: { kind: 'url', value: ADDRESS }, origin: 'link', refresh: true },
    ]);
  });

  it('is left alone where nothing may be asked of it, by today’s settings', async () => {
    const row = rowOf({ step: 'address' });
    const desk = await working(row, { privateHosts: ['files.example'] });
    expect(await desk.row()).toMatchObject({ stage: 'skipped', skipped: 'private-host' });
    expect(await desk.row()).not.toHaveProperty('active');
    expect([desk.orders, desk.rests.length]).toEqual([[], 1]);
  });

  it('goes on with the next step when its check says so', async () => {
    const page = 'https://page.example/';
    const desk = await working(rowOf({ step: 'address', referrer: page }));
    await desk.becomes('c1', UNKNOWN);
    expect(desk.orders).toMatchObject([{}, { indicator: { value: page }, origin: 'link' }]);
    await desk.becomes('c2', REPORTED);
    expect(await desk.row()).toMatchObject({ stage: 'checked', basis: 'address', checkId: 'c2' });
    expect(desk.rests).toHaveLength(1);
  });

  it('says how far its file is read, and no longer once it is', async () => {
    const desk = await createDesk();
    let go = (): void => undefined;
    desk.given.hash = async ({ onProgress, now, size }) => {
      onProgress(3);
      expect(now()).toBe(desk.clock.elapsed());
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      return success({ sha256: HASH, bytes: size });
    };
    await desk.table.add(rowOf());
    const before = desk.told.changes;
    await desk.downloads.goOn();
    await desk.settle();
    expect(await shown(desk)).toMatchObject({ stage: 'reading', progress: { read: 3, total: 4 } });
    expect(desk.told.changes).toBeGreaterThan(before);
    go();
    await desk.settle();
    expect(await shown(desk)).toMatchObject({ stage: 'checking', progress: null });
  });

  it('is one of several, and one file is read at a time', async () => {
    const desk = await createDesk();
    const paths: string[] = [];
    let reading = 0;
    desk.given.hash = async ({ open, size, signal }) => {
      reading += 1;
      expect(reading).toBe(1);
      await open(signal).catch(() => paths.push('none'));
      reading -= 1;
      return success({ sha256: HASH, bytes: size });
    };
    for (const id of [1, 2, 3]) await desk.table.add(rowOf({}, { id }));
    await Promise.all([desk.downloads.goOn(), desk.downloads.goOn()]);
    await desk.settle();
    expect(desk.orders).toHaveLength(3);
    expect(desk.disk.opened).toEqual(Array(3).fill('/home/user/setup.exe'));
  });

  it('that fails in a way that nobody thought of has failed, and the next goes on', async () => {
    const desk = await createDesk();
    const start = desk.given.start;
    desk.given.start = (order) => (desk.bugs.length === 0 ? Promise.reject(new Error('odd')) : start(order));
    for (const id of [1, 2]) await desk.table.add(rowOf({}, { id }));
    await desk.downloads.goOn();
    await desk.settle();
    expect(desk.bugs).toEqual(['download: odd']);
    expect(await desk.row(1)).toMatchObject({
      ...{ stage: 'failed', failure: { tag: 'internal', detail: 'download' }, verdict: null },
    });
    expect(await desk.row(1)).not.toHaveProperty('active');
    expect(await desk.row(2)).toMatchObject({ stage: 'checking' });
  });

  it('stands still while the table cannot be read, and goes on afterwards', async () => {
    const desk = await createDesk();
    await desk.table.add(rowOf());
    const next = desk.table.nextToDo;
    Object.assign(desk.table, { nextToDo: () => Promise.reject(new Error('no database')) });
    await desk.downloads.goOn();
    await desk.settle();
    expect(desk.bugs).toEqual(['downloads: no database']);
    Object.assign(desk.table, { nextToDo: next });
    await desk.downloads.goOn();
    await desk.settle();
    expect(desk.orders).toHaveLength(1);
  });

  it('goes on by itself once the table can be read', async () => {
    const desk = await createDesk();
    await desk.table.add(rowOf());
    const next = desk.table.nextToDo;
    Object.assign(desk.table, { nextToDo: () => Promise.reject(new Error('no database')) });
    await desk.downloads.goOn();
    await desk.settle();
    Object.assign(desk.table, { nextToDo: next });
    await desk.clock.advance(MINUTE / 2);
    expect(desk.orders).toHaveLength(1);
  });

  it('that comes while the last one is being asked for is not overlooked', async () => {
    const desk = await createDesk();
    const start = desk.given.start;
    const next = desk.table.nextToDo;
    Object.assign(desk.table, {
      async nextToDo() {
        const found = await next();
        // It was there a moment too late for this look.
        if (found === null && desk.orders.length === 1) {
          await desk.table.add(rowOf({}, { id: 2 }));
          await desk.downloads.goOn();
        }
        return found;
      },
    });
    desk.given.start = start;
    await desk.table.add(rowOf());
    await desk.downloads.goOn();
    await desk.settle();
    expect(desk.orders).toHaveLength(2);
  });
});

describe('a check that a download waits for', () => {
  it('tells its place in line, and that there is no connection, but neither is an end', async () => {
    const desk = await working();
    await desk.becomes('c1', { phase: 'waiting', wait: WAIT, place: 2, inLine: 5 }, false);
    const waiting = { stage: 'checking', waiting: { until: 77, place: 2 }, failure: null };
    expect(await shown(desk)).toMatchObject(waiting);
    await desk.becomes('c1', OFFLINE, false);
    expect(await shown(desk)).toMatchObject({
      stage: 'checking',
      waiting: null,
      failure: { tag: 'offline' },
    });
    await desk.becomes('c1', { phase: 'looking-up' }, false);
    expect(await shown(desk)).toMatchObject({ waiting: null, failure: null });
    await desk.becomes('c1', REPORTED);
    expect(await shown(desk)).toMatchObject({ stage: 'checked', waiting: null, failure: null });
  });

  it.each([
    ['is still followed', REPORTED, false],
    ['is looked up', { phase: 'looking-up' }, true],
  ] as const)('has not ended while it %s', async (_, state, over) => {
    const desk = await working();
    await desk.becomes('c1', state, over);
    expect(await desk.row()).toMatchObject({ stage: 'checking', active: 'check' });
    expect(desk.rests).toEqual([]);
  });

  it('that asks about secrets has, and by the user’s list of now', async () => {
    const desk = await working();
    await desk.becomes('c1', { phase: 'asking', secrets: [], without: '', asIs: '' });
    expect(await desk.row()).toMatchObject({ stage: 'skipped', skipped: 'secret-address' });

    const page = 'https://page.example/';
    const other = await working(rowOf({ step: 'address', referrer: page }));
    other.given.settings = { ...other.given.settings, privateHosts: ['page.example'] };
    await other.becomes('c1', UNKNOWN);
    expect(await other.row()).toMatchObject({ stage: 'checked', verdict: { name: 'unknown' } });
    expect(other.orders).toHaveLength(1);
  });

  it('that ended before anybody listened is heard', async () => {
    const desk = await createDesk();
    const start = desk.given.start;
    desk.given.start = async (order) => {
      const view = await start(order);
      desk.checks.set(view.id, { ...ROW, id: view.id, active: 'x', state: OFFLINE });
      return view;
    };
    await desk.table.add(rowOf());
    await desk.downloads.goOn();
    await desk.settle();
    expect(await shown(desk)).toMatchObject({ failure: { tag: 'offline' } });
  });

  it('is asked for anew where it is lost', async () => {
    const desk = await createDesk();
    const start = desk.given.start;
    desk.given.start = async (order) => {
      const view = await start(order);
      if (desk.orders.length === 1) desk.checks.clear();
      return view;
    };
    await desk.table.add(rowOf());
    await desk.downloads.goOn();
    await desk.settle();
    expect(desk.orders).toHaveLength(2);
    expect(await desk.row()).toMatchObject({ stage: 'checking', checkId: 'c2', active: 'check' });
  });

  it('of others changes nothing', async () => {
    const desk = await working();
    const before = [await desk.row(), desk.told.changes];
    await desk.becomes('c9', REPORTED);
    await desk.becomes('c8', OFFLINE, false);
    expect([await desk.row(), desk.told.changes]).toEqual(before);
  });

  it('is followed by the next worker, and by it alone once', async () => {
    const desk = await createDesk();
    for (const id of [1, 2]) {
      await desk.table.add(
        rowOf({ step: 'file', stage: 'checking', active: 'check', checkId: `d${id}` }, { id }),
      );
    }
    const { active: _, ...ended } = { ...ROW, id: 'd1', state: REPORTED };
    desk.checks.set('d1', ended);
    await desk.downloads.goOn();
    await desk.settle();
    expect(await desk.row(1), 'it had ended meanwhile').toMatchObject({ stage: 'checked', checkId: 'd1' });
    // The other one is lost, so it was asked for anew.
    expect(await desk.row(2)).toMatchObject({ stage: 'checking', checkId: 'c1' });
    const before = desk.told.changes;
    await desk.downloads.goOn();
    await desk.settle();
    expect([desk.orders.length, desk.told.changes]).toEqual([1, before]);
    await desk.becomes('c1', REPORTED);
    expect(desk.rests).toHaveLength(2);
  });

  it('serves two downloads that wait for it', async () => {
    const desk = await createDesk();
    desk.checks.set('d1', { ...ROW, id: 'd1' });
    const waiting = { step: 'file', stage: 'checking', active: 'check', checkId: 'd1' } as const;
    for (const id of [1, 2]) await desk.table.add(rowOf(waiting, { id }));
    await desk.downloads.goOn();
    await desk.becomes('d1', { phase: 'waiting', wait: WAIT, place: 1, inLine: 1 }, false);
    expect(await shown(desk, 1)).toMatchObject({ waiting: { place: 1 } });
    expect(await shown(desk, 2)).toMatchObject({ waiting: { place: 1 } });
    await desk.becomes('d1', REPORTED);
    expect(desk.rests.map(({ browserId }) => browserId).toSorted()).toEqual([1, 2]);
    expect(desk.orders).toEqual([]);
  });

  it('leaves a download alone that is at rest, or waits for another one by now', async () => {
    const desk = await working();
    const { key } = await desk.row();
    await desk.table.change(key, (row) => ({ ...row, checkId: 'c7' }));
    await desk.becomes('c1', REPORTED);
    expect(await desk.row()).toMatchObject({ stage: 'checking', checkId: 'c7', active: 'check' });
    const other = await working();
    await other.table.change(key, (row) => atRest(row, { stage: 'failed', failure: { tag: 'timeout' } }));
    await other.becomes('c1', REPORTED);
    expect(await other.row()).toMatchObject({ stage: 'failed', failure: { tag: 'timeout' } });
    expect(other.rests).toEqual([]);
  });

  it('of a download that is not there any more ends nothing', async () => {
    const desk = await working();
    Object.assign(desk.table, { get: async () => null });
    await desk.becomes('c1', REPORTED);
    expect([desk.rests, desk.bugs]).toEqual([[], []]);
  });

  it('whose end cannot be written down is a bug that is told of', async () => {
    const desk = await working();
    const { change } = desk.table;
    Object.assign(desk.table, { change: () => Promise.reject(new Error('disk full')) });
    await desk.becomes('c1', REPORTED);
    expect(desk.bugs).toEqual(['downloads: disk full']);
    Object.assign(desk.table, { change });
    await desk.downloads.goOn();
    await desk.settle();
    expect(await desk.row(), 'the next look finds it').toMatchObject({ stage: 'checked' });
  });

  it.each([
    ['the table', { change: () => Promise.reject(new Error('disk full')) }],
    ['one row', { get: () => Promise.reject(new Error('disk full')) }],
  ])('is written down in the same worker once %s lets it, though nobody asks', async (_, broken) => {
    const desk = await working();
    const { change, get } = desk.table;
    Object.assign(desk.table, broken);
    await desk.becomes('c1', REPORTED);
    await desk.clock.advance(MINUTE);
    expect(desk.bugs).toEqual(Array(3).fill('downloads: disk full'));
    Object.assign(desk.table, { change, get });
    await desk.clock.advance(MINUTE / 2);
    expect(await desk.row()).toMatchObject({ stage: 'checked', checkId: 'c1' });
    expect([desk.rests.length, desk.clock.sleeping()]).toEqual([1, []]);
  });

  it('is found though it had ended before it could be followed', async () => {
    const desk = await createDesk();
    const start = desk.given.start;
    let read = false;
    desk.given.start = async (order) => {
      const view = await start(order);
      const { active: _, ...ended } = { ...ROW, id: view.id, state: REPORTED };
      desk.checks.set(view.id, ended);
      if (!read) Object.assign(desk.table, { get: () => Promise.reject(new Error('disk full')) });
      return view;
    };
    const { get } = desk.table;
    await desk.table.add(rowOf());
    await desk.downloads.goOn();
    await desk.settle();
    read = true;
    Object.assign(desk.table, { get });
    await desk.clock.advance(MINUTE / 2);
    expect(await desk.row()).toMatchObject({ stage: 'checked' });
    expect(desk.bugs).toEqual(['downloads: disk full']);
  });
});

describe('what is written down', () => {
  it('is not written over what the user did meanwhile', async () => {
    const desk = await createDesk();
    const start = desk.given.start;
    desk.given.start = async (order) => {
      const view = await start(order);
      await desk.downloads.cancel((await desk.row()).key);
      return view;
    };
    await desk.table.add(rowOf());
    await desk.downloads.goOn();
    await desk.settle();
    expect(await desk.row()).toMatchObject({ stage: 'failed', failure: { tag: 'cancelled', sent: 0 } });
    expect([desk.rests, desk.bugs]).toEqual([[], []]);
  });

  it.each([
    ['step', { step: 'address' }],
    ['time', { updatedAt: 1 }],
    ['being worked on', { active: 'check' }],
  ] as const)('is not, where the row has another %s', async (_, changed) => {
    const desk = await createDesk();
    desk.given.hash = async ({ size }) => {
      await desk.table.change((await desk.row()).key, (row) => ({ ...row, ...changed }));
      desk.given.hash = async () => failed({ tag: 'cancelled', sent: 0 });
      return success({ sha256: HASH, bytes: size });
    };
    await desk.table.add(rowOf({ step: 'read' }));
    await desk.downloads.goOn();
    await desk.settle();
    expect((await desk.row()).sha256).toBeNull();
  });

  it('leaves what others have changed, and tells the time', async () => {
    const desk = await createDesk();
    desk.given.hash = async ({ size }) => {
      const change = { decided: 'kept', burst: 5, hidden: true } as const;
      await desk.table.change((await desk.row()).key, (row) => ({ ...row, ...change }));
      return success({ sha256: HASH, bytes: size });
    };
    await desk.table.add(rowOf());
    await desk.downloads.goOn();
    await desk.settle();
    expect(await desk.row()).toMatchObject({
      ...{ sha256: HASH, decided: 'kept', burst: 5, hidden: true, updatedAt: desk.clock.now() },
    });
  });
});
