import { describe, expect, it } from 'vitest';
import type { DownloadVerdict, DownloadView } from '@/utils/domain/download';
import { verdictOf } from '@/utils/domain/verdict';
import { flaggedHold, HOLD_AT_MOST, heldView, newHold } from '@/utils/services/downloads/hold-row';
import { listOf } from '@/utils/services/downloads/list';
import { afresh, atRest, forgotten, keyOf, nameIn, newRow, viewOf } from '@/utils/services/downloads/row';
import { ADDRESS, FINISHED, rowOf, STARTED } from './a-download';

const COUNTS = { malicious: 7, suspicious: 0, harmless: 60, undetected: 0, unanswered: 0 };
const VERDICT: DownloadVerdict = { name: 'malicious', reading: 7, answered: 67, counts: COUNTS };

describe('a finished download', () => {
  it('is one row by number, begin and size, which sorts by its begin', () => {
    expect(keyOf({ ...FINISHED, id: 12, startedAt: 1_700_000_000_000, size: 34 })).toBe(
      '001700000000000-12-34',
    );
    expect(keyOf({ ...FINISHED, startedAt: 5 })).toBe('000000000000005-1-4');
  });

  it('begins unread and unknown', () => {
    expect(newRow({ ...FINISHED, path: 'C:\\Users\\a\\Rechnung.pdf', mime: 'application/pdf' }, 9)).toEqual({
      ...{ key: '000000000000005-1-4', browserId: 1, path: 'C:\\Users\\a\\Rechnung.pdf' },
      ...{ name: 'Rechnung.pdf', kind: 'pdf', url: ADDRESS, firstUrl: ADDRESS, referrer: null, size: 4 },
      ...{ byExtension: false, startedAt: 5, seenAt: 9, updatedAt: 9, decided: null, burst: null },
      ...{ hidden: false, ...afresh },
    });
    expect(afresh).toEqual({
      ...{ stage: 'waiting', step: 'read', active: 'work', refresh: false, skipped: null, sha256: null },
      ...{ basis: null, note: null, theirSize: null, checkId: null, verdict: null, failure: null },
      ...{ reads: 0, otherSize: null, fetchedSha256: null, byAddress: null },
    });
  });

  it.each([
    ['/home/user/a.exe', 'a.exe'],
    ['/home/user/a\\b.exe', 'a\\b.exe'],
    ['C:\\Downloads\\a.exe', 'a.exe'],
    ['C:\\Downloads/a.exe', 'a.exe'],
    ['a.exe', 'a.exe'],
    ['/home/user/', ''],
    ['', ''],
  ])('of the path %j has the name %j', (path, name) => expect(nameIn(path)).toBe(name));

  it('at rest is worked on no more', () => {
    const row = atRest(rowOf({ name: 'x' }), { stage: 'checked', note: 'file-changed' });
    expect(row).toEqual({
      ...rowOf({ name: 'x' }),
      stage: 'checked',
      note: 'file-changed',
      active: undefined,
    });
    expect(row).not.toHaveProperty('active');
  });

  it('off the list holds nothing of what it was', () => {
    const known = { sha256: 'ab'.repeat(32), verdict: VERDICT, checkId: 'c', decided: 'kept' } as const;
    const row = forgotten(rowOf({ ...known, referrer: ADDRESS, stage: 'checked' }));
    expect(row).toMatchObject({
      ...{ stage: 'skipped', hidden: true, key: rowOf().key, seenAt: 9 },
      ...{ name: '', path: '', url: '', firstUrl: '', referrer: null, sha256: null, verdict: null },
    });
    expect(row).not.toHaveProperty('active');
  });

  it('is shown without path and number, and with what is known while it is worked on', () => {
    const live = {
      ...{ progress: { read: 1, total: 4 }, waiting: { until: 8, place: 2 } },
      failure: { tag: 'offline' },
    } as const;
    const row = rowOf({ sha256: 'ab', basis: 'file', note: 'size-differs', theirSize: 3, verdict: VERDICT });
    const seen: DownloadView = {
      ...{ key: row.key, name: 'setup.exe', url: ADDRESS, referrer: null, size: 4, kind: 'program' },
      ...{ startedAt: 5, seenAt: 9, stage: 'waiting', skipped: null, sha256: 'ab', basis: 'file' },
      ...{ note: 'size-differs', theirSize: 3, checkId: null, verdict: VERDICT, decided: null, updatedAt: 9 },
      ...{ progress: null, waiting: null, failure: null },
    };
    expect(viewOf(row)).toEqual(seen);
    expect(viewOf(row, live)).toEqual({ ...seen, ...live });
    const failure = { tag: 'timeout' } as const;
    expect(viewOf({ ...row, failure }, {})).toEqual({ ...seen, failure });
    expect(viewOf(atRest(row, { failure }), live)).toEqual({ ...seen, failure });
  });
});

describe('a download that is held', () => {
  it('is one by its begin and number, for fifteen seconds', () => {
    expect(HOLD_AT_MOST).toBe(15_000);
    expect(newHold({ ...STARTED, referrer: ADDRESS }, 100)).toEqual({
      ...{ key: 'hold-000000000000005-1', browserId: 1, name: 'setup.exe', kind: 'program', size: 4 },
      ...{ url: ADDRESS, firstUrl: ADDRESS, referrer: ADDRESS, startedAt: 5, stage: 'checking' },
      ...{ heldAt: 100, until: 15_100, checkId: null, verdict: null },
    });
    expect(newHold({ ...STARTED, size: -1 }, 100).size).toBe(0);
  });

  it('is shown in the list of the finished ones, waiting until it goes on', () => {
    const view = {
      ...{ key: 'hold-000000000000005-1', name: 'setup.exe', url: ADDRESS, referrer: null, size: 4 },
      ...{ kind: 'program', startedAt: 5, seenAt: 100, updatedAt: 100, stage: 'held', skipped: null },
      ...{ progress: null, waiting: { until: 15_100, place: 1 }, sha256: null, basis: 'address' },
      ...{ note: null, theirSize: null, checkId: null, verdict: null, failure: null, decided: null },
    };
    const row = newHold(STARTED, 100);
    expect(heldView(row)).toEqual(view);
    const flagged = flaggedHold(row, 'c', verdictOf(COUNTS, 3));
    expect(flagged).toEqual({ ...row, stage: 'flagged', checkId: 'c', verdict: VERDICT });
    expect(heldView(flagged)).toEqual({ ...view, waiting: null, checkId: 'c', verdict: VERDICT });
  });
});

describe('the part of the list that is asked for', () => {
  const view = (change: Partial<DownloadView>): DownloadView => ({ ...viewOf(rowOf()), ...change });
  const found = view({ key: '1', name: 'Setup.EXE', stage: 'checked', verdict: VERDICT });
  const quiet = view({
    ...{ key: '2', name: 'b.zip', url: 'https://Other.example/b', sha256: 'CD'.repeat(32), stage: 'checked' },
    verdict: { ...VERDICT, name: 'nothing-found' },
  });
  const left = view({ key: '3', name: 'c.jpg', url: 'https://c.example/', stage: 'skipped' });
  const busy = view({ key: '4', name: 'd.exe', url: 'https://d.example/' });
  const all = [found, quiet, left, busy];
  const part = (search: string, filter: Parameters<typeof listOf>[1]['filter'] = 'all', limit = 10) => {
    const { rows, total, counts } = listOf(all, { search, filter, limit });
    return { keys: rows.map(({ key }) => key).join(''), total, counts };
  };

  it.each([
    ['', '1234'],
    ['  ', '1234'],
    ['setup', '1'],
    [' SETUP.exe ', '1'],
    ['other.EXAMPLE', '2'],
    ['cdCD', '2'],
    ['https://', '1234'],
    ['nothing such', ''],
  ])('by the words %j', (search, keys) => expect(part(search).keys).toBe(keys));

  it.each([
    ['all', '1234'],
    ['malicious', '1'],
    ['suspicious', ''],
    ['nothing-found', '2'],
    ['unknown', ''],
    ['not-checked', '3'],
  ] as const)('by the chip %s', (filter, keys) => expect(part('', filter).keys).toBe(keys));

  it('says how many there are of each, whatever chip and limit', () => {
    const counts = {
      ...{ all: 4, malicious: 1, suspicious: 0, 'nothing-found': 1, unknown: 0, 'not-checked': 1 },
    };
    expect(part('', 'malicious')).toEqual({ keys: '1', total: 1, counts });
    expect(part('', 'all', 2)).toEqual({ keys: '12', total: 4, counts });
    expect(part('', 'all', 0)).toMatchObject({ keys: '', total: 4 });
    expect(part('', 'all', -1)).toMatchObject({ keys: '', total: 4 });
    expect(part('.exe').counts).toMatchObject({ all: 2, malicious: 1, 'nothing-found': 0 });
  });
});
