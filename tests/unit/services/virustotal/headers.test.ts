import { describe, expect, it } from 'vitest';
import { isHtml, isJson, retryAfterOf, serverTimeOf } from '@/utils/services/virustotal/headers';

const NOW = Date.UTC(2031, 4, 6, 7, 8);
const MONTH = 31 * 86_400;
const of = (name: string, text: string | null): Headers => new Headers(text === null ? {} : { [name]: text });

describe('Retry-After', () => {
  it.each([
    [null, null],
    ['', null],
    [' 5 ', 5_000],
    [`${MONTH}`, MONTH * 1_000],
    [`${MONTH + 1}`, null],
    ['Tue, 06 May 2031 07:09:00 GMT', 60_000],
    ['2031-05-06T07:09:00Z', 60_000],
    ['5 seconds', null],
    ['1.5', null],
  ])('%j', (text, wait) => expect(retryAfterOf(of('retry-after', text), NOW)).toBe(wait));

  it('may end in a year (RFC 9110, asctime)', () => {
    const text = 'Tue May  6 12:00:00 2031';
    expect(retryAfterOf(of('retry-after', text), Date.parse(text) - 5_000)).toBe(5_000);
  });

  it('counts a date from the server’s clock', () => {
    const headers = of('retry-after', 'Tue, 06 May 2031 07:09:00 GMT');
    headers.set('date', 'Tue, 06 May 2031 07:08:50 GMT');
    expect(retryAfterOf(headers, NOW)).toBe(10_000);
    expect(serverTimeOf(headers)).toBe(NOW + 50_000);
    expect(serverTimeOf(of('date', 'some day'))).toBeNull();
    expect(serverTimeOf(new Headers())).toBeNull();
  });
});

it.each([
  [null, true, false],
  ['application/json', true, false],
  ['Application/JSON ; charset=utf-8', true, false],
  ['application/problem+json', true, false],
  ['+json/text', false, false],
  ['text/plain', false, false],
  ['text/html;charset=utf-8', false, true],
  ['text/html ; charset=utf-8', false, true],
])('a body of the type %j', (type, json, html) => {
  const headers = of('content-type', type);
  expect([isJson(headers), isHtml(headers)]).toEqual([json, html]);
});
