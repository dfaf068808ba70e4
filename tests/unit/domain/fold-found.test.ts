import { describe, expect, it } from 'vitest';
import { foldFound } from '@/utils/domain/fold-found';
import type { Collected } from '@/utils/domain/found';
import { piecesOf } from '@/utils/domain/pieces-of';
import { isSameSite, registrableDomain } from '@/utils/domain/site';

const PAGE = 'https://www.news.example/today';
const collected = (links: readonly string[], text = '', more = false): Collected => ({
  ...{ links, text, frames: 0, more, unreadable: false },
});
const NOW = async (): Promise<void> => undefined;
const NONE = { tooLong: 0, scheme: 0, unreadable: 0 };
const values = async (documents: readonly Collected[]): Promise<string[]> =>
  (await foldFound(documents, PAGE, NOW)).things.map(({ indicator }) => indicator.value);

describe('foldFound', () => {
  it('takes each thing once, links before text, frames after the page', async () => {
    const page = collected(
      ['https://a.example/x', 'https://A.example/x#part', 'https://b.example/', 'https://b.example'],
      'hxxp://c[.]example/ and 198.51.100.7',
    );
    const frame = collected(['https://d.example/', 'https://a.example/x'], '198.51.100.7');
    expect(await values([page, frame])).toEqual([
      ...['https://a.example/x', 'https://b.example/', 'https://d.example/'],
      ...['http://c.example/', '198.51.100.7'],
    ]);
  });

  it('leaves out the page itself, what is no web address, and names that repeat a host', async () => {
    const links = [
      PAGE,
      `${PAGE}#top`,
      'javascript:alert(1)',
      'mailto:a@b.example',
      'ftp://a.example/',
      'https://a.example/x',
    ];
    expect(await values([collected(links, 'a.example says b.example')])).toEqual([
      'https://a.example/x',
      'b.example',
    ]);
  });

  it('takes of a redirect the link in it, and that one once', async () => {
    const wrapped = (link: string, to: string): string =>
      `https://na01.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&data=${to}`;
    const links = [
      wrapped('https://a.example/x', 'anna%40firma.example'),
      wrapped('https://a.example/x', 'bob%40firma.example'),
      wrapped(PAGE, 'anna%40firma.example'),
    ];
    const text = `${wrapped('https://b.example/', 'anna%40firma.example')} a.example`;
    expect(await values([collected(links, text)])).toEqual(['https://a.example/x', 'https://b.example/']);
  });

  it('knows what leads to the page’s own site', async () => {
    const links = [
      'https://shop.news.example/',
      'https://news.example.evil.example/',
      'https://other.example/',
    ];
    const { things } = await foldFound([collected(links, 'd41d8cd98f00b204e9800998ecf8427e')], PAGE, NOW);
    expect(things.map(({ sameSite }) => sameSite)).toEqual([true, false, false, false]);
    const file = await foldFound([collected(links)], 'file:///home/page.html', NOW);
    expect(file.things.some(({ sameSite }) => sameSite)).toBe(false);
  });

  it('takes ten thousand and says that there is more', async () => {
    const links = Array.from({ length: 10_001 }, (_, n) => `https://n${n}.example/`);
    const { things, more } = await foldFound([collected(links)], PAGE, NOW);
    expect(things).toHaveLength(10_000);
    expect(more).toBe(true);
    expect((await foldFound([collected(links.slice(1))], PAGE, NOW)).more).toBe(false);
    expect((await foldFound([collected([], '', true)], PAGE, NOW)).more).toBe(true);
    expect((await foldFound([collected([]), collected([], '', true)], PAGE, NOW)).more).toBe(true);
  });
});

it('of a page whose links are as many as are taken, what else is in its text is told', async () => {
  const links = Array.from({ length: 10_000 }, (_, n) => `https://n${n}.example/`);
  const folded = async (text: string) => (await foldFound([collected(links, text)], PAGE, NOW)).more;
  expect([await folded('n7.example'), await folded('other.example')]).toEqual([false, true]);
});

describe('what is left out', () => {
  it('is counted by why, each link once', async () => {
    const long = `https://long.example/${'x'.repeat(9_000)}`;
    const links = [
      long,
      'https://\u202eevil.example/',
      '//\u202eevil.example/',
      'ftp://a.example/',
      'ftp://b.example/',
      'https://a.example/',
    ];
    const { things, leftOut, more } = await foldFound([collected(links), collected(links)], PAGE, NOW);
    expect(leftOut).toEqual({ tooLong: 1, scheme: 2, unreadable: 2 });
    expect(things).toHaveLength(1);
    expect(more).toBe(false);
    expect((await foldFound([collected([PAGE])], PAGE, NOW)).leftOut).toEqual(NONE);
  });
});

describe('a page that holds more than anybody reads', () => {
  const MANY = Array.from({ length: 300_000 }, (_, n) => `https://n${n}.example/`);

  it('is read no further than what is taken, and in pieces', async () => {
    let pauses = 0;
    const pause = async (): Promise<void> => {
      pauses += 1;
    };
    const text = MANY.map((link) => link.slice(8, -1)).join('\n');
    const { things, more } = await foldFound([collected(MANY, text), collected(MANY, text)], PAGE, pause);
    expect([things.length, more]).toEqual([10_000, true]);
    expect(pauses).toBe(100);
  });

  it('has its text read in pieces that tear no word, and finds in them what is in the whole', async () => {
    let pauses = 0;
    const text = MANY.slice(0, 9_000)
      .map((link, n) => link.slice(8, -1) + (n % 7 ? ' ' : '\n'))
      .join('');
    const { things, more } = await foldFound([collected([], text)], PAGE, async () => {
      pauses += 1;
    });
    expect(things.map(({ indicator }) => indicator.value)).toEqual(
      MANY.slice(0, 9_000).map((link) => link.slice(8, -1)),
    );
    expect(more).toBe(false);
    expect(pauses).toBeGreaterThan(text.length / 25_000);
  });

  it.each([
    ['a b\nc', 10, ['a b\nc']],
    ['a b\nc d', 7, ['a b\nc d']],
    ['aa bb\ncc dd ee', 10, ['aa bb\n', 'cc dd ee']],
    ['aa bb cc', 5, ['aa ', 'bb cc']],
    ['aa bb cc\ndd', 5, ['aa ', 'bb ', 'cc\ndd']],
    ['xxxxxxxxx y z', 4, ['xxxxxxxxx ', 'y z']],
    ['xxxxxxxxx', 4, ['xxxxxxxxx']],
  ])('%j in pieces of %i', (text, most, pieces) => {
    expect([...piecesOf(text, most)]).toEqual(pieces);
  });

  it('rests only where there is more to read', async () => {
    const pause = () => Promise.reject(new Error('rested'));
    const { things } = await foldFound([collected(['https://a.example/'], 'b.example')], PAGE, pause);
    expect(things).toHaveLength(2);
  });

  it('is cut nowhere where there is no room to', () => {
    for (const text of [
      '',
      'a',
      `${'x'.repeat(99)} y ${'z'.repeat(50)}`,
      ' '.repeat(95),
      `${'x'.repeat(40)}\n`,
    ])
      for (const most of [1, 10, 40]) {
        const pieces = [...piecesOf(text, most)];
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces.slice(0, -1)) expect(piece).toMatch(/\s$/);
      }
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
    ['1.shop.example', 'shop.example'],
    ['a.b.c1', 'b.c1'],
  ])('%s is of %s', (host, domain) => expect(registrableDomain(host)).toBe(domain));

  it('is another on shared hosting', () => {
    expect(isSameSite('alice.github.io', 'bob.github.io')).toBe(false);
    expect(isSameSite('198.51.100.7', '203.0.113.7')).toBe(false);
    expect(isSameSite('mail.example.com', 'example.com')).toBe(true);
  });
});
