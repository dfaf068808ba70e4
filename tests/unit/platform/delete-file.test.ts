import { beforeEach, expect, it, vi } from 'vitest';

interface Item {
  readonly id: number;
  readonly filename: string;
  readonly startTime: string;
  exists: boolean;
}

const START = '2026-11-21T12:00:00.000Z';
const WANTED = { browserId: 7, path: '/d/setup.exe', startedAt: Date.parse(START) };

/** A browser of a few lines: what the two real ones say is in platform.md §2.2. */
const world = vi.hoisted(() => ({
  items: [] as Item[],
  files: new Set<string>(),
  mayRead: true,
  removeFails: '',
  removed: [] as number[],
}));

vi.mock('wxt/browser', () => ({
  browser: {
    permissions: { contains: async () => world.mayRead },
    extension: { isAllowedFileSchemeAccess: async () => world.mayRead },
    downloads: {
      search: async ({ id }: { id?: number }) =>
        world.items.filter((item) => id === undefined || item.id === id).map((item) => ({ ...item })),
      removeFile: async (id: number) => {
        if (world.removeFails) throw new Error(world.removeFails);
        world.removed.push(id);
      },
    },
  },
}));

const { createFileDeleter } = await import('@/utils/platform/delete-file');

const deleteFile = createFileDeleter((path) => async () => {
  if (!world.files.has(path)) throw new TypeError('Failed to fetch');
  return { stream: () => new Blob([]).stream(), whole: async () => new ArrayBuffer(0) };
});

beforeEach(() => {
  world.items = [{ id: 7, filename: WANTED.path, startTime: START, exists: true }];
  world.files = new Set([WANTED.path]);
  Object.assign(world, { mayRead: true, removeFails: '', removed: [] });
});

it('deletes the file', async () => {
  expect(await deleteFile(WANTED)).toEqual({ ok: true, value: 'deleted' });
  expect(world.removed).toEqual([7]);
});

it('says that it was gone, though Chrome would say that it deleted it', async () => {
  world.files.clear();
  expect(await deleteFile(WANTED)).toEqual({ ok: true, value: 'gone' });
  expect(world.removed).toEqual([]);
});

it('goes by what the browser believes where files may not be read', async () => {
  world.mayRead = false;
  world.files.clear();
  expect(await deleteFile(WANTED)).toEqual({ ok: true, value: 'deleted' });
  for (const item of world.items) item.exists = false;
  expect(await deleteFile(WANTED)).toEqual({ ok: true, value: 'gone' });
});

it('never deletes another file under the same number', async () => {
  world.items = [
    { id: 7, filename: '/d/thesis.pdf', startTime: START, exists: true },
    { id: 9, filename: WANTED.path, startTime: START, exists: true },
  ];
  expect(await deleteFile(WANTED)).toEqual({ ok: true, value: 'deleted' });
  expect(world.removed).toEqual([9]);
});

it('deletes nothing that the browser lists no more', async () => {
  world.items = [{ id: 7, filename: WANTED.path, startTime: '2026-11-20T12:00:00.000Z', exists: true }];
  expect(await deleteFile(WANTED)).toEqual({ ok: false, failure: { tag: 'not-found' } });
  expect(world.removed).toEqual([]);
});

it('fails when the browser does, unless the file is gone by then', async () => {
  world.removeFails = 'Could not remove download id 7';
  expect(await deleteFile(WANTED)).toMatchObject({ ok: false, failure: { tag: 'internal' } });
  world.removeFails = "Could not remove download id 7 because the file doesn't exist";
  expect(await deleteFile(WANTED)).toEqual({ ok: true, value: 'gone' });
});
