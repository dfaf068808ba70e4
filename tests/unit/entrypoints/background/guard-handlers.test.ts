import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DAY, MINUTE } from '@/utils/domain/duration';
import { EVERY_SITE } from '@/utils/domain/page-settings';
import type { Sender } from '@/utils/rpc/sender';
import { BAD, createScriptWorld, FRAME, NOBODY, PAGE, type ScriptWorld } from './script-world';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

let windows: ScriptWorld['windows'];
let world: ScriptWorld['world'];
let worker: ScriptWorld['worker'];
let handlers: ScriptWorld['handlers'];
let granted: ScriptWorld['granted'];

beforeEach(async () => {
  const made = await createScriptWorld(fake, { clickGuard: true });
  ({ windows, world, worker, handlers, granted } = made);
  await made.check(BAD);
});

async function ask(links: readonly string[], sender: Sender = PAGE, atClick = false) {
  const reply = await handlers.guardLinks({ links, atClick }, sender);
  if (!reply.ok) throw new Error(reply.failure.tag);
  return reply.value;
}

describe('what the guard is told', () => {
  it('is what is known as malicious, and nothing of the rest', async () => {
    const { on, later, found } = await ask([NOBODY, BAD, 'javascript:1']);
    expect({ on, later }).toEqual({ on: true, later: false });
    expect(found).toMatchObject([null, { about: 'link', reading: 5 }, null]);
  });

  it.each([
    ['switched off', () => worker.settings.save({ clickGuard: false }).then(() => PAGE)],
    [
      'withdrawn by the browser',
      async () => {
        granted.clear();
        return PAGE;
      },
    ],
    ['asked of by another site', async () => ({ ...FRAME, sites: ['https://other.example'] })],
    ['asked of by a stranger', async (): Promise<Sender> => ({ who: 'stranger' })],
  ])('is that it is off: %s', async (_, sender) => {
    const from = await sender();
    expect(await ask([BAD], from)).toEqual({ on: false, later: false, found: [] });
    await handlers.guardShow({ link: BAD }, from);
    expect(windows.fragments).toHaveLength(0);
  });

  it('is the same in a document of no site, but only where every site is allowed', async () => {
    const nowhere = { ...FRAME, sites: [] };
    expect((await ask([BAD], nowhere)).on).toBe(false);
    for (const pattern of EVERY_SITE) granted.add(pattern);
    expect(await ask([BAD], nowhere)).toMatchObject({ on: true, found: [{ about: 'link' }] });
  });

  it('is to wait, not that nothing is known, once a frame has asked too much; other frames go on', async () => {
    const many = Array.from({ length: 50 }, (_, at) => `https://s${at}.example/`);
    let answered = 0;
    for (let message = 0; message < 30; message++) answered += (await ask(many, FRAME)).later ? 0 : 1;
    expect(answered).toBe(20);
    expect(await ask([BAD], FRAME)).toEqual({ on: true, later: true, found: [] });
    expect((await ask([BAD])).later).toBe(false);
    expect((await ask([...many, BAD], { ...FRAME, frameId: 4 })).later).toBe(true);
    await world.clock.advance(MINUTE);
    expect((await ask(many, FRAME)).later).toBe(false);
  });

  it('at a click comes out of an allowance of its own, one for each frame and one link at a time', async () => {
    const many = Array.from({ length: 50 }, (_, at) => `https://s${at}.example/`);
    const frames = [3, 4, 5, 6].map((frameId) => ({ ...FRAME, frameId }));
    for (const frame of frames) for (let message = 0; message < 20; message++) await ask(many, frame);
    expect((await ask([BAD])).later).toBe(true);
    for (let click = 0; click < 200; click++) await ask([BAD], FRAME, true);
    expect((await ask([BAD], FRAME, true)).later).toBe(true);
    expect(await ask([BAD], PAGE, true)).toMatchObject({ later: false, found: [{ reading: 5 }] });
    expect((await ask([BAD, BAD], PAGE, true)).later).toBe(true);
  });

  it.each([{ links: BAD }, { links: [{}, 7, null] }, { links: ['x'.repeat(100_000)], atClick: 'yes' }, {}])(
    'is no throw when it asks %j',
    async (input) => {
      const reply = await handlers.guardLinks(input as never, PAGE);
      expect(reply.ok && reply.value.found.every((finding) => finding === null)).toBe(true);
      expect((await handlers.guardShow(input as never, PAGE)).ok).toBe(true);
    },
  );
});

describe("Assay's own window", () => {
  it('shows the report that is kept, however old, and asks for nothing', async () => {
    await world.clock.advance(3 * DAY);
    const spent = world.virusTotal.counted().length;
    const shown = [];
    for (const link of [BAD, NOBODY]) shown.push(await handlers.guardShow({ link }, PAGE));
    expect(shown).toMatchObject([{ value: { shown: true } }, { value: { shown: false } }]);
    await world.settle();
    expect(windows.fragments).toHaveLength(1);
    expect(world.virusTotal.counted()).toHaveLength(spent);
  });

  it('opens a few times a minute, and leaves nothing behind of a private window', async () => {
    const before = (await worker.history.recent(10)).length;
    let told = 0;
    for (let click = 0; click < 20; click++) {
      const reply = await handlers.guardShow({ link: BAD }, { ...PAGE, privateTab: true });
      if (reply.ok && reply.value.shown) told += 1;
    }
    expect(told, 'it is told what was not shown').toBe(6);
    await world.settle();
    expect(windows.fragments).toHaveLength(6);
    expect(await worker.history.recent(10)).toHaveLength(before);
  });
});
