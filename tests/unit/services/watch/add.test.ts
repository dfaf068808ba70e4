import { describe, expect, it } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import type { Indicator } from '@/utils/domain/indicator';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { WATCH_AT_MOST } from '@/utils/domain/watch';
import { entriesOf } from '@/utils/services/watch/add';
import { entry, NOW } from './rows';

const SECRET = 'https://c.example/reset?token=0123456789abcdef0123';
const LIMITS = { minute: 4, day: 500, month: 15_500 };
const settings = { ...DEFAULT_SETTINGS, privateHosts: ['corp.example'], reserve: 0.2 };

const domains = (count: number): Indicator[] =>
  Array.from({ length: count }, (_, n) => ({ kind: 'domain', value: `h${n}.example` }));

const nearlyFull = domains(WATCH_AT_MOST - 1).map(({ value }) => entry(value, { period: 'month' }));

type Wanted = Partial<Parameters<typeof entriesOf>[0]>;
type To = Partial<Parameters<typeof entriesOf>[1]>;
const of = (wanted: Wanted, to: To = {}) =>
  entriesOf(
    { indicators: [], period: null, secrets: 'ask', ...wanted },
    { known: [], settings, limits: LIMITS, now: NOW, ...to },
  );

describe('what is added to the watchlist', () => {
  it('is looked at now, in the order in which it was given', () => {
    const { rows, came } = of({ indicators: domains(2), period: 'week' });
    expect(rows).toEqual([
      { ...entry('h0.example', { period: 'week' }), nextAt: NOW - MINUTE, dueAt: NOW - MINUTE },
      { ...entry('h1.example', { period: 'week' }), nextAt: NOW - MINUTE + 1, dueAt: NOW - MINUTE + 1 },
    ]);
    expect(came).toEqual({
      ...{ already: 0, held: [], secret: [], refused: 0 },
      cost: { perDay: 1, allowed: 400 },
    });
  });

  it('is there once, whether it stood there or is given twice', () => {
    const [first, second] = domains(2);
    if (!first || !second) return;
    const { rows, came } = of({ indicators: [first, second, second] }, { known: [entry('h0.example')] });
    expect(rows.map(({ key }) => key)).toEqual(['domain:h1.example']);
    expect(came).toMatchObject({ already: 2, cost: { perDay: 2 } });
  });

  it('stays here where the gate says so, by the user’s own list too', () => {
    const { rows, came } = of({
      indicators: [
        { kind: 'url', value: 'https://corp.example/a' },
        { kind: 'ip', value: '10.0.0.1' },
      ],
    });
    expect([rows, came.held]).toEqual([[], ['https://corp.example/a', '10.0.0.1']]);
  });

  it.each([
    ['ask', [], [SECRET]],
    ['keep', [SECRET], []],
    ['remove', ['https://c.example/reset'], []],
  ] as const)('with what may be a secret in it: %s', (secrets, watched, asked) => {
    const { rows, came } = of({ indicators: [{ kind: 'url', value: SECRET }], secrets });
    expect(rows.map(({ indicator }) => indicator.value)).toEqual(watched);
    expect(came.secret).toEqual(asked);
  });

  it('is without a user and a fragment, which never leave', () => {
    const { rows } = of({ indicators: [{ kind: 'url', value: 'https://me:pw@b.example/#x' }] });
    expect(rows[0]).toMatchObject({
      key: 'url:https://b.example/',
      indicator: { value: 'https://b.example/' },
    });
  });

  it.each([
    ['as much as a day can look at', { period: 'day', known: 0 }, 400, 100],
    ['less, where a part of that is used', { period: 'day', known: 390 }, 10, 490],
    ['less, where it is looked at more often', { period: 'half-day', known: 0 }, 200, 300],
    ['more, where it is looked at more rarely', { period: 'month', known: 390 }, 300, 200],
  ] as const)('is %s', (_, { period, known }, added, refused) => {
    const stand = Array.from({ length: known }, (_entry, n) => entry(`known-${n}.example`));
    const { rows, came } = of({ indicators: domains(500), period }, { known: stand });
    expect([rows.length, came.refused]).toEqual([added, refused]);
  });

  it('goes by the usual period where it has none of its own', () => {
    const { rows, came } = of(
      { indicators: domains(500) },
      { settings: { ...settings, watchPeriod: 'half-day' } },
    );
    expect([rows.length, came.refused, came.cost.perDay]).toEqual([200, 300, 400]);
  });

  it('is no more than the list holds, whatever the account may spend', () => {
    const limits = { minute: 1_000_000, day: 1_000_000_000, month: 31_000_000_000 };
    const known = nearlyFull;
    const more = [
      { kind: 'domain', value: 'x.example' } as const,
      { kind: 'domain', value: 'y.example' } as const,
    ];
    const { rows, came } = of({ indicators: more, period: 'month' }, { known, limits });
    expect([rows.length, came.refused]).toEqual([1, 1]);
  });

  it('is not what has no shape', () => {
    const indicators = [{ kind: 'nonsense', value: 'x' }, null] as never;
    expect(of({ indicators })).toMatchObject({ rows: [], came: { already: 0, refused: 0, held: [] } });
  });
});
