import { describe, expect, it } from 'vitest';
import { createLineSplitter } from '@/utils/domain/list-lines';

const x = (length: number): string => 'x'.repeat(length);
/** `x` many times as their number. */
const short = (text: string): string => text.replaceAll(/x{9,}/g, (run) => `${run.length}`);

/** The lines of a text in pieces, each as its number, its place in its line, and its text. */
function read(...pieces: readonly string[]) {
  const splitter = createLineSplitter();
  const lines = [...pieces.flatMap((piece) => splitter.read(piece)), ...splitter.end()];
  return {
    lines: lines.map(({ number, part, text }) => [number, part, short(text)]),
    count: splitter.count(),
  };
}

/** Longer lines come in parts. */
const PART = 65_536;
/** Nothing without a gap is so long. */
const RUN = 131_072;

describe('lines', () => {
  it.each(['\n', '\r\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'])('end in %j', (end) => {
    const lines = [
      [1, 'whole', 'a'],
      [2, 'whole', ''],
      [3, 'whole', 'b'],
    ];
    expect(read(`a${end}${end}b`)).toEqual({ lines, count: 3 });
    expect(read('a', `${end}${end}b`)).toEqual({ lines, count: 3 });
    expect(read(`a${end}${end}b`, end)).toEqual({ lines, count: 3 });
  });

  it('end in a return, of which nobody knew whether it was half a line end', () => {
    expect(read('a\r', '\nb\r')).toEqual({
      lines: [
        [1, 'whole', 'a'],
        [2, 'whole', 'b'],
      ],
      count: 2,
    });
    expect(read('a\r', 'b\r', '\r')).toMatchObject({ count: 3 });
    expect(read('a\n\r').lines).toEqual([
      [1, 'whole', 'a'],
      [2, 'whole', ''],
    ]);
  });

  it('are counted as they come', () => {
    const splitter = createLineSplitter();
    expect(splitter.count()).toBe(0);
    splitter.read('a\nb\nc');
    expect(splitter.count()).toBe(2);
  });

  it('are whole as long as they are short', () => {
    const line = `${x(PART - 2)} x`;
    expect(read(line).lines).toEqual([[1, 'whole', short(line)]]);
    expect(read(`${line}\n${line}`).lines).toEqual([1, 2].map((number) => [number, 'whole', short(line)]));
  });

  it.each([...' \t,;|"\'<>'])('come in parts that are cut before a gap, %j', (gap) => {
    expect(read(`${x(PART)}${gap}x\nb`).lines).toEqual([
      [1, 'first', `${PART}`],
      [1, 'last', `${gap}x`],
      [2, 'whole', 'b'],
    ]);
  });

  it('come in parts as large as may be', () => {
    const parts = [`x ${x(PART - 2)}`, ` ${x(PART - 1)}`, ' b'];
    const lines = ['first', 'middle', 'last'].map((part, at) => [1, part, short(parts[at] ?? '')]);
    expect(read(parts.join('')).lines).toEqual(lines);
    expect(read(`${parts.join('')}\nb`).lines).toEqual([...lines, [2, 'whole', 'b']]);
  });

  it('are cut behind a run that something may be', () => {
    const run = x(RUN - 1);
    expect(read(`${run} b`).lines).toEqual([
      [1, 'first', `${RUN - 1}`],
      [1, 'last', ' b'],
    ]);
    expect(read(` ${x(PART + 9)} b`).lines[0]).toEqual([1, 'first', ` ${PART + 9}`]);
  });

  it('wait for the end of a run', () => {
    const splitter = createLineSplitter();
    expect(splitter.read(x(RUN - 1))).toEqual([]);
    expect(splitter.read(' b').map(({ part, text }) => [part, text.length])).toEqual([['first', RUN - 1]]);
    expect(splitter.end()).toEqual([{ number: 1, part: 'last', text: ' b' }]);
  });

  it.each([
    ['at once', [`${x(RUN)} b c\nd`]],
    ['with a gap before it', [` ${x(RUN)} b c\nd`]],
    ['in pieces', [x(RUN), x(RUN), `${x(RUN)} b c\nd`]],
    ['with little of it left', [x(RUN + 1), `${x(9)} b c\nd`]],
  ])('leave out a run that nothing can be: %s', (_, pieces) => {
    expect(read(...pieces).lines).toEqual([
      [1, 'first', ''],
      [1, 'last', ' b c'],
      [2, 'whole', 'd'],
    ]);
  });

  it.each([
    ['that nothing can be', x(RUN + 1)],
    ['that has ended as long as a part', x(PART + 1)],
  ])('end with a run %s, and the next line goes on', (_, run) => {
    const lines = [
      [1, 'first', ''],
      [1, 'last', ''],
      [2, 'whole', 'd'],
    ];
    expect(read(`${run}\nd`)).toEqual({ lines, count: 2 });
  });

  it('give up a run as soon as nothing can be so long', () => {
    const splitter = createLineSplitter();
    expect(splitter.read(x(RUN))).toEqual([]);
    expect(splitter.read('x')).toEqual([{ number: 1, part: 'first', text: '' }]);
  });

  it('come in parts behind such a run', () => {
    const rest = ' b'.repeat(PART / 2);
    const lines = [
      [1, 'first', ''],
      [1, 'middle', rest],
      [1, 'last', ' c'],
    ];
    expect(read(`${x(RUN)}${rest} c`).lines).toEqual(lines);
    expect(read(x(RUN + 1), `${rest} c`).lines).toEqual(lines);
  });

  it('end with the text in the middle of a run', () => {
    const lines = [
      [1, 'first', ''],
      [1, 'last', ''],
    ];
    expect(read(x(PART + 1))).toEqual({ lines, count: 1 });
    expect(read(x(RUN + 1))).toEqual({ lines, count: 1 });
    expect(read(x(RUN + 1), x(9))).toEqual({ lines, count: 1 });
  });
});
