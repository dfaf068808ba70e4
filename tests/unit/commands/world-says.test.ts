import { describe, expect, it } from 'vitest';
import type { WorldEntry } from '../../simulator/control';
import { inWords, worldSays } from '../../tour/world-says';

const entry = (subject: string, stats: Partial<WorldEntry>): WorldEntry => ({
  kind: 'url',
  id: subject,
  subject,
  malicious: 0,
  suspicious: 0,
  harmless: 0,
  undetected: 0,
  note: '',
  ...stats,
});

const world = [
  entry('bad', { malicious: 14, suspicious: 2, harmless: 58, undetected: 18 }),
  entry('three', { malicious: 3, harmless: 87 }),
  entry('two', { malicious: 2, suspicious: 5, harmless: 83 }),
  entry('hint', { suspicious: 1, harmless: 89 }),
  entry('quiet', { harmless: 66, undetected: 27 }),
  entry('silent', {}),
];

describe('worldSays', () => {
  it.each([
    ['bad', 'malicious 14 of 92'],
    ['three', 'malicious 3 of 90'],
    ['two', 'suspicious 2 of 90'],
    ['hint', 'suspicious 1 of 90'],
    ['quiet', 'nothing found 0 of 93'],
    ['never seen', 'unknown'],
  ])('%s: %s', (of, words) => {
    expect(inWords(worldSays({ kind: 'verdict', of }, world))).toBe(words);
    expect(inWords(worldSays({ kind: 'asks', of }, world))).toBe(words);
  });

  it('says of a private address that nothing leaves', () => {
    expect(inWords(worldSays({ kind: 'not-sent' }, world))).toBe('not sent');
  });
});
