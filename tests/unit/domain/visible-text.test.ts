import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from '@/utils/domain/visible-text';
import { anyText } from './texts';

/** A loaded machine may take long to make up so many examples. */
const ROOM = { timeout: 60_000 };

describe('visibleText (faults.md §5.31)', () => {
  it.each([
    ['invoice\u202efdp.exe', 'invoice⟨U+202E⟩fdp.exe'],
    ['a\u0000b\u001b[0m\u0085', 'a⟨U+0000⟩b⟨U+001B⟩[0m⟨U+0085⟩'],
    ['a\u200bb\u00adc\ufeff', 'a⟨U+200B⟩b⟨U+00AD⟩c⟨U+FEFF⟩'],
    ['a.pdf\u2800\u2800.exe', 'a.pdf⟨U+2800⟩⟨U+2800⟩.exe'],
    ['a\u2028b\u3164', 'a⟨U+2028⟩b⟨U+3164⟩'],
    ['\u{e0041}x', '⟨U+E0041⟩x'],
    ['a\ud800', 'a⟨U+D800⟩'],
    ['a\u200db', 'a⟨U+200D⟩b'],
    // What holds the place of a joiner in between is nobody's character.
    ['a\u{10fffd}b', 'ab'],
    ['👨‍👩‍👧 ❤️‍🔥 👩🏽‍💻', '👨‍👩‍👧 ❤️‍🔥 👩🏽‍💻'],
    ['one\r\ntwo\tthree', 'one\ntwo\tthree'],
    ['Ünïcödé 日本語 кириллица العربية', 'Ünïcödé 日本語 кириллица العربية'],
  ])('%j', (text, shown) => expect(visibleText(text)).toBe(shown));

  it('clamps without tearing a character', () => {
    expect(visibleText('abcdef', 3)).toBe('abc…');
    expect(visibleText('abc', 3)).toBe('abc');
    expect(visibleText('ab😀cd', 3)).toBe('ab…');
    expect(visibleText('😀abc', 4)).toBe('😀ab…');
  });

  it('leaves nothing hidden', ROOM, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(visibleText(text).replace(/\p{Extended_Pictographic}.?\u200d/gu, '')).not.toMatch(
          /[\p{Cf}\p{Cs}\p{Zl}]/u,
        );
      }),
    );
  });
});
