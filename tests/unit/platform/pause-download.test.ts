import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPauseDoor, onDownloadMoves } from '@/utils/platform/pause-download';
import { createFakeEvent } from '../../support/fake-events';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const ITEM = {
  id: 7,
  state: 'in_progress',
  paused: false,
  filename: '/d/setup.exe',
  url: 'https://a.example/get',
  finalUrl: 'https://b.example/setup.exe',
  referrer: '',
  fileSize: -1,
  totalBytes: 40,
  mime: 'application/octet-stream',
  startTime: '2026-11-21T12:00:00.000Z',
  incognito: false,
};

let onChanged = createFakeEvent();
let onAdded = createFakeEvent();
let items: readonly object[] = [];
let heard: string[] = [];
const pause = vi.fn<(id: number) => Promise<void>>();

beforeEach(() => {
  onChanged = createFakeEvent();
  onAdded = createFakeEvent();
  heard = [];
  pause.mockReset();
  fake.browser = { runtime: { id: 'ourselves' }, permissions: { onAdded } };
});

const downloads = () => ({ onChanged, search: async () => items, pause, resume: pause, cancel: pause });

function listen(): void {
  onDownloadMoves({
    started: (id) => heard.push(`started ${id}`),
    moved: (id) => heard.push(`moved ${id}`),
  });
}

describe('what becomes of a download', () => {
  it('is heard: its name, that it was resumed, its end; not that it was paused', () => {
    fake.browser.downloads = downloads();
    listen();
    onChanged.fire({ id: 1, paused: { previous: false, current: true } });
    onChanged.fire({ id: 2, filename: { previous: '', current: '/d/setup.exe' } });
    onChanged.fire({ id: 3, paused: { previous: true, current: false } });
    onChanged.fire({ id: 4, state: { previous: 'in_progress', current: 'complete' } });
    onChanged.fire({ id: 5, state: { previous: 'in_progress', current: 'interrupted' } });
    expect(heard).toEqual(['started 2', 'moved 3', 'moved 4', 'moved 5']);
  });

  it('is heard as soon as the permission is there, and once', () => {
    listen();
    fake.browser.downloads = downloads();
    onAdded.fire({ permissions: ['downloads'] });
    onAdded.fire({ permissions: ['notifications'] });
    onChanged.fire({ id: 2, filename: { current: '/d/setup.exe' } });
    expect(heard).toEqual(['started 2']);
  });
});

describe('a download under way', () => {
  it('is told with the address it ended at', async () => {
    fake.browser.downloads = downloads();
    items = [ITEM];
    expect(await createPauseDoor().underWay(7)).toMatchObject({
      id: 7,
      path: '/d/setup.exe',
      url: 'https://b.example/setup.exe',
      firstUrl: 'https://a.example/get',
      size: 40,
      paused: false,
      byExtension: false,
    });
  });

  it.each([
    ['of a private window', { incognito: true }],
    ['of our own', { byExtensionId: 'ourselves' }],
    ['that has ended', { state: 'complete' }],
    ['that broke off', { state: 'interrupted' }],
    ['without a name', { filename: '' }],
  ])('%s is none', async (_, over) => {
    fake.browser.downloads = downloads();
    items = [{ ...ITEM, ...over }];
    expect(await createPauseDoor().underWay(7)).toBeNull();
  });

  it('is none without the permission', async () => {
    expect(await createPauseDoor().underWay(7)).toBeNull();
    expect(await createPauseDoor().pause(7)).toBe(false);
  });

  it('that ends in this moment is not paused, and that is no failure', async () => {
    fake.browser.downloads = downloads();
    pause.mockRejectedValue(new Error('Download must be in progress'));
    expect(await createPauseDoor().pause(7)).toBe(false);
    pause.mockResolvedValue();
    expect(await createPauseDoor().resume(7)).toBe(true);
  });
});
