import { describe, expect, it } from 'vitest';
import { readText } from '@/utils/domain/reading';

const BOUND = 100_000;
/** Words up to `length`, then these. */
const filledTo = (length: number, tail: string) => `${'word '.repeat(length / 5)}${tail}`;
const TAIL = 'https://x.example/ https://evil.example/a-path-that-goes-on';

describe('a text means', () => {
  const domain = (value: string) => ({ kind: 'domain', value }) as const;
  const many = (count: number): string =>
    Array.from({ length: count }, (_, at) => `h${at}.example`).join(' ');

  it.each([
    ['', { means: 'nothing' }],
    [' \n', { means: 'nothing' }],
    [' a.example ', { means: 'one', indicator: domain('a.example'), decision: { decision: 'send' } }],
    ['a.corp', { means: 'one', decision: { decision: 'private' } }],
    [
      'a.example b.example',
      { means: 'several', indicators: [domain('a.example'), domain('b.example')], more: false },
    ],
    [many(50), { means: 'several', indicators: { length: 50 }, more: false }],
    [many(51), { means: 'several', indicators: { length: 50 }, more: true }],
    ['nothing at all', { means: 'unreadable', failure: { why: { reason: 'not-an-indicator' } } }],
    ['ftp://a.example/', { means: 'unreadable', failure: { why: { reason: 'scheme' } } }],
    // Of another kind of address none of what stands in it is meant.
    ['view-source:http://a.example/', { means: 'unreadable', failure: { why: { reason: 'scheme' } } }],
    ['word '.repeat(3_000), { means: 'unreadable', failure: { why: { reason: 'too-long' } } }],
    [
      `${'word '.repeat(3_000)}a.example`,
      { means: 'several', indicators: [domain('a.example')], more: false },
    ],
  ])('%.40j', (text, reading) => expect(readText(text, ['*.corp'])).toMatchObject(reading));
});

describe('a text at the bound', () => {
  it('says that there is more, and takes half a link for none', () => {
    const cut = filledTo(BOUND - 40, TAIL).slice(0, BOUND);
    expect(cut).toHaveLength(BOUND);
    expect(cut.endsWith('https://evil.example/')).toBe(true);
    for (const text of [cut, filledTo(BOUND - 40, TAIL)]) {
      expect(readText(text, [])).toEqual({
        means: 'several',
        indicators: [{ kind: 'url', value: 'https://x.example/' }],
        more: true,
      });
    }
  });

  it('reads a shorter one whole', () => {
    const reading = readText(filledTo(BOUND - 100, TAIL), []);
    expect(reading).toMatchObject({ means: 'several', more: false });
    expect(reading.means === 'several' && reading.indicators).toHaveLength(2);
  });

  it('parts words by quotes too, and gives up on one endless word', () => {
    const listed = `${'"a","b",'.repeat(BOUND / 8 - 10)}"x.example","evil.example"${'y'.repeat(200)}`;
    const several = readText(listed, []);
    expect(several.means === 'several' && several.indicators.map(({ value }) => value)).toEqual([
      'x.example',
      'evil.example',
    ]);
    expect(readText('x'.repeat(2 * BOUND), [])).toMatchObject({ means: 'unreadable' });
  });
});
