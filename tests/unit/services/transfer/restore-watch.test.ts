import { describe, expect, it } from 'vitest';
import type { BackupWatch } from '@/utils/domain/backup';
import { DAY, HOUR } from '@/utils/domain/duration';
import { PUBLIC_KEY_LIMITS } from '@/utils/domain/quota';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import type { WatchFinding } from '@/utils/domain/watch';
import { nextLook } from '@/utils/domain/watch-period';
import { restoredEntries } from '@/utils/services/transfer/restore-watch';
import { newRow } from '@/utils/services/watch/row';

const NOW = 1_000 * DAY;
const SECRET = 'https://a.example/reset?token=4f3a99bc0e77d21';
const BASELINE: WatchFinding = {
  ...{ at: 4, verdict: 'malicious', malicious: 5, suspicious: 0, answered: 70, id: 'x', analysedAt: 3 },
};

const entry = (value: string, more: Partial<BackupWatch> = {}): BackupWatch => ({
  indicator: { kind: value.includes('/') ? 'url' : 'domain', value },
  ...{ period: null, paused: false, addedAt: 7, baseline: null, ...more },
});
const settings = { ...DEFAULT_SETTINGS, privateHosts: ['corp.example'] };
const restore = (
  entries: readonly BackupWatch[],
  over: Partial<Parameters<typeof restoredEntries>[1]> = {},
) => restoredEntries(entries, { known: [], settings, limits: PUBLIC_KEY_LIMITS, now: NOW, ...over });

/** So many entries of different names. */
const many = (count: number, more: Partial<BackupWatch> = {}) =>
  Array.from({ length: count }, (_, n) => entry(`w${n}.example`, more));

describe('an entry of a backup', () => {
  it('that was never looked at is looked at now', () => {
    const { rows, came } = restore([entry('a.example')]);
    expect(rows).toEqual([
      {
        ...{ key: 'domain:a.example', indicator: { kind: 'domain', value: 'a.example' }, period: null },
        ...{ paused: false, addedAt: 7, nextAt: NOW, plannedAt: NOW, dueAt: NOW, checkId: null },
        ...{ last: null, baseline: null, failure: null, failures: 0, change: null },
      },
    ]);
    expect(came).toEqual({ already: 0, held: 0, refused: 0, paused: 0 });
  });

  it.each([
    ['as if it had just been', null, 'day'],
    ['in its own period', 'week', 'week'],
  ] as const)('with a finding is looked at %s', (_, period, usual) => {
    const { rows } = restore([entry('a.example', { baseline: BASELINE, period })]);
    const dueAt = nextLook('domain:a.example', usual, NOW);
    expect(dueAt).toBeGreaterThan(NOW);
    expect(rows).toMatchObject([
      { baseline: BASELINE, last: BASELINE, nextAt: dueAt, dueAt, plannedAt: NOW, period },
    ]);
  });

  it('that was paused stays so, and costs nothing', () => {
    const { rows, came } = restore(many(401, { period: 'day', paused: true }));
    expect(rows).toHaveLength(401);
    expect(rows.some(({ paused, dueAt }) => !paused || dueAt !== undefined)).toBe(false);
    expect(came).toEqual({ already: 0, held: 0, refused: 0, paused: 0 });
  });

  it('that may hold a secret waits for the user, as it is', () => {
    const { rows, came } = restore([entry(SECRET), entry(`${SECRET}8`, { paused: true })]);
    expect(rows).toMatchObject([
      { indicator: { kind: 'url', value: SECRET }, paused: true },
      { indicator: { kind: 'url', value: `${SECRET}8` }, paused: true },
    ]);
    expect(came, 'only the one that did not wait before').toMatchObject({ paused: 1 });
  });

  it('leaves without what never leaves, and not at all where it is private', () => {
    const { rows, came } = restore([
      entry('https://me:pw@a.example/#part'),
      entry('corp.example'),
      entry('http://nas.local/'),
    ]);
    expect(rows).toMatchObject([
      { key: 'url:https://a.example/', indicator: { value: 'https://a.example/' } },
    ]);
    expect(came).toEqual({ already: 0, held: 2, refused: 0, paused: 0 });
  });

  it('that is there already is not there twice', () => {
    const known = [
      newRow({ key: 'domain:a.example', indicator: entry('a.example').indicator, period: null }, 5),
    ];
    const { rows, came } = restore([entry('a.example'), entry('b.example'), entry('b.example')], { known });
    expect(rows).toMatchObject([{ key: 'domain:b.example' }]);
    expect(came).toMatchObject({ already: 2, refused: 0 });
  });
});

describe('a watchlist of a backup', () => {
  it.each([
    ['its own period', many(17, { period: 'hour' }), 'day'],
    ['the usual one', many(17), 'hour'],
  ] as const)('is taken as far as a day reaches, by %s', (_, entries, watchPeriod) => {
    // A public key has 500 a day, 400 of them for what runs by itself: 24 looks each.
    const { rows, came } = restore(entries, { settings: { ...settings, watchPeriod } });
    expect(rows).toHaveLength(16);
    expect(came).toMatchObject({ refused: 1 });
  });

  it('takes the last request of a day, and what costs less than was refused', () => {
    const entries = [
      ...many(399),
      entry('too-often.example', { period: 'half-day' }),
      entry('last.example'),
      entry('one-more.example', { period: 'month' }),
      entry('paused.example', { paused: true }),
    ];
    const { rows, came } = restore(entries);
    expect(rows.slice(399).map(({ key }) => key)).toEqual(['domain:last.example', 'domain:paused.example']);
    expect(came).toMatchObject({ refused: 2 });
  });

  it('reckons with what is watched already, and with the reserve', () => {
    const known = many(399).map(({ indicator }, n) =>
      newRow({ key: `domain:k${n}.example`, indicator, period: null }, 5),
    );
    expect(restore(many(3), { known }).came).toMatchObject({ refused: 2 });
    expect(restore(many(3), { known, settings: { ...settings, reserve: 0 } }).rows).toHaveLength(3);
    expect(restore(many(3), { limits: { ...PUBLIC_KEY_LIMITS, day: 0 } }).rows).toEqual([]);
    // One that is paused costs nothing, however much is spent already.
    const none = { ...PUBLIC_KEY_LIMITS, day: 0 };
    expect(restore(many(1, { paused: true }), { known, limits: none }).rows).toHaveLength(1);
  });

  it('never has more than ten thousand', () => {
    const known = many(9_999).map(({ indicator }) => ({
      ...newRow({ key: `domain:${indicator.value}`, indicator, period: null }, 5 * HOUR),
      paused: true,
    }));
    const { rows, came } = restore(
      [entry('a.example', { paused: true }), entry('b.example', { paused: true })],
      { known },
    );
    expect(rows).toMatchObject([{ key: 'domain:a.example' }]);
    expect(came).toMatchObject({ refused: 1 });
  });
});
