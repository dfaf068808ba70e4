import { expect, it, vi } from 'vitest';
import { createFakeEvent } from '../../support/fake-events';

const START = '2026-11-21T12:00:00.000Z';
const ITEM = {
  id: 1,
  filename: '/d/setup.exe',
  url: 'https://a.example/get',
  finalUrl: 'https://b.example/setup.exe',
  referrer: 'https://page.example/',
  fileSize: 10,
  totalBytes: 10,
  mime: 'application/x-msdownload',
  startTime: START,
  endTime: '2026-11-21T12:00:05.000Z',
  incognito: false,
};

const onChanged = createFakeEvent();
const onCreated = createFakeEvent();
const onAdded = createFakeEvent();
let items: readonly object[] = [];
let asked: unknown = null;
const downloads = {
  onChanged,
  onCreated,
  search: async (query: unknown) => {
    asked = query;
    return items;
  },
};
const browser: { runtime: { id: string }; permissions: object; downloads?: typeof downloads } = {
  runtime: { id: 'ourselves' },
  permissions: { onAdded },
};
vi.mock('wxt/browser', () => ({ browser }));

const { finishedDownloads, onDownloadFinished } = await import('@/utils/platform/downloads');

it('asks nothing without the permission and listens as soon as it comes', async () => {
  expect(await finishedDownloads()).toEqual([]);
  const heard = vi.fn();
  onDownloadFinished(heard);
  browser.downloads = downloads;
  onAdded.fire({ permissions: ['downloads'] });
  expect(heard).toHaveBeenCalledTimes(1);
  onAdded.fire({ permissions: ['notifications'] });
  onChanged.fire({ id: 1, state: { current: 'interrupted' } });
  onChanged.fire({ id: 1, exists: { current: false } });
  onCreated.fire({ id: 1, state: 'in_progress' });
  expect(heard).toHaveBeenCalledTimes(1);
  onChanged.fire({ id: 1, state: { previous: 'in_progress', current: 'complete' } });
  onCreated.fire({ id: 2, state: 'complete' });
  expect(heard).toHaveBeenCalledTimes(3);
});

it('gives complete ones only, none of a private window, none of our own', async () => {
  browser.downloads = downloads;
  items = [
    ITEM,
    { ...ITEM, id: 2, incognito: true },
    { ...ITEM, id: 3, byExtensionId: 'ourselves' },
    { ...ITEM, id: 4, byExtensionId: 'another' },
  ];
  const found = await finishedDownloads();
  expect(asked).toMatchObject({ state: 'complete' });
  expect(found.map(({ id, byExtension }) => [id, byExtension])).toEqual([
    [1, false],
    [4, true],
  ]);
  expect(found[0]).toMatchObject({
    url: 'https://b.example/setup.exe',
    firstUrl: 'https://a.example/get',
    startedAt: Date.parse(START),
    endedAt: Date.parse(START) + 5_000,
  });
});

it('reads Firefox, which has no final address and no end', async () => {
  browser.downloads = downloads;
  const { finalUrl: _, ...item } = { ...ITEM, endTime: null, referrer: null, fileSize: -1 };
  items = [item];
  expect(await finishedDownloads()).toMatchObject([
    { url: 'https://a.example/get', referrer: null, endedAt: null, size: 10 },
  ]);
});
