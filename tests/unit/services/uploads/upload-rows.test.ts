import { describe, expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import { after, ended, type UploadRow, viewOf } from '@/utils/services/uploads/row';
import { createUploadTable } from '@/utils/services/uploads/table';
import { createMemoryDatabase } from '../../../support/memory-database';
import { SHA256, UPLOAD } from './an-upload';

const POSTING: UploadRow = { ...UPLOAD, stage: 'sending', posting: true, spendId: 7, cancelling: true };

describe('an ended upload', () => {
  it('holds no path, no address, no order and no wish', () => {
    const row = ended({ ...POSTING, path: '/x', target: 'https://x.example' }, 'refused', { tag: 'no-key' });
    const { active: _, ...rest } = UPLOAD;
    expect(row).toEqual({ ...rest, stage: 'ended', end: 'refused', failure: { tag: 'no-key' } });
    for (const gone of ['active', 'cancelling', 'spendId']) expect(row).not.toHaveProperty(gone);
    expect(ended(UPLOAD, 'analysed')).toMatchObject({ end: 'analysed', failure: null });
  });
});

describe('a cancellation that was written down meanwhile', () => {
  const sending: UploadRow = { ...UPLOAD, stage: 'sending' };
  it.each([
    ['is kept while the order is under way', POSTING, { ...sending, posting: true }, 'kept'],
    ['ends what is not', POSTING, sending, 'cancelled'],
    ['comes too late for what VirusTotal has', POSTING, { ...sending, stage: 'analysing' }, 'as it is'],
    ['comes too late for what has ended', POSTING, ended(sending, 'refused'), 'as it is'],
    ['is none', UPLOAD, sending, 'as it is'],
    ['is none of an order under way', UPLOAD, { ...sending, posting: true }, 'as it is'],
  ] as const)('%s', (_, stored, next, what) => {
    const rows = {
      kept: { ...next, cancelling: true },
      cancelled: ended(next, 'cancelled'),
      'as it is': next,
    };
    expect(after(stored, next)).toEqual(rows[what]);
  });
});

describe('what the pages see', () => {
  const view = {
    ...{ sha256: SHA256, attempt: 'try-1', name: 'setup.exe', size: 4, downloadKey: null, stage: 'file' },
    ...{ end: null, updatedAt: 2, wantsFile: true, progress: null, waiting: null, cancellable: true },
    ...{ checkId: null, failure: null },
  };

  it('is neither path nor address', () => {
    expect(viewOf(UPLOAD)).toEqual(view);
    expect(viewOf({ ...UPLOAD, path: '/x', downloadKey: 'd' })).toEqual({
      ...{ ...view, downloadKey: 'd', wantsFile: false },
    });
    expect(viewOf({ ...UPLOAD, stage: 'sending' })).toMatchObject({ wantsFile: false, cancellable: true });
  });

  it('is what is known while it is under way, and only then', () => {
    const live = {
      ...{ progress: { sent: 1, total: 4, speed: null, left: null }, waiting: { until: 9, place: 2 } },
      failure: { tag: 'offline' },
    } as const;
    expect(viewOf(UPLOAD, live)).toEqual({ ...view, ...live });
    expect(viewOf(ended(UPLOAD, 'interrupted'), live)).toEqual({
      ...{ ...view, stage: 'ended', end: 'interrupted', wantsFile: false, cancellable: false },
    });
    const failure = { tag: 'timeout' } as const;
    expect(viewOf({ ...UPLOAD, failure })).toMatchObject({ failure });
  });

  it.each([
    ['file', {}, true],
    ['sending', { complete: false }, true],
    ['sending', { complete: true }, false],
    ['analysing', {}, false],
  ] as const)('is whether it can be stopped: %s %j', (stage, live, cancellable) => {
    expect(viewOf({ ...UPLOAD, stage }, live).cancellable).toBe(cancellable);
  });

  it.each([
    ['analysed', true],
    ['unfinished', true],
    ['uncertain', true],
    ['refused', false],
    ['cancelled', false],
    ['other-file', false],
    ['file-gone', false],
  ] as const)('is the check to open, once there is one: %s', (end, followed) => {
    expect(viewOf(ended(UPLOAD, end)).checkId).toBe(followed ? 'check-1' : null);
    expect(viewOf({ ...UPLOAD, stage: 'analysing' }).checkId).toBe('check-1');
    expect(viewOf({ ...UPLOAD, stage: 'sending' }).checkId).toBeNull();
  });
});

describe('the table of uploads', () => {
  const tables = () => {
    const { storage, again } = createMemoryDatabase();
    return [createUploadTable(storage), createUploadTable(again())] as const;
  };
  const of = (sha256: string, change: Partial<UploadRow> = {}): UploadRow => ({
    ...UPLOAD,
    sha256,
    ...change,
  });

  it('has one unfinished upload of a file, whoever asks; an ended one gives way', async () => {
    const [one, other] = tables();
    const rows = await Promise.all([one.join(UPLOAD), other.join({ ...UPLOAD, attempt: 'try-2' })]);
    expect(new Set(rows.map(({ attempt }) => attempt)).size).toBe(1);
    await one.change(SHA256, (row) => ended(row, 'cancelled'));
    expect(await one.join({ ...UPLOAD, attempt: 'try-3' })).toMatchObject({
      attempt: 'try-3',
      stage: 'file',
    });
    expect(await other.get(SHA256)).toMatchObject({ attempt: 'try-3' });
  });

  it('changes what is there, and hands back what is stored then', async () => {
    const [table, other] = tables();
    await table.join(UPLOAD);
    expect(await table.change(SHA256, () => null)).toEqual(UPLOAD);
    expect(await table.change(SHA256, (row) => ({ ...row, name: 'b' }))).toEqual({ ...UPLOAD, name: 'b' });
    expect(await other.get(SHA256)).toEqual({ ...UPLOAD, name: 'b' });
    expect(await table.change('x', (row) => row)).toBeNull();
    expect(await table.get('x')).toBeNull();
  });

  it('takes off the list what has ended, and nothing else', async () => {
    const [table] = tables();
    await table.join(of('a'));
    await table.join(of('b'));
    await table.change('b', (row) => ended(row, 'cancelled'));
    for (const sha256 of ['a', 'b', 'c']) await table.remove(sha256);
    expect((await table.all()).map(({ sha256 }) => sha256)).toEqual(['a']);
    expect((await table.unfinished()).map(({ sha256 }) => sha256)).toEqual(['a']);
  });

  it('forgets what ended more than a week ago', async () => {
    const [table] = tables();
    const now = 30 * DAY;
    await table.join(of('a', { updatedAt: now - 8 * DAY }));
    for (const [sha256, updatedAt] of [
      ['b', now - 7 * DAY - 1],
      ['c', now - 7 * DAY],
      ['d', now],
    ] as const) {
      await table.join(ended(of(sha256, { updatedAt }), 'analysed'));
    }
    expect((await table.unfinished()).map(({ sha256 }) => sha256)).toEqual(['a']);
    await table.sweep(now);
    expect((await table.all()).map(({ sha256 }) => sha256)).toEqual(['a', 'c', 'd']);
  });
});
