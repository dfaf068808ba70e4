import { describe, expect, it } from 'vitest';
import type { Indicator } from '@/utils/domain/indicator';
import { isKnownTld } from '@/utils/domain/known-tld';
import { isPlausible } from '@/utils/domain/plausible';
import { isPublicSuffix } from '@/utils/domain/public-suffix';

const domain = (value: string): Indicator => ({ kind: 'domain', value });
const url = (value: string): Indicator => ({ kind: 'url', value });
const file = (value: string): Indicator => ({ kind: 'file', value });
const ip = (value: string): Indicator => ({ kind: 'ip', value });
const MD5 = '44d88612fea8a8f36de82e1278abb02f';
const named = (word: string): [string, Indicator] => [word, domain(word.toLowerCase())];

describe('a word of a text means an indicator', () => {
  it.each<[string, Indicator]>([
    [MD5, file(MD5)],
    [`0x${MD5}`, file(MD5)],
    ['198.51.100.7', ip('198.51.100.7')],
    ['2001:db8::1', ip('2001:db8::1')],
    ['2001::', ip('2001::')],
    ['fe80::1', ip('fe80::1')],
    ['1:2::3', ip('1:2::3')],
    named('evil.example'),
    named('evil.de'),
    named('evil.xn--p1ai'),
    named('done.IT'),
    named('www.evil.pizza'),
    named('WWW.evil.pizza'),
    named('docs.readme.md'),
    ['readme.md/x', url('http://readme.md/x')],
    ['evil.example/done.It', url('http://evil.example/done.It')],
    ['198.51.100.7/x', url('http://198.51.100.7/x')],
    ['[2001:db8::1]/x', url('http://[2001:db8::1]/x')],
  ])('%s', (word, indicator) => expect(isPlausible(word, indicator, false)).toBe(true));

  it.each<[string, Indicator]>([
    ['44:d8:86:12:fe:a8:a8:f3:6d:e8:2e:12:78:ab:b0:2f', file(MD5)],
    ['ab::cd', ip('ab::cd')],
    ['ab:cd::ef', ip('ab:cd::ef')],
    ['::1', ip('::1')],
    ['1::', ip('1::')],
    ['12::', ip('12::')],
    ['12ab::1', ip('12ab::1')],
    ['evil.d1/x', url('http://evil.d1/x')],
    named('evil.pizza'),
    named('1.evil.pizza'),
    named('evil.c'),
    named('a.www.evil.pizza'),
    ['localhost', domain('localhost')],
    named('done.It'),
    named('done.Net'),
    named('DONe.It'),
    ['1.evil.pizza/x', url('http://1.evil.pizza/x')],
    ['done.It/x', url('http://done.it/x')],
    ['done.It:80', url('http://done.it:80')],
    named('readme.md'),
    ['readme.md/', url('http://readme.md/')],
    ['readme.md?a/b', url('http://readme.md?a/b')],
  ])('or does not: %s', (word, indicator) => expect(isPlausible(word, indicator, false)).toBe(false));

  it('wherever somebody defanged it', () => {
    for (const word of ['evil.pizza', 'readme.md', 'done.It'])
      expect(isPlausible(word, domain(word.toLowerCase()), true)).toBe(true);
  });
});

it.each([
  ['co.uk', true],
  ['com.co', true],
  ['uk', false],
  ['a.uk', false],
  ['a.example', false],
  ['com.co.example', false],
])('%s is a suffix under which others register: %s', (name, is) => expect(isPublicSuffix(name)).toBe(is));

it.each([
  ['de', true],
  ['xn--p1ai', true],
  ['com', true],
  ['c', false],
  ['abc', false],
  ['d1', false],
  ['pizza', false],
  ['axn--', false],
])('%s is a top-level domain that a text may name: %s', (label, known) =>
  expect(isKnownTld(label)).toBe(known),
);
