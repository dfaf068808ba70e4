import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createHandlers } from '@/entrypoints/background/handlers';
import type { Failure } from '@/utils/domain/failure';
import { serve } from '@/utils/rpc/server';
import { DATABASE_NAME, LADDER } from '@/utils/services/storage/schema';
import { createFakeEvent } from '../../../support/fake-events';
import { createWorld, KEY, type Worker, type World } from '../../../support/worker';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const ADDRESS = 'https://known.example/';
const OURS = 'chrome-extension://assay/';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

/** Asks as a page does, whatever the handler throws. */
async function ask(worker: Worker, assay: string, input: unknown): Promise<{ failure?: Failure }> {
  const onMessage = createFakeEvent();
  fake.browser = { runtime: { id: 'assay', getURL: (path: string) => `${OURS}${path.slice(1)}`, onMessage } };
  serve({ handlers: createHandlers(worker), onBug: () => undefined, onMessage: () => undefined });
  const answer = new Promise<{ failure?: Failure }>((resolve) => {
    onMessage.fire({ assay, input }, { id: 'assay', url: `${OURS}popup.html` }, resolve);
  });
  await world.clock.advance(10_000);
  return answer;
}

const CHECK = { indicator: { kind: 'url', value: ADDRESS }, origin: 'link', secrets: 'ask' } as const;

async function verdictOf(worker: Worker) {
  const view = worker.checks.start(CHECK);
  await world.clock.advance(60_000);
  return (await worker.checks.get((await view).id))?.state;
}

describe('a database that a newer version has written', () => {
  it('is said to be that everywhere, nothing is sent, and all of it is there for the newer one', async () => {
    const first = world.born();
    await first.settings.save({ reserve: 0.1 });
    await ask(first, 'saveKey', { key: KEY });
    first.kill();
    const newer = await open(world.indexedDB, LADDER.length + 1);
    newer.close();
    const before = world.virusTotal.counted().length;

    const older = world.born();
    const failure = { tag: 'storage-closed', why: 'newer' };
    expect(await verdictOf(older)).toEqual({ phase: 'failed', failure });
    for (const [name, input] of [
      ['keyState', null],
      ['quota', null],
      ['saveKey', { key: KEY }],
    ] as const) {
      expect(await ask(older, name, input), name).toMatchObject({ ok: false, failure });
    }
    expect(world.virusTotal.counted().slice(before)).toEqual([]);
    older.kill();

    const again = await open(world.indexedDB, LADDER.length + 1);
    const vault = again.transaction('vault').objectStore('vault').count();
    await new Promise((resolve) => {
      vault.onsuccess = resolve;
    });
    expect(vault.result).toBeGreaterThan(0);
    again.close();
  });
});

function open(indexedDB: IDBFactory, version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE_NAME, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
