import { expect, it } from 'vitest';
import { parseGatewayWord } from '@/utils/domain/gateway-word';

const word = (headers: Record<string, string>) => parseGatewayWord((name) => headers[name] ?? null);

it('reads what a gateway says', () => {
  expect(
    word({
      age: '90',
      'assay-cost': '0',
      'assay-refused': 'window=day; of=own',
      'assay-budget': 'day=120/500, month=800/15500, own=7/250',
    }),
  ).toEqual({
    free: true,
    away: false,
    age: 90_000,
    refused: { window: 'day', of: 'own' },
    budget: {
      day: { used: 120, allowed: 500 },
      month: { used: 800, allowed: 15_500 },
      own: { used: 7, allowed: 250 },
    },
  });
});

it('takes what it cannot read for not said: a request then counts', () => {
  const nothing = { free: false, away: false, age: 0, refused: null, budget: null };
  expect(word({})).toEqual(nothing);
  expect(
    word({
      age: '-5',
      'assay-cost': 'no',
      'assay-refused': 'window=hour; of=team',
      'assay-budget': 'day=1/2',
    }),
  ).toEqual(nothing);
  expect(word({ age: '99999999' }).age).toBe(30 * 86_400_000);
  const budget = 'day=12/50, month=80/155, own=70/25';
  for (const odd of ['x', ' ', '0'].flatMap((more) => [`${more}%`, `%${more === '0' ? 'x' : more}`])) {
    const around = (text: string): string => odd.replace('%', text);
    const said = { age: around('12345678'), 'assay-cost': around('0'), 'assay-budget': around(budget) };
    expect(word({ ...said, 'assay-refused': around('window=day; of=own') })).toEqual(nothing);
  }
  expect(word({ 'assay-budget': budget }).budget?.own).toEqual({ used: 70, allowed: 25 });
});

it('is away only when it says so in so many words', () => {
  expect(['1', '0', 'yes', ''].map((away) => word({ 'assay-away': away }).away)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
