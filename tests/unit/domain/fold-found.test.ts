import { describe, expect, it } from 'vitest';
import { foldFound } from '@/utils/domain/fold-found';
import type { Collected } from '@/utils/domain/found';
import { isSameSite, registrableDomain } from '@/utils/domain/site';

const PAGE = 'https://www.news.example/today';
const collected = (links: readonly string[], text = '', more = false): Collected => ({
  ...{ links, text, frames: 0, more, unreadable: false },
});
const values = (documents: readonly Collected[]): string[] =>
  foldFound(documents, PAGE).things.map(({ indicator }) => indicator.value);

describe('foldFound', () => {
  it('takes each thing once, links before text, frames after the page', () => {
    const page = collected(
      ['https://a.example/x', 'https://A.example/x#part', 'https://b.example/', 'https://b.example'],
      'hxxp://c[.]example/ and 198.51.100.7',
    );
    const frame = collected(['https://d.example/', 'https://a.example/x'], '198.51.100.7');
    expect(values([page, frame])).toEqual([
      ...['https://a.example/x', 'https://b.example/', 'https://d.example/'],
      ...['http://c.example/', '198.51.100.7'],
    ]);
  });

  it('leaves out the page itself, what is no web address, and names that repeat a host', () => {
    const links = [
      PAGE,
      `${PAGE}#top`,
      'javascript:alert(1)',
      'mailto:a@b.example',
      'ftp://a.example/',
      'https://a.example/x',
    ];
    expect(values([collected(links, 'a.example says b.example')])).toEqual([
      'https://a.example/x',
      'b.example',
    ]);
  });

  it('knows what leads to the page’s own site', () => {
    const links = [
      'https://shop.news.example/',
      'https://news.example.evil.example/',
      'https://other.example/',
    ];
    const { things } = foldFound([collected(links, 'd41d8cd98f00b204e9800998ecf8427e')], PAGE);
    expect(things.map(({ sameSite }) => sameSite)).toEqual([true, false, false, false]);
    expect(
      foldFound([collected(links)], 'file:///home/page.html').things.some(({ sameSite }) => sameSite),
    ).toBe(false);
  });

  it('takes ten thousand and says that there is more', () => {
    const links = Array.from({ length: 10_001 }, (_, n) => `https://n${n}.example/`);
    const { things, more } = foldFound([collected(links)], PAGE);
    expect(things).toHaveLength(10_000);
    expect(more).toBe(true);
    expect(foldFound([collected(links.slice(1))], PAGE).more).toBe(false);
    expect(foldFound([collected([], '', true)], PAGE).more).toBe(true);
  });
});

describe('a site', () => {
  it.each([
    ['www.example.com', 'example.com'],
    ['a.b.example.co.uk', 'example.co.uk'],
    ['example.co.uk', 'example.co.uk'],
    ['alice.github.io', 'alice.github.io'],
    ['x.y.alice.github.io', 'alice.github.io'],
    ['files.blob.core.windows.net', 'files.blob.core.windows.net'],
    ['EXAMPLE.com.', 'example.com'],
    ['198.51.100.7', '198.51.100.7'],
    ['2001:db8::1', '2001:db8::1'],
    ['localhost', 'localhost'],
  ])('%s is of %s', (host, domain) => expect(registrableDomain(host)).toBe(domain));

  it('is another on shared hosting', () => {
    expect(isSameSite('alice.github.io', 'bob.github.io')).toBe(false);
    expect(isSameSite('198.51.100.7', '203.0.113.7')).toBe(false);
    expect(isSameSite('mail.example.com', 'example.com')).toBe(true);
  });
});
