import { expect, it } from 'vitest';
import { holdsKey, type Said } from '@/utils/services/virustotal/holds-key';

const KEY = 'c0ffee00'.repeat(8);
const kept = async () => [];
const unread = () => Promise.reject(new Error('nothing of it is to be read'));

const inPath = (...path: string[]): Said => ({ path });

it('a key is found from sixteen characters on; fewer are a word', async () => {
  const [long, short] = ['a1b2c3d4e5f6a7b8', 'a1b2c3d4e5f6a7b'];
  expect(await holdsKey(inPath('files', long), long, kept)).toBe(true);
  expect(await holdsKey(inPath('files', `${short}-x`), short, kept)).toBe(false);
  expect(await holdsKey(inPath('files', long), KEY, async () => [long])).toBe(true);
});

it('the keys that are kept are read only where one could be said', async () => {
  const paths: Said['path'][] = [[], ['files', 'fifteen-letters'], () => ['users', KEY]];
  for (const path of paths) expect(await holdsKey({ path }, KEY, unread)).toBe(false);
  await expect(holdsKey(inPath('sixteen-letters-'), KEY, unread)).rejects.toThrow('to be read');
});

it('is found in an address within an id, whatever stands before it', async () => {
  for (const before of ['', '>>>', '>>>???', '???>>', 'üß>', '?>']) {
    const id = Buffer.from(`https://a.example/${before}?k=${KEY}`).toString('base64url');
    expect(await holdsKey(inPath('urls', id), KEY, kept)).toBe(true);
  }
  const odd = Buffer.from('https://a.example/>>>>???').toString('base64url');
  expect([odd.includes('-'), odd.includes('_')]).toEqual([true, true]);
});

it('is the same in capitals, and no other letters are', async () => {
  expect(await holdsKey(inPath(KEY.toUpperCase()), KEY, kept)).toBe(true);
  expect(await holdsKey(inPath('ß'.repeat(16)), 's'.repeat(32), kept)).toBe(false);
});

it('is found in every field of a body, in a query and in a name', async () => {
  const path = ['files'];
  const body = new URLSearchParams({ url: 'https://a.example/', note: `x ${KEY}` });
  expect(await holdsKey({ path, body }, KEY, kept)).toBe(true);
  expect(await holdsKey({ path, query: { query: KEY } }, KEY, kept)).toBe(true);
  expect(await holdsKey({ path, json: { data: [{ text: KEY }] } }, KEY, kept)).toBe(true);
  expect(await holdsKey({ path, name: `${KEY}.txt` }, KEY, kept)).toBe(true);
  expect(await holdsKey({ path, json: { data: [null, 7, { text: 'x'.repeat(64) }] } }, KEY, kept)).toBe(
    false,
  );
});
