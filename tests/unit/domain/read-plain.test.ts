import { describe, expect, it } from 'vitest';
import { readPlain } from '@/utils/domain/read-plain';
import { normalAddress } from '@/utils/domain/web-address';

const HASH = '0123456789abcdef'.repeat(4);
const MD5 = HASH.slice(0, 32);
const names = (text: string, before = ''): string[] =>
  readPlain(text, before).map(({ kind, value }) => `${kind} ${value}`);

describe('readPlain', () => {
  it.each([
    ['evil.example,b.example', ['domain evil.example', 'domain b.example']],
    ['evil.example/a,b.example', ['url http://evil.example/a,b.example']],
    ['evil.example?x,b.example', ['url http://evil.example?x,b.example']],
    ['evil.example/a@b', ['url http://evil.example/a@b']],
    ['nothing/x,b.example', ['domain b.example']],
    ['/x,b.example', ['domain b.example']],
    ['1.2.3.44,b.example', ['ip 1.2.3.44', 'domain b.example']],
    [`nothing/${MD5},b.example`, [`file ${MD5}`, 'domain b.example']],
    ['a::evil.example', ['domain evil.example']],
    ['anna@evil.example', []],
    [`anna@mail.${MD5}.example`, []],
    ['b/anna@evil.example', []],
    ['ioc:evil.example', ['domain evil.example']],
    ['a:b:c:evil.example', ['domain evil.example']],
    ['a:b:c:d:evil.example', []],
    ['2001:db8::1', ['ip 2001:db8::1']],
    ['1.2.3.4:443/tcp', ['url http://1.2.3.4:443']],
    [`/samples/${HASH}.bin`, [`file ${HASH}`]],
    [`x:${HASH}`, [`file ${HASH}`]],
    [`${MD5}.exe`, [`file ${MD5}`]],
    [`${MD5}.exe/${HASH}`, [`file ${MD5}`, `file ${HASH}`]],
    [`${MD5}-x`, []],
  ])('%s holds %j', (text, found) => expect(names(text)).toEqual(found));

  it('takes no more than three hundred characters before a slash for the beginning of a link', () => {
    const start = (length: number): string => `${MD5}.`.padEnd(length, 'x');
    expect(names(`${start(299)}/a,b.example`)).toEqual([`file ${MD5}`]);
    expect(names(`${start(300)}/a,b.example`)).toEqual([`file ${MD5}`, 'domain b.example']);
  });

  it('takes no version for an address, but a name behind the same word', () => {
    expect(names('1.2.3.4', 'v')).toEqual([]);
    expect(names('x,v,1.2.3.4')).toEqual([]);
    expect(names('1.2.3.4', 'from')).toEqual(['ip 1.2.3.4']);
    expect(names('evil.example', 'v')).toEqual(['domain evil.example']);
  });

  it('reads no piece that is longer than an indicator may be', () => {
    const link = (length: number): string => 'evil.example/'.padEnd(length, 'x');
    expect(names(`,,${link(8_192)}`)).toHaveLength(1);
    expect(names(`,,${link(8_193)}`)).toEqual([]);
  });
});

it('reads a number with two dots behind it as the address that it is without them', () => {
  expect(normalAddress('http://2130706433../x')).toBe('http://127.0.0.1/x');
});
