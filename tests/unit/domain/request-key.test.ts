import { describe, expect, it } from 'vitest';
import { requestKey } from '@/utils/domain/request-key';

const key = (url: string) => requestKey({ kind: 'url', value: url });

describe('requestKey (virustotal-api.md §3)', () => {
  it.each([
    ['https://a.example', 'https://a.example/'],
    ['https://a.example/%61', 'https://a.example/a'],
    ['https://a.example/x/../b?q=%7C', 'https://a.example//b?q=|'],
    ['HTTPS://A.example/?u=b', 'https://a.example/?u=b'],
    ['https://a.example/ä', 'https://a.example/%c3%a4'],
  ])('%s and %s are one check', (one, other) => expect(key(one)).toBe(key(other)));

  it.each([
    ['https://a.example/x%3Fy=1', 'https://a.example/x?y=1'],
    ['https://a.example/?q=a%26admin=1', 'https://a.example/?q=a&admin=1'],
    ['https://a.example/?q=a%3Db', 'https://a.example/?q=a=b'],
    ['https://a.example/a%2Fb', 'https://a.example/a/b'],
    ['https://a.example/a%252fb', 'https://a.example/a/b'],
    ['https://a.example/%23top', 'https://a.example/%2523top'],
    ['https://a.example/a%3Bb', 'https://a.example/a;b'],
    ['https://a.example/?q=1%2B1', 'https://a.example/?q=1+1'],
  ])('%s and %s are two', (one, other) => expect(key(one)).not.toBe(key(other)));

  it('still knows one host in its spellings where an escape is left alone', () => {
    expect(key('https://MÜNCHEN.example:443/a%2Fb#top')).toBe(key('https://xn--mnchen-3ya.example/a%2Fb'));
  });

  it('names everything else by its kind and text', () => {
    expect(requestKey({ kind: 'domain', value: 'a.example' })).toBe('domain:a.example');
  });
});
