import { describe, expect, it } from 'vitest';
import { readCell, readLine } from '@/utils/domain/list-text';

/** What was read, as one text: the values, or what it is instead. */
function said(reading: ReturnType<typeof readLine>): string {
  if (reading.reads === 'indicators') return reading.indicators.map(({ value }) => value).join(' ');
  return reading.reads === 'bad' ? reading.why.reason : reading.reads;
}

const [ONE, TWO] = ['a.example', 'b.example'];
const many = Array.from({ length: 2_000 }, (_, at) => `h${at}.example`);

describe('a line of a list', () => {
  it.each([
    ['', 'blank'],
    [' \t ', 'blank'],
    ['  # a.example', 'comment'],
    [` ${ONE} `, ONE],
    [`${ONE} # ${TWO}`, ONE],
    [`{"a":"${ONE}","b":[{"c":"${TWO}"},null,5,true]}`, `${ONE} ${TWO}`],
    [` {"a":"${ONE}"} `, ONE],
    ['{"a":"b"}', 'not-an-indicator'],
    [`${ONE},malware,2026-09-01`, ONE],
    [`${ONE};${TWO}`, `${ONE} ${TWO}`],
    [`${ONE} and ${TWO}`, `${ONE} ${TWO}`],
    ['malware', 'not-an-indicator'],
    ['malware,phishing', 'not-an-indicator'],
    [many.join(' '), many.join(' ')],
    [many.join(','), many.join(' ')],
    [many.join('\t'), many.join(' ')],
    [`${ONE} # ${TWO}, and https://${TWO}/x`, ONE],
    [`${ONE}\thttps://${TWO}/x`, `${ONE} https://${TWO}/x`],
    [`\t${ONE}/x \t`, `http://${ONE}/x`],
    ['readme.md\tnote', 'not-an-indicator'],
    ['evil.pizza/x\tnote', 'http://evil.pizza/x'],
    ['evil.pizza\tnote', 'not-an-indicator'],
    [`{"a":"${ONE}"`, ONE],
    [`from=${ONE}`, ONE],
    ['10.0.0.0/8', 'network'],
    ['evil[[.]]example', 'ambiguous-defang'],
    ['h**p://evil.example', 'ambiguous-defang'],
    ['a/b\tnote', 'not-an-indicator'],
    [`see ${ONE}/x\tnote`, `http://${ONE}/x`],
    [`{"a": "${ONE}"`, ONE],
    [`{ ${ONE} }`, ONE],
    ['{"a":[]}', 'not-an-indicator'],
    ['ftp://a.example/x', 'scheme'],
    ['ftp://a.example/x,b', 'scheme'],
    ['hxxp://a.example/[.]b,c', 'http://a.example/.b,c'],
  ])('%.60j is %.60s', (line, what) => expect(said(readLine(line))).toBe(what));

  it('of JSON is looked through as far as ten thousand texts', () => {
    const strings = (count: number): string => `{"a":[${'"n",'.repeat(count)}"${ONE}"]}`;
    expect(said(readLine(strings(9_999)))).toBe(ONE);
    expect(said(readLine(strings(10_000)))).toBe('not-an-indicator');
  });
});

describe('a cell', () => {
  it.each([
    ['view-source:http://a.example/', 'scheme'],
    ['', 'blank'],
    [' \n ', 'blank'],
    [` ${ONE} `, ONE],
    [`${ONE}, ${TWO}`, `${ONE} ${TWO}`],
    [`malware|${ONE}`, ONE],
    ['malware|phishing', 'not-an-indicator'],
    [`https://${ONE}/${'a'.repeat(200_000)}`, 'too-long'],
    [` https://${ONE}/${'a'.repeat(200_000)} `, 'too-long'],
    [`${'a '.repeat(5_000)}`, 'too-long'],
    [`${'a '.repeat(5_000)}${ONE}`, ONE],
    [`${'a|'.repeat(5_000)}${ONE}`, ONE],
  ])('%.60j is %.60s', (text, what) => expect(said(readCell(text))).toBe(what));
});
