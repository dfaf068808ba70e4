import { describe, expect, it } from 'vitest';
import type { CheckState } from '@/utils/domain/check';
import { failed, success } from '@/utils/domain/result';
import { heldView, newHold } from '@/utils/services/downloads/hold-row';
import { atRest, type DownloadRow } from '@/utils/services/downloads/row';
import { FULL_ACCESS } from '../../../support/fake-disk';
import { ROW } from '../checks/a-row';
import { HASH, rowOf, STARTED } from './a-download';
import { createDesk } from './desk';

const UNKNOWN: CheckState = { phase: 'unknown', submission: 'none' };
const KEY = rowOf().key;
const NOT_FOUND = { ok: false, failure: { tag: 'not-found' } };
const CHECKED = atRest(rowOf(), { stage: 'checked', basis: 'file', sha256: HASH, checkId: 'c9' });
const WAITING = rowOf({ step: 'file', stage: 'checking', active: 'check', checkId: 'd1', sha256: HASH });

/** A desk whose clock is past what is in its table: these rows. */
async function deskWith(...rows: DownloadRow[]) {
  const desk = await createDesk();
  for (const row of rows) await desk.table.add(row);
  desk.checks.set('d1', { ...ROW, id: 'd1' });
  return { ...desk, now: desk.clock.now() };
}

describe('checked at the user’s word', () => {
  it.each([
    ['asking', { stage: 'asking' }, false],
    ['left alone for its kind', { stage: 'skipped', skipped: 'type' }, false],
    ['failed', { stage: 'failed', failure: { tag: 'timeout' } }, false],
    ['checked: then it is asked for anew', { stage: 'checked', checkId: 'c9', sha256: HASH }, true],
  ] as const)('what is at rest begins afresh: %s', async (_, end, refresh) => {
    const desk = await deskWith(atRest(rowOf({ burst: 4, reads: 3, note: 'file-changed' }), end));
    // Nothing is read or asked yet, so that the row can be seen as it was begun.
    const next = desk.table.nextToDo;
    Object.assign(desk.table, { nextToDo: async () => null });
    const began = await desk.downloads.check(KEY);
    expect(began).toMatchObject({ ok: true, value: { stage: 'waiting', skipped: null, failure: null } });
    expect(await desk.row()).toEqual(rowOf({ refresh, updatedAt: desk.now }));
    Object.assign(desk.table, { nextToDo: next });
    await desk.downloads.check(KEY);
    await desk.settle();
    expect(desk.orders).toMatchObject([{ indicator: { value: HASH }, refresh }]);
  });

  it.each([
    ['is empty', atRest(rowOf(), { stage: 'skipped', skipped: 'empty' })],
    ['is under way', WAITING],
  ])('what %s stays as it is', async (_, row) => {
    const desk = await deskWith(row);
    expect(await desk.downloads.check(KEY)).toMatchObject({ ok: true, value: { stage: row.stage } });
    await desk.settle();
    expect([await desk.row(), desk.orders]).toEqual([row, []]);
  });

  it('is not found where it is not there', async () => {
    const desk = await deskWith();
    expect(await desk.downloads.check('x')).toEqual(NOT_FOUND);
    expect(await desk.downloads.keep('x')).toEqual(NOT_FOUND);
    expect(await desk.downloads.cancel('x')).toEqual(NOT_FOUND);
    expect(await desk.downloads.deleteFile('x')).toEqual(NOT_FOUND);
    expect(await desk.downloads.get('x')).toBeNull();
  });
});

describe('cancelled', () => {
  it('ends at once, and with it the check that nobody else waits for', async () => {
    const desk = await deskWith(WAITING);
    const before = desk.told.changes;
    expect(await desk.downloads.cancel(KEY)).toMatchObject({
      value: { stage: 'failed', failure: { tag: 'cancelled', sent: 0 } },
    });
    expect(desk.cancelled).toEqual(['d1']);
    expect(await desk.row()).toMatchObject({ updatedAt: desk.now });
    expect(await desk.row()).not.toHaveProperty('active');
    expect(desk.told.changes).toBeGreaterThan(before);
  });

  it('leaves the check to the other download that waits for it', async () => {
    const other = { ...WAITING, ...rowOf({}, { id: 2 }), active: 'check', checkId: 'd1' } as const;
    const desk = await deskWith(WAITING, other);
    await desk.downloads.cancel(KEY);
    expect(desk.cancelled).toEqual([]);
    await desk.downloads.cancel(other.key);
    expect(desk.cancelled).toEqual(['d1']);
  });

  it('ends the check also where others wait for other ones', async () => {
    const desk = await deskWith(WAITING, { ...WAITING, key: 'x', checkId: 'd2' });
    await desk.downloads.cancel(KEY);
    expect(desk.cancelled).toEqual(['d1']);
  });

  it.each([
    ['at rest', CHECKED],
    ['not asked yet', rowOf({ checkId: 'c9' })],
  ])('cancels no check of what is %s', async (_, row) => {
    const desk = await deskWith(row);
    await desk.downloads.cancel(KEY);
    expect(desk.cancelled).toEqual([]);
    expect((await desk.row()).stage).toBe(row.active ? 'failed' : 'checked');
  });

  it('stops the reading of its own file, and of no other', async () => {
    const desk = await deskWith(rowOf(), rowOf({}, { id: 2 }));
    const signals: AbortSignal[] = [];
    desk.given.hash = ({ signal }) => {
      signals.push(signal);
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(failed({ tag: 'cancelled', sent: 0 })));
      });
    };
    await desk.downloads.goOn();
    await desk.settle();
    await desk.downloads.cancel(rowOf({}, { id: 2 }).key);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    await desk.downloads.cancel(KEY);
    await desk.settle();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect((await desk.row()).stage).toBe('failed');
    expect(desk.bugs).toEqual([]);
  });

  it('is all that is under way, once the feature is switched off', async () => {
    const desk = await deskWith(WAITING, rowOf({}, { id: 2 }));
    desk.given.settings = { downloads: 'off' };
    await desk.downloads.goOn();
    await desk.settle();
    expect(desk.cancelled).toEqual(['d1']);
    expect(await desk.table.unfinished()).toEqual([]);
  });
});

describe('whose file was uploaded', () => {
  it('waits for that check from now on, and gets its verdict', async () => {
    const desk = await deskWith({ ...CHECKED, burst: 5, verdict: null });
    await desk.downloads.follow(KEY, HASH, 'd1');
    await desk.settle();
    expect(await desk.row()).toMatchObject({
      ...{ stage: 'checking', step: 'file', active: 'check', checkId: 'd1', verdict: null, burst: null },
    });
    await desk.becomes('d1', UNKNOWN);
    expect(await desk.row()).toMatchObject({ stage: 'checked', basis: 'file', checkId: 'd1' });
  });

  it.each([
    ['of another file', CHECKED, 'cd'.repeat(32), 'd1'],
    ['that it is of already', CHECKED, HASH, 'c9'],
    ['while it is under way', WAITING, HASH, 'd2'],
  ])('is left as it is by an upload %s', async (_, row, sha256, checkId) => {
    const desk = await deskWith(row);
    await desk.downloads.follow(KEY, sha256, checkId);
    await desk.settle();
    expect(await desk.row()).toEqual(row);
  });
});

describe('decided', () => {
  it('kept', async () => {
    const desk = await deskWith(CHECKED);
    expect(await desk.downloads.keep(KEY)).toMatchObject({ ok: true, value: { decided: 'kept' } });
    expect(await desk.row()).toEqual({ ...CHECKED, decided: 'kept', updatedAt: desk.now });
  });

  it('deleted, though it was still under way', async () => {
    const desk = await deskWith(WAITING);
    desk.disk.files.set(WAITING.path, new Uint8Array(4));
    expect(await desk.downloads.deleteFile(KEY)).toMatchObject({
      ok: true,
      value: { stage: 'failed', decided: 'deleted', failure: { tag: 'cancelled' } },
    });
    expect([desk.cancelled, desk.disk.files.size]).toEqual([['d1'], 0]);
  });

  it('deleted, and its verdict stays', async () => {
    const desk = await deskWith(CHECKED);
    expect(await desk.downloads.deleteFile(KEY)).toMatchObject({
      value: { stage: 'checked', decided: 'gone' },
    });
    expect(desk.cancelled).toEqual([]);
  });

  it('but not deleted, where the browser refuses: nothing has changed', async () => {
    const desk = await deskWith(WAITING);
    const refused = failed({ tag: 'internal', detail: 'no' });
    Object.assign(desk.door, { deleteFile: async () => refused });
    expect(await desk.downloads.deleteFile(KEY)).toEqual(refused);
    expect([await desk.row(), desk.cancelled]).toEqual([WAITING, []]);
  });

  it('off the list: nothing of it stays but that it was seen', async () => {
    const desk = await deskWith(WAITING);
    expect(await desk.downloads.remove(KEY)).toEqual(success(null));
    expect(desk.cancelled).toEqual(['d1']);
    expect(await desk.row()).toMatchObject({ hidden: true, name: '', sha256: null, updatedAt: desk.now });
    expect((await desk.downloads.list({ search: '', filter: 'all', limit: 9 })).rows).toEqual([]);
  });
});

describe('the list', () => {
  it('is of held and finished ones, the newest first', async () => {
    const at = (id: number, seenAt: number) => atRest(rowOf({ seenAt }, { id }), { stage: 'checked' });
    const desk = await deskWith(at(1, 10), at(2, 30), at(3, 20));
    desk.told.held = [heldView(newHold(STARTED, 25))];
    const { rows, total } = await desk.downloads.list({ search: '', filter: 'all', limit: 3 });
    expect(rows.map(({ seenAt }) => seenAt)).toEqual([30, 25, 20]);
    expect(total).toBe(4);
    expect(await desk.downloads.get(at(3, 20).key)).toMatchObject({ seenAt: 20, stage: 'checked' });
  });

  it('sees what has finished, and reads nothing without leave', async () => {
    const desk = await deskWith();
    desk.disk.access = { ...FULL_ACCESS, supported: false };
    desk.disk.finish({ startedAt: desk.now, size: 4 }, null);
    await desk.downloads.goOn();
    await desk.settle();
    expect((await desk.downloads.list({ search: '', filter: 'all', limit: 9 })).total).toBe(1);
    expect(desk.disk.opened).toEqual([]);
  });
});
