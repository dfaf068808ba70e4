import { describe, expect, it } from 'vitest';
import { fieldsOf } from '@/utils/domain/backup-field';
import { readHistory, writeHistory } from '@/utils/domain/backup-history';
import { readListHead } from '@/utils/domain/backup-list';
import { readBackup, readBackupInSteps } from '@/utils/domain/backup-read';
import { readRow, writeRow } from '@/utils/domain/backup-row';
import { readSettings } from '@/utils/domain/backup-settings';
import { readWatch, writeWatch } from '@/utils/domain/backup-watch';

const indicator = { kind: 'domain', value: 'a.example' } as const;
const said = {
  ...{ malicious: 1, suspicious: 2, id: 'i', analysedAt: 3 },
  engines: [
    { engine: 'E', label: 'bad' },
    { engine: 'F', label: null },
  ],
};
const entry = {
  indicator,
  at: 4,
  verdict: 'malicious',
  reading: 5,
  answered: 6,
  via: 'popup',
  name: 'n',
  said,
} as const;
const baseline = {
  at: 1,
  verdict: 'unknown',
  malicious: 2,
  suspicious: 3,
  answered: 4,
  id: 'i',
  analysedAt: 5,
} as const;
const watch = { indicator, period: 'day', paused: true, addedAt: 7, baseline } as const;
const counts = { malicious: 1, suspicious: 2, harmless: 3, undetected: 4, unanswered: 5 };
const result = { id: 'i', counts, label: 'l', analysedAt: 8, fetchedAt: 9 };
const row = { line: 3, indicator, state: 'malicious', result, flagging: 'E\tbad' } as const;
const bare = { line: 3, indicator, result: null, flagging: '' };

const NO_TIME = [-1, 8.64e15 + 2, Number.NaN, Number.POSITIVE_INFINITY, '1', null, undefined, [1]];
const NO_COUNT = [-1, 0.5, 2 ** 53, '1', null, undefined, [1]];
const noText = (longest: number): unknown[] => ['t'.repeat(longest + 1), 5, null, undefined, ['t']];
const NO_OBJECT = [null, undefined, 5, 'text', [], true];
const NO_INDICATOR = [
  { kind: 'file' },
  { kind: 'host' },
  { kind: undefined },
  { value: '' },
  { value: 5 },
  { value: '5'.repeat(64) },
];

const history = (change: object): unknown =>
  readHistory({ ...writeHistory(entry), ...change })?.entry ?? null;
const watched = (change: object): unknown => readWatch({ ...writeWatch(watch), ...change })?.entry ?? null;
const rowWith = (place: number, value: unknown): unknown => readRow(writeRow(row).with(place, value));

describe('settings in a file', () => {
  const DEFAULTS = { damaged: 0, unknown: 0 };
  it.each([
    [{}, { settings: {}, ...DEFAULTS }],
    [{ privateHosts: [] }, { settings: { privateHosts: [] }, ...DEFAULTS }],
    [{ privateHosts: ['a.example'] }, { settings: { privateHosts: ['a.example'] }, ...DEFAULTS }],
    [
      { privateHosts: ['a.example', 7] },
      { settings: { privateHosts: ['a.example'] }, damaged: 1, unknown: 0 },
    ],
    [{ privateHosts: 'a.example' }, { settings: {}, damaged: 1, unknown: 0 }],
  ])('are what fits: %j', (given, read) => expect(readSettings(given)).toEqual(read));
});

describe('the head of a list in a file', () => {
  const head = { id: 'a-1', name: 'n', createdAt: 1, startedAt: 2, endedAt: null };
  it.each([
    [{ lane: 'page' }, { ...head, lane: 'page' }],
    [{ lane: 'list' }, head],
    [{ lane: '' }, head],
    [{}, head],
    [{ createdAt: 'x' }, { ...head, createdAt: 0 }],
    [{ id: 'a b' }, null],
  ])('with %j is %j', (change, read) => {
    const fields = fieldsOf({ ...head, ...change });
    expect(fields && readListHead(fields)).toEqual(read);
  });
});

it('a row of no state that is known waits, whatever was answered', () => {
  expect(rowWith(3, 'nonsense')).toMatchObject({ state: 'waiting', result });
});

describe('an entry of history in a file', () => {
  it('is read as it was written, with what nobody knows counted', () => {
    expect(readHistory({ ...writeHistory(entry), mood: 1, colour: 2 })).toEqual({ entry, unknown: 2 });
    const least = { indicator, at: 0, verdict: 'unknown', reading: 0, answered: 0 } as const;
    expect(history({ ...{ at: 8.64e15 }, reading: 2 ** 53 - 1 })).toMatchObject({ at: 8.64e15 });
    expect(readHistory(writeHistory(least))).toEqual({ entry: least, unknown: 0 });
    expect(history({ name: 'n'.repeat(255) })).toMatchObject({ name: 'n'.repeat(255) });
  });

  it('is none where a part that it needs is none', () => {
    for (const odd of NO_OBJECT) expect(readHistory(odd)).toBeNull();
    for (const odd of NO_INDICATOR) expect(history(odd)).toBeNull();
    for (const at of NO_TIME) expect(history({ at })).toBeNull();
    for (const odd of NO_COUNT) {
      expect(history({ reading: odd })).toBeNull();
      expect(history({ answered: odd })).toBeNull();
    }
    for (const verdict of ['bad', '', null, undefined]) expect(history({ verdict })).toBeNull();
  });

  it('loses alone what it can do without', () => {
    const { via: _via, ...noVia } = entry;
    const { name: _name, ...noName } = entry;
    const { said: _said, ...noSaid } = entry;
    for (const via of ['fax', 5, null, undefined]) expect(history({ via })).toEqual(noVia);
    for (const name of [...noText(255), '']) expect(history({ name })).toEqual(noName);
    for (const odd of NO_OBJECT) expect(history({ said: odd })).toEqual(noSaid);
    const saying = (change: object): unknown => history({ said: { ...said, ...change } });
    for (const odd of NO_COUNT) {
      expect(saying({ malicious: odd })).toEqual(noSaid);
      expect(saying({ suspicious: odd })).toEqual(noSaid);
    }
    for (const id of [...noText(200), '']) expect(saying({ id })).toEqual(noSaid);
    for (const engines of [null, undefined, 'E', {}]) expect(saying({ engines })).toEqual(noSaid);
    for (const odd of NO_TIME)
      expect(saying({ analysedAt: odd })).toEqual({ ...entry, said: { ...said, analysedAt: null } });
  });

  it('loses engines that are none, and those over five hundred', () => {
    const named = (engines: unknown): unknown =>
      readHistory({ ...writeHistory(entry), said: { ...said, engines } });
    const odd = [...NO_OBJECT, {}, { engine: '' }, ...noText(200).map((engine) => ({ engine }))];
    expect(named([...odd, { engine: 'E', label: 'l'.repeat(201) }])).toMatchObject({
      entry: { said: { engines: [{ engine: 'E', label: null }] } },
    });
    const many = Array.from({ length: 501 }, (_, at) => ({ engine: `e${at}`, label: null }));
    expect(named(many)).toMatchObject({ entry: { said: { engines: many.slice(0, 500) } } });
  });
});

describe('an entry of the watchlist in a file', () => {
  it('is read as it was written, with what nobody knows counted', () => {
    expect(readWatch({ ...writeWatch(watch), mood: 1 })).toEqual({ entry: watch, unknown: 1 });
    for (const odd of NO_OBJECT) expect(readWatch(odd)).toBeNull();
    for (const odd of NO_INDICATOR) expect(watched(odd)).toBeNull();
  });

  it('loses alone what does not fit', () => {
    for (const period of ['year', 5, null]) expect(watched({ period })).toEqual({ ...watch, period: null });
    for (const paused of [1, 'true', null]) expect(watched({ paused })).toEqual({ ...watch, paused: false });
    for (const addedAt of NO_TIME) expect(watched({ addedAt })).toEqual({ ...watch, addedAt: 0 });
    const none = { ...watch, baseline: null };
    for (const odd of NO_OBJECT) expect(watched({ baseline: odd })).toEqual(none);
    const found = (change: object): unknown => watched({ baseline: { ...baseline, ...change } });
    for (const at of NO_TIME) expect(found({ at })).toEqual(none);
    for (const name of ['malicious', 'suspicious', 'answered'])
      for (const odd of NO_COUNT) expect(found({ [name]: odd })).toEqual(none);
    for (const verdict of ['bad', null, undefined]) expect(found({ verdict })).toEqual(none);
    for (const id of noText(200))
      expect(found({ id })).toEqual({ ...watch, baseline: { ...baseline, id: null } });
    for (const odd of NO_TIME)
      expect(found({ analysedAt: odd })).toEqual({ ...watch, baseline: { ...baseline, analysedAt: null } });
  });
});

describe('a row in a file', () => {
  it.each([
    row,
    { ...row, line: 0, state: 'nothing-found', flagging: '' },
    { ...bare, state: 'waiting' },
    { ...bare, state: 'unknown' },
  ] as const)('is read as it was written: %j', (given) => expect(readRow(writeRow(given))).toEqual(given));

  it('says in as few places as it can', () => {
    expect(writeRow({ ...bare, state: 'waiting' })).toEqual(['domain', 'a.example', 3]);
    expect(writeRow({ ...bare, state: 'unknown' })).toEqual(['domain', 'a.example', 3, 'unknown']);
    const all = ['domain', 'a.example', 3, 'malicious', 'i', [1, 2, 3, 4, 5], 'l', 8, 9, 'E\tbad'];
    expect(writeRow(row)).toEqual(all);
  });

  it('is none without an indicator, and is to be asked again without a whole answer', () => {
    for (const odd of [null, 5, 'domain', {}, [], ['file', 'a.example']]) expect(readRow(odd)).toBeNull();
    for (const line of NO_COUNT) expect(rowWith(2, line)).toEqual({ ...row, line: 0 });
    const again = { ...bare, state: 'waiting' };
    for (const id of [...noText(200), '']) expect(rowWith(4, id)).toEqual(again);
    for (const odd of [null, 5, '12345', {}]) expect(rowWith(5, odd)).toEqual(again);
    for (let place = 0; place < 5; place++)
      for (const odd of NO_COUNT)
        expect(rowWith(5, ([1, 2, 3, 4, 5] as readonly unknown[]).with(place, odd))).toEqual(again);
    for (const at of NO_TIME) expect(rowWith(8, at)).toEqual(again);
  });

  it('loses alone what it can do without', () => {
    for (const label of noText(500))
      expect(rowWith(6, label)).toEqual({ ...row, result: { ...result, label: null } });
    for (const at of NO_TIME)
      expect(rowWith(7, at)).toEqual({ ...row, result: { ...result, analysedAt: null } });
    for (const odd of noText(20_000)) expect(rowWith(9, odd)).toEqual({ ...row, flagging: '' });
  });
});

describe('a file', () => {
  const head = { assay: 'backup', version: 1 };
  const read = (file: object): unknown => readBackup(JSON.stringify(file));
  const damaged = { settings: 0, lists: 0, watchlist: 0, history: 0, secrets: 0 };
  const empty = { at: null, settings: null, lists: null, watchlist: null, history: null, secrets: null };
  const box = {
    kdf: 'PBKDF2-SHA-256',
    iterations: 1,
    salt: 'AAAA',
    cipher: 'AES-256-GCM',
    iv: 'AAAA',
    data: 'AAAA',
  };
  const list = { id: 'a', name: 'A', createdAt: 1, startedAt: 2, endedAt: 3 };

  it.each([
    ['nothing', {}, {}, {}],
    ['a box', { secrets: box }, { secrets: box }, {}],
    [
      'no quiet hours',
      { settings: { quietHours: null, mood: 1 } },
      { settings: { quietHours: null }, ignored: 1 },
      {},
    ],
    [
      'something new in an entry',
      { history: [{ ...writeHistory(entry), mood: 1 }] },
      { history: [entry], ignored: 1 },
      {},
    ],
    ['no settings', { settings: null }, {}, { settings: 1 }],
    ['settings that are none', { settings: 5 }, {}, { settings: 1 }],
    ['lists that are none', { lists: {} }, {}, { lists: 1 }],
    ['history that is none', { history: {} }, {}, { history: 1 }],
    ['a list', { lists: [{ ...list, rows: [] }] }, { lists: [{ ...list, rows: [] }] }, {}],
    [
      'lists without a head',
      { lists: [null, { ...list, id: 5, rows: [] }, { ...list, name: 5, rows: [] }] },
      { lists: [] },
      { lists: 3 },
    ],
  ])('with %s', (_, file, holds, lost) =>
    expect(read({ ...head, ...file })).toEqual({
      ok: true,
      backup: { ...empty, ignored: 0, ...holds, damaged: { ...damaged, ...lost } },
    }),
  );

  it.each([0, 0.5, -1, '1', null])('is not ours with the version %s', (version) =>
    expect(read({ ...head, version })).toEqual({ ok: false, why: 'not-ours' }),
  );

  it('is read with a pause after each two hundred entries, twice over', () => {
    const entries = Array.from({ length: 401 }, (_, at) =>
      writeWatch({ ...watch, indicator: { kind: 'domain', value: `w${at}.example` } }),
    );
    const rows = Array.from({ length: 201 }, (_, at) => ['domain', `r${at}.example`, at]);
    const pauses = (file: object): number =>
      [...readBackupInSteps(JSON.stringify({ ...head, ...file }))].length;
    expect(pauses({})).toBe(0);
    expect(pauses({ watchlist: entries })).toBe(6);
    expect(pauses({ lists: [{ ...list, rows }] })).toBe(4);
  });
});
