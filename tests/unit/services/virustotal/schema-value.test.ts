import { describe, expect, it } from 'vitest';
import { DAY } from '@/utils/domain/duration';
import { entriesOf, listOf, namedTexts } from '@/utils/services/virustotal/schema-lists';
import { parseObject } from '@/utils/services/virustotal/schema-object';
import { countOf, textOf, textsOf, timeOf, wholeOf } from '@/utils/services/virustotal/schema-value';
import { NOW, SECONDS } from './fixtures';

describe('a text', () => {
  it.each([
    ['abc', 'abc'],
    ['abcd', 'abc'],
    ['ab\ud83d', 'ab\ufffd'],
    ['\udc00a', '\ufffda'],
    ['ab😀', 'ab'],
    ['😀bc', '😀b'],
    ['', null],
    [5, null],
    [null, null],
  ])('%j, at most three characters: %j', (value, text) => expect(textOf(value, 3)).toBe(text));

  it('of a list comes once', () => {
    expect(textsOf(['a', 'b', 'a', 5, '', 'c', 'd'], 3)).toEqual(['a', 'b', 'c']);
    expect(textsOf('abc')).toEqual([]);
  });
});

describe('a number', () => {
  it.each([
    [0, 0, 0],
    [5, 5, 5],
    [-5, null, -5],
    [1.5, null, null],
    ['5', null, null],
    [2 ** 53, null, null],
  ])('%j', (value, count, whole) => {
    expect(countOf(value)).toBe(count);
    expect(wholeOf(value)).toBe(whole);
  });
});

it('a time is believed up to a day ahead', () => {
  const now = SECONDS * 1_000;
  expect(timeOf(SECONDS + 86_400, now)).toBe(now + DAY);
  expect(timeOf(SECONDS + 86_401, now)).toBeNull();
  expect(timeOf(0, NOW)).toBeNull();
});

describe('an object', () => {
  it.each([
    [{ type: 'a', id: 'x'.repeat(1_000) }, true],
    [{ type: 'a', id: 'x'.repeat(1_001) }, false],
    [{ type: 'a', id: '' }, false],
    [{ type: 'a', id: 'x\ud800' }, false],
    [{ type: '', id: 'x' }, false],
    [{ type: 5, id: 'x' }, false],
    [{ id: 'x' }, false],
  ])('%.40j', (value, is) => expect(parseObject(value) !== undefined).toBe(is));
});

describe('a list of named texts', () => {
  it('has what can be told in words', () => {
    const value = { a: 'x', b: 5, c: true, d: {}, e: null, f: ['y', '', 6, []], '': 'z' };
    expect(namedTexts(value)).toEqual([
      { name: 'a', value: 'x' },
      { name: 'b', value: '5' },
      { name: 'c', value: 'true' },
      { name: 'f', value: 'y' },
      { name: 'f', value: '6' },
    ]);
    expect(namedTexts('x')).toEqual([]);
  });
});

describe('what can be read of a list', () => {
  const many = Array.from({ length: 1_500 }, (_, at) => ({ at }));

  it('is as long as the full report shows, and one more', () => {
    const read: number[] = [];
    expect(listOf(many, ({ at }) => read.push(Number(at)))).toHaveLength(1_001);
    expect(entriesOf(Object.fromEntries(many.entries()), (name) => read.push(Number(name)))).toHaveLength(
      1_001,
    );
    expect(read).toHaveLength(2_002);
  });

  it('leaves out what cannot, and what has no name', () => {
    expect(listOf([{ a: 1 }, 5, null, { a: null }], ({ a }) => a)).toEqual([1]);
    for (const value of [undefined, 'x', {}]) expect(listOf(value, () => 1)).toEqual([]);
    expect(entriesOf({ a: 1, '': 2, b: 3 }, (name, value) => (value === 3 ? null : name))).toEqual(['a']);
    expect(entriesOf({ '': 2 }, () => 1)).toEqual([]);
  });
});
