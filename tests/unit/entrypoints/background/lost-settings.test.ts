import { beforeEach, describe, expect, it } from 'vitest';
import { createHandlers } from '@/entrypoints/background/handlers';
import { MINUTE, SECOND } from '@/utils/domain/duration';
import { createWorld, type Worker, type World } from '../../../support/worker';

const PRIVATE = 'https://wiki.corp.example/x';
const HOST = 'https://gateway.example';
const PAGE = { who: 'page', tabId: 1, privateTab: false } as const;

let world: World;
let worker: Worker;
let hosts: string[];

beforeEach(async () => {
  world = await createWorld();
  await world.born().settings.save({ privateHosts: ['*.corp.example'], apiAddress: HOST });
  await world.born().watchOverStores();
  hosts = [];
  const { fetch } = world.virusTotal;
  Object.assign(world.virusTotal, {
    fetch: (input: string, init: RequestInit) => {
      hosts.push(new URL(input).host);
      return fetch(input, init);
    },
  });
});

async function check(address: string) {
  const order = { indicator: { kind: 'url', value: address }, origin: 'link', secrets: 'ask' } as const;
  const view = worker.checks.start(order);
  await world.clock.advance(MINUTE);
  return worker.checks.get((await view).id);
}

/** What a page asks, while what is missing is looked for again for a second. */
async function ask<T>(question: Promise<T>): Promise<T> {
  await world.clock.advance(5 * SECOND);
  return question;
}

describe('settings that cannot be read', () => {
  it('let nothing leave, and a page is told', async () => {
    const { get } = world.area;
    Object.assign(world.area, { get: () => Promise.reject(new Error('IO error')) });
    worker = world.born();
    expect((await check(PRIVATE))?.state).toMatchObject({ phase: 'failed', failure: { tag: 'internal' } });
    expect(await ask(createHandlers(worker).settings(null, PAGE))).toMatchObject({ ok: false });
    expect(await ask(createHandlers(worker).readText({ text: PRIVATE }, PAGE))).toMatchObject({ ok: false });
    expect(hosts).toEqual([]);

    Object.assign(world.area, { get });
    expect((await check(PRIVATE))?.state).toMatchObject({ failure: { tag: 'private' } });
    await check('https://known.example/');
    expect(new Set(hosts)).toEqual(new Set(['gateway.example']));
  });

  it.each(['settings', 'policy'])(
    'hold up nobody for ever when the store of the %s never answers',
    async (what) => {
      const hanging = new Promise<never>(() => undefined);
      if (what === 'settings') world.areaHangs = true;
      else world.policy = hanging;
      worker = world.born();
      const { settings, keyState } = createHandlers(worker);
      const asked = Promise.allSettled([settings(null, PAGE), keyState(null, PAGE)]);
      expect((await check(PRIVATE))?.state).toMatchObject({ phase: 'failed', failure: { tag: 'internal' } });
      const [told] = await asked;
      expect(told).toMatchObject({ status: 'fulfilled', value: { ok: false } });
      expect(hosts).toEqual([]);

      world.areaHangs = false;
      world.policy = {};
      await world.clock.advance(MINUTE);
      expect((await check(PRIVATE))?.state, 'it goes on by itself').toMatchObject({
        failure: { tag: 'private' },
      });
    },
  );
});

describe('settings that were lost', () => {
  beforeEach(async () => {
    await world.area.remove('settings');
    await world.area.remove('sentinel');
    worker = world.born();
    await ask(worker.watchOverStores());
  });

  it('let nothing leave until the user has saved again', async () => {
    expect((await check(PRIVATE))?.state).toMatchObject({ phase: 'failed', failure: { tag: 'internal' } });
    worker = world.born();
    expect((await check('https://known.example/'))?.state).toMatchObject({ phase: 'failed' });
    expect(hosts).toEqual([]);
    expect(await ask(createHandlers(worker).settings(null, PAGE))).toMatchObject({ ok: true });

    await ask(createHandlers(worker).saveSettings({ apiAddress: HOST }, PAGE));
    await check('https://known.example/');
    expect(hosts).not.toEqual([]);
    expect(new Set(hosts)).toEqual(new Set(['gateway.example']));
  });

  it('hide nothing of what is kept', async () => {
    const handlers = createHandlers(worker);
    const part = { search: '', offset: 0, limit: 10 } as const;
    const watched = handlers.listWatch({ ...part, filter: 'all', sort: 'name' }, PAGE);
    expect(await ask(watched)).toMatchObject({ ok: true, value: { total: 0 } });
    expect(await ask(handlers.lists(null, PAGE))).toEqual({ ok: true, value: [] });
    const of = { verdict: 'all', kind: 'all', from: null, to: null } as const;
    expect(await ask(handlers.listHistory({ ...part, ...of }, PAGE))).toMatchObject({ ok: true });
    expect(await ask(handlers.listDownloads({ search: '', filter: 'all', limit: 10 }, PAGE))).toMatchObject({
      ok: true,
    });
    expect(await ask(handlers.keyState(null, PAGE))).toMatchObject({ ok: true, value: { set: true } });
    expect(await ask(handlers.quota(null, PAGE))).toMatchObject({ ok: true });
  });

  it('stop what was already under way, and nothing is counted for it', async () => {
    const dayUsed = async (): Promise<number> => (await worker.ledger.view(world.clock.now())).dayUsed;
    const before = await dayUsed();
    await ask(worker.account.testKey());
    const ref = { kind: 'url', id: 'a'.repeat(64) } as const;
    expect(await ask(createHandlers(worker).listVotes({ ...ref, cursor: null }, PAGE))).toMatchObject({
      ok: false,
    });
    const vote = { act: 'vote', verdict: 'harmless' } as const;
    expect(await ask(worker.participation.participate(ref, vote, false))).toMatchObject({ ok: false });
    expect(hosts).toEqual([]);
    expect(await dayUsed()).toBe(before);
  });
});
