import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordIndicator } from '@/utils/domain/mark';
import { BEFORE_ENDS, type PageWord, pageWords } from '@/utils/domain/page-words';

const HASH = '16c08276d44596344e969ba3df0449662ebd7c1d905fe9e3dfad9cd38a36b1d4';

function all(text: string): readonly PageWord[] {
  const found: PageWord[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const read = pageWords(text, from);
    found.push(...read.words);
    from = read.next;
  }
  return found;
}

/** What the background makes of the words, and what stands before each mark. */
const meant = (text: string) =>
  all(text).flatMap(({ text: word, end }) => {
    const indicator = wordIndicator(word);
    return indicator ? [[indicator.kind, indicator.value, text.slice(Math.max(0, end - 5), end)]] : [];
  });

describe('words of a page', () => {
  it.each([
    ['see (https://evil.example/a_(b)), then', 'url', 'https://evil.example/a_(b)', 'a_(b'],
    ['hxxps://evil[.]example/x?y=1.', 'url', 'https://evil.example/x?y=1', '?y=1'],
    ['at evil [.] example today', 'domain', 'evil.example', 'ample'],
    ['at evil(dot)example today', 'domain', 'evil.example', 'ample'],
    ['「evil.example」です', 'domain', 'evil.example', 'ample'],
    ['from 203.0.113[.]87:', 'ip', '203.0.113.87', '.]87'],
    ['2001:db8:20::7 answered', 'ip', '2001:db8:20::7', '0::7'],
    [`sha256=${HASH}, as said`, 'file', HASH, 'b1d4'],
    [HASH.toUpperCase(), 'file', HASH, 'B1D4'],
  ])('find what is meant in %j', (text, kind, value, before) => {
    expect(meant(text)).toEqual([[kind, value, expect.stringContaining(before)]]);
  });

  it.each([
    'readme.md',
    'version 1.2.3.4',
    'version 1.2.3.4, and on',
    // A mark behind two would be read as said of both.
    '203.0.113.87,198.51.100.7',
    'good.example;evil.example',
    'e.g. this, i.e. that',
    'done.Then',
    'a@evil.example',
    '3.14',
    '',
  ])('find nothing in %j', (text) => {
    expect(meant(text)).toEqual([]);
  });

  describe.each([
    '203.0.113.87',
    '203.0.113.87,',
    '(203.0.113.87)',
    '203.0.113[.]87',
    '203 [.] 0 [.] 113 [.] 87',
  ])('the address %s is itself, whatever stands', (address) => {
    const ip = ['ip', '203.0.113.87', expect.stringContaining('87')];
    it.each([
      ['2001:db8:20::7', 'ip', '2001:db8:20::7'],
      ['198.51.100.7', 'ip', '198.51.100.7'],
      [
        'https://docs.beispiel-verlag.example/handbuch/',
        'url',
        'https://docs.beispiel-verlag.example/handbuch/',
      ],
      ['hxxps://docs[.]example/x', 'url', 'https://docs.example/x'],
      ['docs.example', 'domain', 'docs.example'],
      [HASH, 'file', HASH],
      [`https://docs.example/${'x'.repeat(1_970)}`, 'url', expect.stringContaining('xxx')],
    ])('behind %s or before it', (neighbour, kind, value) => {
      const other = [kind, value, expect.any(String)];
      for (const between of [' ', ', ', ';\n', '  ', ' \u200b'])
        expect(meant(`${neighbour}${between}${address}`), between).toEqual([other, ip]);
      for (const between of [' ', '\n', ' - ']) {
        expect(meant(`${address}${between}${neighbour}`), between).toEqual([ip, other]);
        expect(meant(`${address}${between}${address}`), between).toEqual([ip, ip]);
      }
    });
  });

  it('end inside the text, each after the one before, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let last = 0;
        for (const { end, text: word } of all(text)) {
          expect(end).toBeGreaterThan(last);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text).toContain(word.split(BEFORE_ENDS).at(-1) ?? '');
          last = end;
        }
      }),
    );
  });

  it.each([
    ['one endless word', () => 'a.'.repeat(1_000_000)],
    ['dots and brackets', () => '[.] ('.repeat(400_000)],
    ['colons', () => ':a'.repeat(1_000_000)],
    ['spaces', () => ' '.repeat(2_000_000)],
    ['hex', () => 'deadbeef'.repeat(250_000)],
  ])('do not hang, two megabytes of what is not linear would take minutes: %s', (_, text) => {
    const given = text();
    expect(all(given).every(({ end }) => end <= given.length)).toBe(true);
  });

  it('are read a part at a time, so that no text makes a long task', () => {
    const text = `${'word '.repeat(10_000)}${'x'.repeat(2_000_000)} evil.example`;
    for (let from: number | null = 0; from !== null; ) {
      const next: number | null = pageWords(text, from).next;
      // Five hundred words, of which none is longer than two thousand characters.
      expect((next ?? text.length) - from).toBeLessThanOrEqual(500 * 2_001);
      from = next;
    }
    expect(all(text).map(({ text: word }) => word)).toEqual(['evil.example']);
  });
});
