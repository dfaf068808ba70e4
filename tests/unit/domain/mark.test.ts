import { describe, expect, it } from 'vitest';
import { linkIndicator, markKeys, warningKeys, wordIndicator } from '@/utils/domain/mark';
import { isNamelessUrl } from '@/utils/domain/nameless';
import { requestKey } from '@/utils/domain/request-key';

const url = (value: string) => ({ kind: 'url', value }) as const;
/** No longer one is looked at. */
const MOST = 2_000;
const LONG = 'https://a.example/'.padEnd(MOST, 'a');

describe('the indicator of a link', () => {
  it.each([
    ['https://a.example/x', url('https://a.example/x')],
    [LONG, url(LONG)],
    [`${LONG}a`, null],
    ['mailto:anna@a.example', null],
  ])('%.60j', (address, indicator) => expect(linkIndicator(address)).toEqual(indicator));
});

describe('the indicator of a word', () => {
  it.each([
    ['a.example', { kind: 'domain', value: 'a.example' }],
    [LONG, url(LONG)],
    [`${LONG}a`, null],
    ['version\n198.51.100.7', null],
    ['ver\u200bsion\n198.51.100.7', null],
    ['from\n198.51.100.7', { kind: 'ip', value: '198.51.100.7' }],
    ['\n198.51.100.7', { kind: 'ip', value: '198.51.100.7' }],
    ['a.example;b.example', null],
    ['word', null],
  ])('%.60j', (word, indicator) => expect(wordIndicator(word)).toEqual(indicator));
});

describe('the names of what is known', () => {
  const PLAIN = url('https://a.example/x');
  const TOKEN = url('https://a.example/x?access_token=8f14e45fceea167a5a36dedd4bea2543');
  const PRIVATE = url('http://10.0.0.1/x');

  it('are those under which it was asked, also with its secret', () => {
    expect(markKeys(PLAIN, [])).toEqual([requestKey(PLAIN)]);
    expect(markKeys(TOKEN, [])).toEqual([requestKey(TOKEN)]);
    const within = `https://www.google.com/url?q=${encodeURIComponent(PLAIN.value)}`;
    expect(markKeys({ kind: 'url', value: within }, [])).toEqual([requestKey(PLAIN)]);
  });

  it('are none of what never leaves', () => {
    expect(markKeys(PRIVATE, [])).toEqual([]);
    expect(markKeys(PLAIN, ['a.example'])).toEqual([]);
    expect(warningKeys(PLAIN, ['a.example'])).toEqual([]);
  });

  it('warn of what was asked about without its secret, too', () => {
    expect(warningKeys(PLAIN, [])).toEqual([requestKey(PLAIN)]);
    expect(warningKeys(TOKEN, [])).toEqual([requestKey(TOKEN), requestKey(PLAIN)]);
    const named = url(`${PLAIN.value}#access_token=8f14e45fceea167a5a36dedd4bea2543`);
    expect(warningKeys(named, [])).toEqual([...new Set([requestKey(named), requestKey(PLAIN)])]);
  });
});

it.each([
  [url('ab'.repeat(32)), true],
  [url('https://a.example/'), false],
  [{ kind: 'file', value: 'ab'.repeat(32) } as const, false],
  [url('ab'.repeat(16)), false],
])('%j is an address without its text: %s', (indicator, nameless) =>
  expect(isNamelessUrl(indicator)).toBe(nameless),
);
