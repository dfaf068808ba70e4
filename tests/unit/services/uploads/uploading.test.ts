import { expect, it } from 'vitest';
import { success } from '@/utils/domain/result';
import type { PostOrder } from '@/utils/services/uploads/posted';
import { createUploading } from '@/utils/services/uploads/uploading';
import type { FromUploading } from '@/utils/services/uploads/wire';

const order = (origin: string): PostOrder => ({
  url: `${origin}/api/v3/files`,
  headers: {},
  name: 'a.exe',
  origins: [origin],
});

it('holds to the gateway of its first order, and says so of a file for another', async () => {
  const said: FromUploading[] = [];
  const held: (readonly string[])[] = [];
  const sent: string[] = [];
  const uploading = createUploading({
    clock: { elapsed: () => 0 },
    say: (message) => void said.push(message),
    read: () => Promise.reject(new Error('none')),
    hash: async ({ size }) => success({ sha256: 'a', bytes: size }),
    post: (_, { url }) => {
      sent.push(url);
      return new Promise(() => undefined);
    },
    holdTo: (origins) => void held.push(origins),
  });
  const give = async (attempt: string, origin: string): Promise<void> => {
    uploading.take(attempt, new Blob(['x']));
    uploading.hear({ say: 'read', attempt, url: null, file: { path: null, size: 1, sha256: 'a' } });
    await new Promise((resolve) => setImmediate(resolve));
    uploading.hear({ say: 'post', attempt, order: order(origin) });
  };
  await give('1', 'https://one.example');
  await give('2', 'https://two.example');
  await give('3', 'https://one.example');
  expect(held).toEqual([['https://one.example']]);
  expect(sent).toEqual(Array(2).fill('https://one.example/api/v3/files'));
  expect(said.filter(({ say }) => say === 'posted')).toEqual([
    { say: 'posted', attempt: '2', posted: { posted: 'elsewhere' } },
  ]);
});

it('sends nothing that it has not made sure of', () => {
  const said: FromUploading[] = [];
  const uploading = createUploading({
    clock: { elapsed: () => 0 },
    say: (message) => void said.push(message),
    read: () => Promise.reject(new Error('none')),
    hash: () => Promise.reject(new Error('none')),
    post: () => Promise.reject(new Error('none')),
    holdTo: () => undefined,
  });
  uploading.take('1', new Blob(['x']));
  uploading.hear({ say: 'post', attempt: '1', order: order('https://one.example') });
  uploading.greet();
  expect(said).toEqual([
    { say: 'taken', attempt: '1' },
    { say: 'posted', attempt: '1', posted: { posted: 'unreadable' } },
    { say: 'here', files: [], taken: ['1'], begun: [] },
  ]);
});
