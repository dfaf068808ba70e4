import { describe, expect, it } from 'vitest';
import { readMode } from '../../tour/flags';

const DISPLAY = { DISPLAY: ':0' };

describe.runIf(process.platform === 'linux')('readMode', () => {
  it.each([
    [[], DISPLAY, 'guided'],
    [[], { WAYLAND_DISPLAY: 'wayland-0' }, 'guided'],
    [[], {}, 'by-itself'],
    [[], { DISPLAY: '' }, 'by-itself'],
    [['--headless'], DISPLAY, 'by-itself'],
    [['--live'], DISPLAY, 'live'],
  ])('%j with %j is %s', (words, env, mode) => {
    expect(readMode(words, env)).toEqual({ ok: true, value: mode });
  });

  it.each([
    ['has nobody to enter a key', ['--live'], {}, /--live needs a display/],
    ['is told to be two things', ['--live', '--headless'], DISPLAY, /cannot be --headless/],
    ['does not know the word', ['--fast'], DISPLAY, /does not know that/],
    ['is given a word without dashes', ['headless'], DISPLAY, /does not know that/],
  ])('stops with one sentence when it %s', (_when, words, env, sentence) => {
    expect(readMode(words, env)).toEqual({ ok: false, sentence: expect.stringMatching(sentence) });
  });
});
