import { beforeEach, expect, it, vi } from 'vitest';
import type { Services } from '@/entrypoints/background/compose';
import { createDownloadSurfaces } from '@/entrypoints/background/download-surfaces';
import type { LiveServer } from '@/utils/rpc/live-server';
import { heldView, newHold } from '@/utils/services/downloads/hold-row';
import { createFakeDisk } from '../../../support/fake-disk';
import { createWorld } from '../../../support/worker';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const VERDICT = {
  name: 'malicious',
  reading: 12,
  answered: 90,
  counts: { malicious: 12, suspicious: 0, harmless: 60, undetected: 18, unanswered: 0 },
} as const;
const HELD = { ...heldView(newHold(createFakeDisk().start({}), 0)), verdict: VERDICT };

let notices: string[] = [];
let mayNotify = true;
let watched = false;

beforeEach(() => {
  [notices, mayNotify, watched] = [[], true, false];
  fake.browser = {
    i18n: { getMessage: (key: string) => key },
    runtime: { getURL: (path: string) => path },
    permissions: { contains: async () => mayNotify },
    notifications: { create: async (id: string) => void notices.push(id) },
  };
});

async function tellHeld(): Promise<boolean> {
  const services: Services = (await createWorld()).born();
  await services.settings.save({ downloadNotify: 'never' });
  const live: Pick<LiveServer, 'isTopicWatched'> = { isTopicWatched: () => watched };
  return createDownloadSurfaces(() => services, live as LiveServer).held(HELD);
}

it('asks about a held download also where no news of downloads is wanted', async () => {
  expect(await tellHeld()).toBe(true);
  expect(notices).toEqual([`held:${HELD.key}`]);
});

it('has told nobody where it may not notify, so that it is tried again', async () => {
  mayNotify = false;
  expect(await tellHeld()).toBe(false);
  expect(notices).toEqual([]);
});

it('needs no notice where the list is open', async () => {
  watched = true;
  expect(await tellHeld()).toBe(true);
  expect(notices).toEqual([]);
});
