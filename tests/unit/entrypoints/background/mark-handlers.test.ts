import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DAY, MINUTE } from '@/utils/domain/duration';
import type { Sender } from '@/utils/rpc/sender';
import { BAD, createScriptWorld, FRAME, NOBODY, PAGE, type ScriptWorld } from './script-world';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const ELSEWHERE: Sender = { ...FRAME, sites: ['https://other.example'] };

let windows: ScriptWorld['windows'];
let world: ScriptWorld['world'];
let worker: ScriptWorld['worker'];
let handlers: ScriptWorld['handlers'];
let granted: ScriptWorld['granted'];
let check: ScriptWorld['check'];

beforeEach(async () => {
  const made = await createScriptWorld(fake, { marksOn: 'sites' });
  ({ windows, world, worker, handlers, granted, check } = made);
});

async function ask(links: readonly string[], words: readonly string[] = [], sender: Sender = PAGE) {
  const reply = await handlers.knownMarks({ links, words }, sender);
  if (!reply.ok) throw new Error(reply.failure.tag);
  return reply.value;
}

/** Everything that the worker could have written down, as one text. */
async function everything(): Promise<string> {
  return worker.storage.run(async (database) => {
    const stores = await Promise.all(
      [...database.objectStoreNames].map(async (name) => [
        name,
        await database.getAllKeys(name),
        await database.getAll(name),
      ]),
    );
    return JSON.stringify(stores);
  });
}

describe('what a page is told', () => {
  it('is what the cache knows, in the order of the question, and nothing of the rest', async () => {
    await check(BAD);
    const spellings = [NOBODY, BAD, 'javascript:1', `${BAD}#x`, 'https://bad.example/./a?b=1'];
    const { on, links, words } = await ask(spellings, ['hxxps://bad[.]example/a?b=1,', 'readme.md']);
    expect(on).toBe(true);
    expect(links.map((mark) => mark?.verdict.name ?? null)).toEqual([
      null,
      'malicious',
      null,
      'malicious',
      'malicious',
    ]);
    expect(words.map((mark) => mark?.verdict.reading ?? null)).toEqual([5, null]);
  });

  it('costs no request and leaves no trace, also hours later', async () => {
    await check(BAD);
    await check(NOBODY);
    await world.clock.advance(2 * 60 * MINUTE);
    const [spent, before] = [world.virusTotal.counted().length, await everything()];
    expect((await ask([BAD, NOBODY])).links.map((mark) => mark?.verdict.name)).toEqual([
      'malicious',
      'unknown',
    ]);
    await ask([BAD], [], { ...PAGE, privateTab: true });
    expect(world.virusTotal.counted()).toHaveLength(spent);
    expect(await everything()).toBe(before);
  });

  it('is nothing of an address that was never asked about, though the rest of it was', async () => {
    const secret = 'https://bad.example/reset?token=4f3a99bc0e77d21';
    world.virusTotal.known.set('https://bad.example/reset', 5);
    await check('https://bad.example/reset');
    await check(`${secret}8`, 'remove');
    expect((await ask([secret, `${secret}8`], [secret])).links).toEqual([null, null]);
    expect((await ask([], [secret, secret])).words).toEqual([null, null]);
    await handlers.openMark({ link: secret }, PAGE);
    expect(windows.tabs).toHaveLength(0);
    world.virusTotal.known.set(secret, 5);
    await check(secret);
    expect((await ask([secret])).links).toMatchObject([{ verdict: { name: 'malicious' } }]);
  });

  it('is forgotten with the report', async () => {
    await check(BAD);
    await world.clock.advance(31 * DAY);
    expect((await ask([BAD])).links).toEqual([null]);
  });

  it('is nothing of a private host, though an older report be there', async () => {
    await check(BAD);
    await worker.settings.save({ privateHosts: ['bad.example'] });
    expect((await ask([BAD])).links).toEqual([null]);
  });

  it.each([
    ['another site', async () => ELSEWHERE],
    [
      'a site whose permission was withdrawn',
      async () => {
        granted.clear();
        return PAGE;
      },
    ],
    ['a site that was switched off', () => worker.settings.save({ markSites: [] }).then(() => FRAME)],
    ['everywhere, when marks are off', () => worker.settings.save({ marksOn: 'none' }).then(() => FRAME)],
  ])('is that marks are off: %s', async (_, sender) => {
    await check(BAD);
    expect(await ask([BAD], [], await sender())).toEqual({ on: false, later: false, links: [], words: [] });
  });

  it('has an end: a page that asks without end waits, and does not keep another tab waiting', async () => {
    const many = Array.from({ length: 200 }, (_, at) => `https://s${at}.example/`);
    let answered = 0;
    for (let message = 0; message < 100; message++) answered += (await ask(many)).later ? 0 : 1;
    expect(answered).toBe(60);
    expect((await ask([BAD], [], { ...FRAME, tabId: 8 })).later).toBe(false);
    expect((await ask([...many, ...many])).later).toBe(true);
    await world.clock.advance(MINUTE);
    expect((await ask(many)).later).toBe(false);
  });

  it.each([
    [{ links: 'https://bad.example', words: null }],
    [{ links: [{}, 7, null, 'x'.repeat(100_000)], words: ['y'.repeat(100_000)] }],
  ])('is no throw when it asks %j', async (input) => {
    const reply = await handlers.knownMarks(input as never, PAGE);
    expect(reply.ok && [...reply.value.links, ...reply.value.words].every((mark) => mark === null)).toBe(
      true,
    );
  });
});

describe('the full report of a mark', () => {
  it('opens for what is known, a few times a minute, and for nothing else', async () => {
    await check(BAD);
    await handlers.openMark({ link: NOBODY }, PAGE);
    await handlers.openMark({ link: BAD }, ELSEWHERE);
    expect(windows.tabs).toHaveLength(0);
    for (let click = 0; click < 20; click++)
      await handlers.openMark({ word: 'hxxps://bad[.]example/a?b=1' }, PAGE);
    expect(windows.tabs).toHaveLength(5);
  });

  it('of a private window names a check that leaves nothing behind', async () => {
    await check(BAD);
    const before = (await worker.history.recent(10)).length;
    await handlers.openMark({ link: BAD }, { ...PAGE, privateTab: true });
    await world.settle();
    expect(windows.tabs).toHaveLength(1);
    expect(await worker.history.recent(10)).toHaveLength(before);
  });
});
