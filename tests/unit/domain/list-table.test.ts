import { describe, expect, it } from 'vitest';
import { createTableSplitter } from '@/utils/domain/list-table';

/** The records of a text in pieces of so many characters, each as its line and its cells. */
function read(text: string, { delimiter = ',', cut = 1_000_000 } = {}) {
  const splitter = createTableSplitter(delimiter);
  const records = [];
  for (let at = 0; at < text.length; at += cut) records.push(...splitter.read(text.slice(at, at + cut)));
  const soFar = splitter.count();
  records.push(...splitter.end());
  const lines = splitter.count();
  return { records: records.map(({ line, cells }) => [line, ...cells]), soFar, lines };
}

describe('a table', () => {
  it.each([
    ['nothing', '', []],
    ['one record', 'a,b', [[1, 'a', 'b']]],
    ['one and its end', 'a,b\n', [[1, 'a', 'b']]],
    ['an empty cell', ',b', [[1, '', 'b']]],
    ['two empty cells', ',', [[1, '', '']]],
    [
      'two records',
      'a,b\nc',
      [
        [1, 'a', 'b'],
        [2, 'c'],
      ],
    ],
    [
      'a line without anything',
      'a\n\nb',
      [
        [1, 'a'],
        [2, ''],
        [3, 'b'],
      ],
    ],
    [
      'one before everything',
      '\na',
      [
        [1, ''],
        [2, 'a'],
      ],
    ],
    [
      'the other line ends',
      'a\r\nb\rc\r\rd',
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
        [4, ''],
        [5, 'd'],
      ],
    ],
    [
      'two of the long line ends',
      'a\r\n\r\nb',
      [
        [1, 'a'],
        [2, ''],
        [3, 'b'],
      ],
    ],
    ['a quoted delimiter', '"a,b",c', [[1, 'a,b', 'c']]],
    ['quotes around nothing', '"",c', [[1, '', 'c']]],
    [
      'doubled quotes',
      '"a""b","""c"""\nd',
      [
        [1, 'a"b', '"c"'],
        [2, 'd'],
      ],
    ],
    [
      'a quoted line end',
      '"a\nb",c\nd',
      [
        [1, 'a\nb', 'c'],
        [3, 'd'],
      ],
    ],
    [
      'the longer one',
      '"a\r\nb",c\r\nd',
      [
        [1, 'a\r\nb', 'c'],
        [3, 'd'],
      ],
    ],
    [
      'a quote in a word',
      'a"b,c"\nd',
      [
        [1, 'a"b', 'c"'],
        [2, 'd'],
      ],
    ],
    [
      'a word behind quotes',
      '"a"b",c"d\ne',
      [
        [1, 'ab"', 'c"d'],
        [2, 'e'],
      ],
    ],
    [
      'a quote behind a quoted cell',
      '"a",b"\nc',
      [
        [1, 'a', 'b"'],
        [2, 'c'],
      ],
    ],
    [
      'a quote behind a quoted record',
      '"a"\nb",c',
      [
        [1, 'a'],
        [2, 'b"', 'c'],
      ],
    ],
    ['a quote that is not closed', 'a,"b\nc', [[1, 'a', 'b\nc']]],
  ])('is read with %s, wherever it is cut', (_, text, records) => {
    for (const cut of [1, 2, 3, 100]) expect(read(text, { cut }).records).toEqual(records);
  });

  it.each([';', '|', '\t'])('has its own delimiter, %j, and no other', (delimiter) => {
    const other = ',;|\t'.replace(delimiter, '');
    expect(read(`a${delimiter}b${other}t\\\n`, { delimiter }).records).toEqual([[1, 'a', `b${other}t\\`]]);
  });

  it.each([
    ['', 0],
    ['a', 1],
    ['a\n', 1],
    ['a,\n', 1],
    ['a\nb,', 2],
    ['a\n\n', 2],
    ['"a\nb"\n', 2],
  ])('%j has %i lines', (text, lines) => expect(read(text).lines).toBe(lines));

  it('says how far it is', () => expect(read('a\nb,c').soFar).toBe(2));

  it.each([
    [65_535, [`${'x'.repeat(65_535)},y`], ['z']],
    [65_536, ['x'.repeat(65_536), 'y'], ['z']],
  ])('whose quote is not closed for %i characters goes on without it', (length, ...records) => {
    const text = `"${'x'.repeat(length)},y\nz`;
    expect(read(text).records).toEqual(records.map((cells, at) => [at + 1, ...cells]));
  });
});
