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
});
