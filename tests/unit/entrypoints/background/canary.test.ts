import { expect, it, vi } from 'vitest';
import { createHandlers } from '@/entrypoints/background/handlers';
import { MINUTE } from '@/utils/domain/duration';
import { createWorld, KEY, type World } from '../../../support/worker';
import { readIn } from '../../services/lists/list-world';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const PAGE = { who: 'page', tabId: 1, privateTab: false } as const;
/** Half of it is as good as all: no sink may have either. */
const HALVES = [KEY, KEY.slice(0, 32)];

/** Every record of every store, but for the vault's own. */
async function dumpOf(world: World): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = world.indexedDB.open('assay');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const stores = [...database.objectStoreNames].filter((name) => name !== 'vault');
  const transaction = database.transaction(stores);
  const all = stores.map(
    (name) =>
      new Promise<unknown>((resolve) => {
        const request = transaction.objectStore(name).getAll();
        request.onsuccess = () => resolve([name, request.result]);
      }),
  );
  const dump = JSON.stringify(await Promise.all(all), (_, value: unknown) =>
    value instanceof Uint8Array || value instanceof ArrayBuffer
      ? Buffer.from(value as Uint8Array).toString('latin1')
      : value,
  );
  database.close();
  return dump;
}

it('the key is in no store but its own, in no answer, no copy, and is told to one host', async () => {
  const world = await createWorld();
  const manifest = { getManifest: () => ({ version: '1' }), getURL: (path: string) => `x://assay${path}` };
  fake.browser = {
    runtime: manifest,
    permissions: { contains: async () => false },
    tabs: { create: async () => ({}) },
  };
  const copies: unknown[] = [];
  const { set } = world.area;
  Object.assign(world.area, {
    set: (key: string, value: unknown) => {
      copies.push([key, value]);
      return set(key, value);
    },
  });
  world.virusTotal.known.set('https://evil.example/', 7);
  const worker = world.born();
  const handlers = createHandlers(worker);
  const order = {
    indicator: { kind: 'url', value: 'https://evil.example/' },
    origin: 'popup',
    secrets: 'keep',
  } as const;

  const started = await worker.checks.start(order);
  const list = await readIn(worker, `https://evil.example/\nhttps://b.example/x\n${'ab'.repeat(32)}`);
  await handlers.startList({ list, submitUnknown: false }, PAGE);
  await handlers.addWatch(
    { indicators: [{ kind: 'domain', value: 'evil.example' }], period: 'day' } as never,
    PAGE,
  );
  worker.onBug('a test', new Error(`x-apikey: ${KEY}`));
  for (let minute = 0; minute < 12; minute += 1) await world.clock.advance(MINUTE);
  expect((await worker.checks.get(started.id))?.state.phase).toBe('report');

  const answers: string[] = [];
  const inputs = [
    null,
    {},
    { list },
    { id: started.id },
    { limit: 50, offset: 0, search: '', least: 'info', after: null, from: 0 },
  ];
  for (const [name, handle] of Object.entries(handlers)) {
    if (/forget|clear|remove|save[KDW]|restore/i.test(name)) continue;
    for (const input of inputs) {
      // As the server does: what a handler throws becomes an answer, too.
      const answer = (async () => (handle as (...given: unknown[]) => unknown)(input, PAGE))();
      const said = await Promise.race([answer.catch(String), world.clock.advance(MINUTE / 4)]);
      answers.push(`${name}: ${JSON.stringify(said)}`);
    }
  }
  expect(await dumpOf(world), 'this search reads what is kept').toContain('x-apikey: [key]');
  for (const half of HALVES) {
    for (const answer of answers) expect(answer).not.toContain(half);
    expect(await dumpOf(world)).not.toContain(half);
    expect(JSON.stringify(copies)).not.toContain(half);
    expect(JSON.stringify(worker.changes.map(({ state }) => state))).not.toContain(half);
  }
  const told = world.virusTotal.arrivals.filter(({ key }) => key === KEY).map(({ origin }) => origin);
  expect([...new Set(told)]).toEqual(['https://www.virustotal.com']);
  expect(
    world.virusTotal.arrivals.filter(({ path }) => path.includes(KEY) && !path.includes('/users/')),
  ).toEqual([]);
});
