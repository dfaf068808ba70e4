import { expect, test } from './fixtures';
import { viewOf } from './list-messages';
import { openWorkspace, type WorkspacePage } from './workspace-page';

test.describe.configure({ timeout: 240_000 });

interface Text {
  readonly name: string;
  readonly bytes: Buffer;
  /** Radio button of the column, where it is not the guessed one. */
  readonly column?: RegExp;
  readonly read: Record<string, number>;
  /** The first indicators, in their order. */
  readonly first: readonly string[];
}

const LINES = [
  '# remark',
  'hxxps://eins[.]example/a',
  'zwei.example',
  'EINS.example',
  'nichts',
  '203.0.113.9',
];
const FIRST = ['https://eins.example/a', 'zwei.example', 'eins.example', '203.0.113.9'];
const SAME = { lines: 6, rows: 4, comments: 1, bad: 1, duplicates: 0 };
const swapped = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

const TEXTS: readonly Text[] = [
  {
    name: 'utf-8 with a mark, CRLF',
    bytes: Buffer.from(`\ufeff${LINES.join('\r\n')}\r\n`),
    read: SAME,
    first: FIRST,
  },
  {
    name: 'utf-16le, CR',
    bytes: Buffer.from(`\ufeff${LINES.join('\r')}`, 'utf16le'),
    read: SAME,
    first: FIRST,
  },
  { name: 'utf-16be, LF', bytes: swapped(LINES.join('\n')), read: SAME, first: FIRST },
  {
    name: 'a table, the second choice of its columns',
    bytes: Buffer.from(
      'host;note;"link ""x"""\na.example;x;https://p.example/1\nb.example;"y;\nz";https://q.example/2\n',
    ),
    column: /column 3/,
    read: { rows: 2, bad: 0 },
    first: ['https://p.example/1', 'https://q.example/2'],
  },
  {
    name: 'JSON lines',
    bytes: Buffer.from('{"url":"https://p.example/1","tags":["q.example"]}\n{"ip":"203.0.113.9"}\n{"x":1}\n'),
    read: { lines: 3, rows: 3, bad: 1 },
    first: ['https://p.example/1', 'q.example', '203.0.113.9'],
  },
];

async function choose({ page }: WorkspacePage, name: string, buffer: Buffer): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `${name}.txt`, mimeType: 'text/plain', buffer });
}

async function readInFile(lists: WorkspacePage, name: string, timeout = 30_000): Promise<string> {
  const { page } = lists;
  await lists.button('Read in').click();
  await expect(page.getByRole('heading', { name })).toBeVisible({ timeout });
  return new URLSearchParams(new URL(page.url()).hash.slice(1)).get('list') ?? '';
}

test('texts of every encoding, line end and shape', async ({ assay }) => {
  const lists = await openWorkspace(assay, 'lists');
  for (const { name, bytes, column, read, first } of TEXTS) {
    await lists.at('lists&new');
    await choose(lists, name, bytes);
    if (column) await lists.page.getByRole('radio', { name: column }).check();
    const list = await readInFile(lists, name);
    expect((await viewOf(lists.page, list)).read, name).toMatchObject(read);
    for (const text of first) await expect(lists.line(text).first(), name).toBeVisible();
    await expect(lists.line(/./).first(), name).toContainText(first[0] ?? '');
  }
});

test('a hundred thousand lines, and one line of ten megabytes', async ({ assay }) => {
  const lists = await openWorkspace(assay, 'lists&new');
  const { page } = lists;
  // The page stays alive meanwhile: the longest time in which it did nothing else.
  await page.evaluate(() => {
    let last = performance.now();
    setInterval(() => {
      const { longest = 0 } = document.documentElement.dataset;
      document.documentElement.dataset.longest = `${Math.max(Number(longest), performance.now() - last)}`;
      last = performance.now();
    }, 20);
  });
  const longest = async (): Promise<number> =>
    Number(await page.evaluate(() => document.documentElement.dataset.longest));

  const many = Array.from({ length: 100_000 }, (_, at) => `host-${at + 1}.viele.example`).join('\n');
  await choose(lists, 'many', Buffer.from(many));
  const began = performance.now();
  await lists.button('Read in').click();
  await expect(page.locator('form progress')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'many' })).toBeVisible({ timeout: 150_000 });
  // Of a busy machine a page does not get all that it wants.
  expect(await longest()).toBeLessThan(Math.max(5_000, (performance.now() - began) / 4));
  await expect(page.locator('table')).toHaveAttribute('aria-rowcount', '100001');
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight }));
  await expect(lists.line('host-100000.viele.example')).toBeVisible();
  await page.getByRole('searchbox').fill('host-98765');
  await expect(page.locator('tbody tr.line')).toHaveCount(1);
  await expect(lists.line('host-98765.viele.example')).toBeVisible();

  await lists.at('lists&new');
  const [begin, end] = ['https://anfang.example/ ', ' https://ende.example/'];
  const long = `${begin}${'x'.repeat(5_000_000)} ${'wort '.repeat(1_000_000)}${end}`;
  await choose(lists, 'long', Buffer.from(long));
  const list = await readInFile(lists, 'long', 60_000);
  expect((await viewOf(page, list)).read).toMatchObject({ lines: 1, rows: 2, bad: 0 });
  await expect(lists.line('anfang.example')).toBeVisible();
  await expect(lists.line('ende.example')).toBeVisible();
});
