import { describe, expect, it } from 'vitest';
import { logText } from '@/utils/domain/log';
import { logAbout } from '@/utils/domain/log-about';
import { refusalLine } from '@/utils/domain/refusal-line';

const AT = Date.UTC(2026, 10, 21, 8);

describe('a line of the log', () => {
  it.each([
    [{ level: 'info', event: 'saved', detail: 'a b' }, '2026-11-21T08:00:00.000Z INFO  saved a b'],
    [{ level: 'error', event: 'failed', detail: '' }, '2026-11-21T08:00:00.000Z ERROR failed'],
    [
      { level: 'warn', event: 'a\r\nb', detail: 'c\u2028\u2029\u0085d' },
      '2026-11-21T08:00:00.000Z WARN  a b c d',
    ],
  ] as const)('%j', (row, text) => expect(logText({ at: AT, ...row })).toBe(text));

  it.each([
    [8.64e15, '+275760-09-13T00:00:00.000Z INFO  a'],
    [-8.64e15, '-271821-04-20T00:00:00.000Z INFO  a'],
    [8.64e15 + 1_000, '8640000000001000 INFO  a'],
    [-8.64e15 - 1_000, '-8640000000001000 INFO  a'],
  ])('at %i', (at, text) => expect(logText({ at, level: 'info', event: 'a', detail: '' })).toBe(text));
});

describe('what the log says of a request', () => {
  it.each([
    ['https://a.example/x', 'https://a.example/x'],
    ['https://a.example/x?access_token=8f14e45fceea167a5a36dedd4bea2543&y=1', 'https://a.example/x?y=1'],
    ['http://10.0.0.1/x', '(private-address)'],
  ])('about %s is %s', (value, said) => expect(logAbout({ kind: 'url', value })).toBe(said));

  it.each([
    [{ failure: { tag: 'not-found' }, status: 404 }, ['info', 'not found: look up', '404']],
    [{ failure: { tag: 'forbidden' }, status: 403 }, ['warn', 'failed: look up', 'forbidden 403']],
  ] as const)('that brought nothing, %j', (refused, line) =>
    expect(refusalLine('look up', refused)).toEqual(line),
  );
});
