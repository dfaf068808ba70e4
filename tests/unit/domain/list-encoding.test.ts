import { describe, expect, it } from 'vitest';
import { createTextBytes } from '@/utils/domain/list-encoding';

type Bytes = readonly number[];

/** Bytes as text, in pieces of so many. */
function decode(bytes: Bytes, cut = 10_000): string {
  const reader = createTextBytes();
  let text = '';
  for (let at = 0; at < bytes.length; at += cut)
    text += reader.read(Uint8Array.from(bytes.slice(at, at + cut)));
  return text + reader.end();
}

const utf16 = (text: string, little: boolean): Bytes =>
  [...Array(text.length).keys()].flatMap((at) => {
    const [low, high] = [text.charCodeAt(at) & 255, text.charCodeAt(at) >> 8];
    return little ? [low, high] : [high, low];
  });
const utf8 = (text: string): Bytes => [...new TextEncoder().encode(text)];
const LITTLE_32 = [0xff, 0xfe, 0, 0];
const BIG_32 = [0, 0, 0xfe, 0xff];

describe('a text of bytes', () => {
  it.each([
    ['', []],
    ['a', [97]],
    ['abc', [97, 98, 99]],
    ['', [0xef, 0xbb, 0xbf]],
    ['', [0xff, 0xfe]],
    ['', [0xfe, 0xff]],
    ['', LITTLE_32],
    ['', BIG_32],
  ])('may be short: %j', (text, bytes) => {
    expect(decode(bytes)).toBe(text);
    expect(decode(bytes, 1)).toBe(text);
  });

  it('comes as soon as its encoding is known', () => {
    const reader = createTextBytes();
    expect(reader.read(Uint8Array.from(utf8('abc')))).toBe('');
    expect(reader.read(Uint8Array.from(utf8('d')))).toBe('abcd');
    expect(reader.read(Uint8Array.from(utf8('e')))).toBe('e');
  });

  it.each([
    ['UTF-8', [0xef, 0xbb, 0xbf, ...utf8('\ufeffa')]],
    ['UTF-16', [0xff, 0xfe, ...utf16('\ufeffa', true)]],
    ['UTF-32', [...LITTLE_32, 0xff, 0xfe, 0, 0, 97, 0, 0, 0]],
  ])('has one mark: a second is text, in %s', (_, bytes) => expect(decode(bytes)).toBe('\ufeffa'));

  it.each([
    ['UTF-8', [...utf8('abcd'), 0xe6, 0x97]],
    ['UTF-16', [0xff, 0xfe, ...utf16('abcd', true), 0x97]],
    ['UTF-32', [...BIG_32, ...[...'abcd'].flatMap((letter) => [0, 0, 0, ...utf8(letter)]), 0]],
  ])('whose last character is torn ends in a mark of that, in %s', (_, bytes) => {
    expect(decode(bytes)).toBe('abcd\ufffd');
    expect(decode(bytes, 1)).toBe('abcd\ufffd');
  });

  it.each([
    [0xd7ff, '\ud7ff'],
    [0xe000, '\ue000'],
    [0x10ffff, '\u{10ffff}'],
    [0xd800, '\ufffd'],
    [0xdfff, '\ufffd'],
    [0x110000, '\ufffd'],
    [0x01000061, '\ufffd'],
  ])('in UTF-32 has characters alone: %i', (code, text) => {
    const big = [24, 16, 8, 0].map((bits) => (code >>> bits) & 255);
    expect(decode([...BIG_32, ...big])).toBe(text);
    expect(decode([...LITTLE_32, ...big.toReversed()])).toBe(text);
  });
});

describe('a text without a mark', () => {
  const [many, few] = ['abcde\u65e5\u672c\u8a9e', 'abcd\u65e5\u672c\u8a9e\u8a9e'];

  it.each([true, false])(
    'is UTF-16 where more than half of one side are zeros, little end first: %s',
    (little) => {
      expect(decode(utf16(many, little))).toBe(many);
      expect(decode(utf16(few, little))).not.toBe(few);
    },
  );

  it.each([true, false])('is not where zeros are on both sides, little end first: %s', (little) => {
    const both = 'abcdefg\u3000';
    expect(decode(utf16(both, little))).not.toBe(both);
    const rarely = `abcdefg\u3000${'x'.repeat(9)}`;
    expect(decode(utf16(rarely, little))).toBe(rarely);
  });

  it('is told by its first thousand bytes', () => {
    const text = `${'a'.repeat(500)}${'\u65e5'.repeat(4_000)}`;
    expect(decode(utf16(text, true))).toBe(text);
    const zeros = utf8(`${'a'.repeat(1_000)}${'\u0000a'.repeat(3_000)}`);
    expect(decode(zeros)).toBe(new TextDecoder().decode(Uint8Array.from(zeros)));
  });
});
