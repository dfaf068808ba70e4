import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAddress } from '@/utils/domain/split-address';

/** A loaded machine may take long to make up so many examples. */
const ROOM = { timeout: 60_000 };

describe('splitAddress', () => {
  it.each([
    ['https://secure.zoll.example/de?id=1', 'https://', 'secure.zoll.example', '/de?id=1'],
    ['http://198.51.100.77:8081/bin.sh', 'http://', '198.51.100.77', ':8081/bin.sh'],
    ['http://[2001:db8::1]:80/x', 'http://', '[2001:db8::1]', ':80/x'],
    ['http://anna:pw@a.example#x', 'http://anna:pw@', 'a.example', '#x'],
    ['http://paypal.com@evil.example/', 'http://paypal.com@', 'evil.example', '/'],
    ['http://a.example?x=http://b.example/@c', 'http://', 'a.example', '?x=http://b.example/@c'],
    ['evil.example', '', 'evil.example', ''],
    ['2001:db8::1', '', '2001:db8::1', ''],
    ['d41d8cd98f00b204e9800998ecf8427e', '', 'd41d8cd98f00b204e9800998ecf8427e', ''],
    ['', '', '', ''],
  ])('%s', (text, before, host, after) => expect(splitAddress(text)).toEqual({ before, host, after }));

  it.each([
    [
      'https://user:pass@evil.example\\@gut.example/x',
      'https://user:pass@',
      'evil.example',
      '\\@gut.example/x',
    ],
    ['https://evil.example/\\@gut.example', 'https://', 'evil.example', '/\\@gut.example'],
    ['https:\\\\evil.example\\\\@gut.example', 'https:\\\\', 'evil.example', '\\\\@gut.example'],
    ['https:/\\evil.example?@gut.example', 'https:/\\', 'evil.example', '?@gut.example'],
    ['https:evil.example/@gut.example', 'https:', 'evil.example', '/@gut.example'],
    ['http:////evil.example/@gut.example', 'http:////', 'evil.example', '/@gut.example'],
    ['http:/\n/\tevil.example\t\\@gut.example', 'http:/\n/\t', 'evil.example\t', '\\@gut.example'],
    [' https://evil.example:4\t43\\@gut.example', ' https://', 'evil.example', ':4\t43\\@gut.example'],
    [
      'https://gut.example@gut.example@evil.example/',
      'https://gut.example@gut.example@',
      'evil.example',
      '/',
    ],
    [
      'https://gut.example%40evil.example@evil.example',
      'https://gut.example%40evil.example@',
      'evil.example',
      '',
    ],
    ['https://gut.example:443@[2001:db8::1]:80\\@x', 'https://gut.example:443@', '[2001:db8::1]', ':80\\@x'],
    ['HTTPS://A@EVIL.EXAMPLE\\@gut.example', 'HTTPS://A@', 'EVIL.EXAMPLE', '\\@gut.example'],
  ])('goes where a browser goes: %j', (text, before, host, after) => {
    expect(splitAddress(text)).toEqual({ before, host, after });
    expect(new URL(`https://${host}/`).host).toBe(new URL(text).hostname);
  });

  it.each([
    'ssh://anna\\@gut.example/x',
    'ftp://evil.example\\@gut.example',
    'ht\ttps://evil.example\\@gut.example',
  ])('lets all of what could be read in two ways stand out: %j', (text) =>
    expect(splitAddress(text)).toEqual({ before: '', host: text, after: '' }),
  );

  it('loses nothing', ROOM, () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
        const { before, host, after } = splitAddress(text);
        expect(before + host + after).toBe(text);
      }),
    );
  });

  it('finds the host a URL parser finds', ROOM, () => {
    fc.assert(
      fc.property(fc.webUrl(), (url) => {
        expect(splitAddress(url).host).toBe(new URL(url).hostname);
      }),
    );
  });

  it('finds it in what was made to mislead, too', ROOM, () => {
    const piece = fc.constantFrom(
      ...[
        'a.example',
        'B.example',
        '[2001:db8::1]',
        'anna',
        '@',
        ':',
        ':80',
        '/',
        '\\',
        '?',
        '#',
        '%40',
        '\t',
        '\n',
      ],
    );
    const start = fc.constantFrom(
      'https://',
      'http:',
      'HTTP:\\\\',
      'https:/\\',
      'https:///\n',
      ' https:\t//',
    );
    const made = fc.tuple(start, fc.array(piece, { minLength: 1, maxLength: 9 }));
    let compared = 0;
    fc.assert(
      fc.property(made, ([scheme, pieces]) => {
        const text = scheme + pieces.join('');
        if (!URL.canParse(text)) return;
        compared += 1;
        expect(new URL(`https://${splitAddress(text).host}/`).host).toBe(new URL(text).hostname);
      }),
      { numRuns: 2000 },
    );
    expect(compared).toBeGreaterThan(200);
  });
});
