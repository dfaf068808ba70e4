import { expect, it, vi } from 'vitest';
import { listenToDownloads } from '@/entrypoints/background/download-events';
import { createFakeEvent } from '../../../support/fake-events';
import { createWorld } from '../../../support/worker';

const onChanged = createFakeEvent();
const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

it('stands by before anything is done about a download that begins or ends', async () => {
  const events = { onChanged, onCreated: createFakeEvent(), search: async () => [] };
  const notifications = { onClicked: createFakeEvent(), onButtonClicked: createFakeEvent() };
  fake.browser = { downloads: events, notifications, permissions: { onAdded: createFakeEvent() } };
  const world = await createWorld();
  const worker = world.born();
  const done: string[] = [];
  vi.spyOn(worker.downloads, 'goOn').mockImplementation(async () => void done.push('downloads'));
  vi.spyOn(worker.holds, 'goOn').mockResolvedValue(undefined);
  vi.spyOn(worker.holds, 'started').mockImplementation(async () => void done.push('hold'));
  listenToDownloads(worker, () => void done.push('stands by'));
  expect(done).toEqual([]);
  onChanged.fire({ id: 1, filename: { current: '/d/setup.exe' } });
  expect(done).toEqual(['stands by', 'hold']);
  onChanged.fire({ id: 1, state: { current: 'complete' } });
  expect(done.slice(2)).toEqual(['stands by', 'downloads']);
});
