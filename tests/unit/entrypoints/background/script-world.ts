import { createHandlers } from '@/entrypoints/background/handlers';
import type { Settings } from '@/utils/domain/settings';
import type { Sender } from '@/utils/rpc/sender';
import { endOf } from '../../../support/end-of';
import { createFakeWindows } from '../../../support/fake-windows';
import { createWorld } from '../../../support/worker';

export const BAD = 'https://bad.example/a?b=1';
export const NOBODY = 'https://nobody.example/';
export const SITE = 'https://mail.example';
export const PAGE: Extract<Sender, { who: 'content' }> = {
  who: 'content',
  tabId: 7,
  document: 'D',
  privateTab: false,
  sites: [SITE],
};
export const FRAME: Extract<Sender, { who: 'frame' }> = {
  who: 'frame',
  tabId: 7,
  frameId: 3,
  privateTab: false,
  sites: [SITE],
};

export type ScriptWorld = Awaited<ReturnType<typeof createScriptWorld>>;

/**
 * A background with these settings, to be asked by a script in a page of `SITE`, which the browser allows. `fake` is
 * what the test has put in the place of the browser.
 */
export async function createScriptWorld(
  fake: { browser: Record<string, unknown> },
  settings: Partial<Settings>,
) {
  const windows = createFakeWindows();
  const granted = new Set([`${SITE}/*`]);
  const contains = async ({ origins }: { origins: string[] }) => origins.every((one) => granted.has(one));
  fake.browser = { ...windows.browser, permissions: { contains } };
  const world = await createWorld();
  world.virusTotal.known.set(BAD, 5);
  const worker = world.born();
  await worker.settings.save({ ...settings, markSites: [SITE] });

  /** One check from the popup, to its end. */
  async function check(value: string, secrets: 'keep' | 'remove' = 'keep'): Promise<void> {
    const order = { indicator: { kind: 'url', value }, origin: 'popup', secrets } as const;
    const view = await worker.checks.start(order);
    await endOf(world, worker, view.id);
    await world.settle();
  }

  return { windows, granted, world, worker, handlers: createHandlers(worker), check };
}
