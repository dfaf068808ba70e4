import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BackupRow, BackupWatch } from '@/utils/domain/backup';
import { writeHistory } from '@/utils/domain/backup-history';
import { readBackup } from '@/utils/domain/backup-read';
import { readRow, writeRow } from '@/utils/domain/backup-row';
import { differing, restored } from '@/utils/domain/backup-settings';
import { writeWatch } from '@/utils/domain/backup-watch';
import { HISTORY_VERDICTS, type HistoryEntry } from '@/utils/domain/history';
import { passphraseStrength } from '@/utils/domain/passphrase';
import { parseSecretBox } from '@/utils/domain/secret-box';
import { DEFAULT_SETTINGS, parseSettings } from '@/utils/domain/settings';
import { WATCH_PERIODS } from '@/utils/domain/watch';

const time = fc.integer({ min: 0, max: 8.64e15 });
const count = fc.nat(100);
const text = (longest: number) =>
  fc.string({ maxLength: longest, unit: 'binary' }).map((one) => one.toWellFormed());
const indicator = fc.oneof(
  fc.stringMatching(/^[a-z]{3,12}$/).map((name) => ({ kind: 'domain' as const, value: `${name}.example` })),
  fc.stringMatching(/^[0-9a-f]{64}$/).map((value) => ({ kind: 'file' as const, value })),
  fc
    .stringMatching(/^[a-z]{3,12}\/[a-z0-9]{0,9}$/)
    .map((rest) => ({ kind: 'url' as const, value: `https://www.${rest.replace('/', '.example/')}` })),
);
const counts = fc.record({
  malicious: count,
  suspicious: count,
  harmless: count,
  undetected: count,
  unanswered: count,
});
const result = fc.record({
  id: fc.stringMatching(/^[0-9a-f]{64}$/),
  counts,
  label: fc.option(text(40)),
  analysedAt: fc.option(time),
  fetchedAt: time,
});
const row: fc.Arbitrary<BackupRow> = fc
  .record({ line: fc.nat(), indicator, result: fc.option(result), flagging: text(60) })
  .chain((one) =>
    fc
      .constantFrom(
        ...(one.result
          ? (['malicious', 'suspicious', 'nothing-found', 'unknown'] as const)
          : (['unknown', 'waiting'] as const)),
      )
      .map((state) => ({ ...one, state, flagging: one.result ? one.flagging : '' })),
  );
const watch: fc.Arbitrary<BackupWatch> = fc.record({
  indicator,
  period: fc.option(fc.constantFrom(...WATCH_PERIODS)),
  paused: fc.boolean(),
  addedAt: time,
  baseline: fc.option(
    fc.record({
      at: time,
      verdict: fc.constantFrom('malicious' as const, 'unknown' as const),
      malicious: count,
      suspicious: count,
      answered: count,
      id: fc.option(fc.constant('id')),
      analysedAt: fc.option(time),
    }),
  ),
});
const entry: fc.Arbitrary<HistoryEntry> = fc
  .record(
    {
      indicator,
      at: time,
      verdict: fc.constantFrom(...HISTORY_VERDICTS),
      reading: count,
      answered: count,
      via: fc.constantFrom('popup' as const, 'download' as const),
      name: text(40).filter((name) => name !== ''),
      said: fc.record({
        analysedAt: fc.option(time),
        malicious: count,
        suspicious: count,
        id: fc.stringMatching(/^[0-9a-f]{64}$/),
        engines: fc.array(
          fc.record({ engine: text(20).filter((name) => name !== ''), label: fc.option(text(40)) }),
          { maxLength: 4 },
        ),
      }),
    },
    { requiredKeys: ['indicator', 'at', 'verdict', 'reading', 'answered'] },
  )
  .map((one) => one as HistoryEntry);

const keyOf = ({ indicator: { kind, value } }: { indicator: { kind: string; value: string } }) =>
  `${kind}:${value}`;
const unique = <T extends { indicator: { kind: string; value: string } }>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(one, { selector: keyOf, maxLength: 20 });

const head = { assay: 'backup', version: 1, at: 5 };
const read = (file: object) => {
  const reading = readBackup(JSON.stringify(file));
  if (!reading.ok) throw new Error(reading.why);
  return reading.backup;
};

describe('a backup', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(unique(row), unique(watch), unique(entry), (rows, watchlist, history) => {
        const list = { id: 'l-1', name: 'Ticket', createdAt: 1, startedAt: null, endedAt: 2 };
        const settings = parseSettings({ reserve: 0.5, privateHosts: ['nas.example'] });
        const backup = read({
          ...{ ...head, settings },
          lists: [{ ...list, rows: rows.map(writeRow) }],
          watchlist: watchlist.map(writeWatch),
          history: history.map(writeHistory),
        });
        expect(backup).toEqual({
          ...{ at: 5, settings, lists: [{ ...list, rows }], watchlist, history, secrets: null, ignored: 0 },
          damaged: { settings: 0, lists: 0, watchlist: 0, history: 0, secrets: 0 },
        });
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['no JSON', '{"assay":"backup","version":1', 'not-ours'],
    ['another file', '{"version":1,"history":[]}', 'not-ours'],
    ['no version', '{"assay":"backup"}', 'not-ours'],
    ['an odd version', '{"assay":"backup","version":"1"}', 'not-ours'],
    ['a newer version', '{"assay":"backup","version":2}', 'newer'],
    ['an array', '[]', 'not-ours'],
    ['nothing', '', 'not-ours'],
  ])('is refused when it is %s', (_, file, why) => expect(readBackup(file)).toEqual({ ok: false, why }));

  it('loses what is damaged, alone, and counts it by part', () => {
    const backup = read({
      ...head,
      colour: 'blue',
      settings: { reserve: 'much', maliciousFrom: 5, theme: 'dark' },
      lists: [
        {
          id: 'a',
          name: 'A',
          createdAt: 1,
          mood: 1,
          rows: [['domain', 'a.example', 1], ['domain', 5], null],
        },
        { id: '../b', name: 'B', rows: [] },
      ],
      watchlist: 'none',
      history: [
        { kind: 'domain', value: 'a.example', at: 'now' },
        { kind: 'file', value: 'a.example', at: 1 },
      ],
      secrets: { kdf: 'none' },
    });
    expect(backup.damaged).toEqual({ settings: 1, lists: 3, watchlist: 1, history: 2, secrets: 1 });
    expect(backup.ignored).toBe(3);
    expect(backup.settings).toEqual({ maliciousFrom: 5 });
    expect(backup.lists).toMatchObject([{ id: 'a', rows: [{ state: 'waiting' }] }]);
    expect(backup.watchlist).toBeNull();
  });

  it('folds what is in it twice', () => {
    const twice = [
      ['url', 'http://a.example', 1],
      ['url', 'http://a.example/', 2],
    ];
    const list = { id: 'a', name: 'A', createdAt: 1, rows: twice };
    expect(read({ ...head, lists: [list, list] }).lists).toMatchObject([{ rows: [{ line: 1 }] }]);
  });

  // In parts: all at once took a busy machine longer than a test may.
  it.each([1, 2, 3, 4, 5])('never throws, never pollutes, never gives an object of the file’s: %i', () => {
    const odd = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom('__proto__', 1e308, -0, null));
    const name = fc.constantFrom(
      ...['__proto__', 'constructor', 'prototype', 'toString', 'polluted', 'kind', 'value', 'at', 'verdict'],
      ...[
        'rows',
        'id',
        'name',
        'createdAt',
        'reserve',
        'privateHosts',
        'quietHours',
        'baseline',
        'salt',
        'data',
      ],
    );
    const record = fc.dictionary(name, odd, { maxKeys: 6, noNullPrototype: true });
    const part = fc.oneof(odd, record, fc.array(fc.oneof(odd, record, row.map(writeRow)), { maxLength: 4 }));
    const file = fc.record(
      {
        assay: fc.constant('backup'),
        version: fc.constant(1),
        at: odd,
        settings: part,
        lists: part,
        watchlist: part,
        history: part,
        secrets: part,
      },
      { requiredKeys: ['assay', 'version'] },
    );
    const texts = fc.oneof(
      {
        weight: 8,
        arbitrary: file.map((one) => JSON.stringify(one).replaceAll('"polluted"', '"__proto__"')),
      },
      { weight: 1, arbitrary: fc.string() },
      {
        weight: 1,
        arbitrary: fc.tuple(file, fc.nat(400)).map(([one, cut]) => JSON.stringify(one).slice(0, cut)),
      },
    );
    fc.assert(
      fc.property(texts, (given) => {
        const reading = readBackup(given);
        if (!reading.ok) return;
        const { settings, history, watchlist } = reading.backup;
        for (const one of [settings, ...(history ?? []), ...(watchlist ?? [])]) {
          if (one !== null) expect(Object.getPrototypeOf(one)).toBe(Object.prototype);
        }
        if (settings)
          expect(parseSettings({ ...DEFAULT_SETTINGS, ...settings })).toEqual({
            ...DEFAULT_SETTINGS,
            ...settings,
          });
      }),
      { numRuns: 5_000 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('says of no row more than engines did', () => {
    expect(readRow(['domain', 'a.example', 1, 'nothing-found'])).toMatchObject({
      state: 'waiting',
      result: null,
    });
    expect(readRow(['domain', 'a.example', 1, 'nothing-found', 'id', [1, 2], null, 1, 1, ''])).toMatchObject({
      state: 'waiting',
    });
  });
});

describe('restored settings', () => {
  const own = parseSettings({ reserve: 0.7, maliciousFrom: 9, privateHosts: ['nas.example'] });
  const given = { reserve: 0.1, privateHosts: ['corp.example'] };

  it('are added to, or replace', () => {
    const added = restored(own, given, 'merge');
    expect(added).toMatchObject({
      reserve: 0.1,
      maliciousFrom: 9,
      privateHosts: ['nas.example', 'corp.example'],
    });
    expect(differing(own, added)).toEqual(['reserve', 'privateHosts']);
    expect(restored(own, given, 'replace')).toEqual({ ...DEFAULT_SETTINGS, ...given });
  });
});

describe('a passphrase', () => {
  it.each([
    ['short', 'elf zeichen'],
    ['weak', 'passwordpassword'],
    ['weak', 'aaaaaaaaaaaaaaaa'],
    ['weak', 'abcdefghijklmnop'],
    ['weak', 'correct horse battery'],
    ['fair', 'correct horse battery staple'],
    ['strong', 'correct horse battery staple onion vapour'],
    ['strong', 'g7#Kq!v2Zx9pLw4&'],
  ])('is %s: %s', (strength, passphrase) => expect(passphraseStrength(passphrase)).toBe(strength));
});

describe('a box', () => {
  const box = {
    kdf: 'PBKDF2-SHA-256',
    iterations: 600_000,
    salt: 'AAAA',
    cipher: 'AES-256-GCM',
    iv: 'AAAA',
    data: 'AAAA',
  };

  it('is taken as it is', () => expect(parseSecretBox(box)).toEqual(box));
  it.each([
    ['minutes of work', { iterations: 1e9 }],
    ['no work', { iterations: 0 }],
    ['another cipher', { cipher: 'none' }],
    ['no base64', { iv: '<script>' }],
    ['nothing in it', { data: '' }],
  ])('is refused with %s', (_, change) => expect(parseSecretBox({ ...box, ...change })).toBeNull());
});
