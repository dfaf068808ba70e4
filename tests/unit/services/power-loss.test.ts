import 'fake-indexeddb/auto';
import { IDBDatabase as FakeDatabase } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import type { Participation } from '@/utils/domain/participation';
import { success } from '@/utils/domain/result';
import { ACCEPTED, ANALYSIS } from '../../support/fake-uploading';
import { settle } from '../../support/little-community';
import { createWorld, type Worker, type World } from '../../support/worker';
import { readIn } from './lists/list-world';
import { watchHosts } from './watch/world';

/** Where it stands that something has left: every request, and what is never to be published twice. */
const SPENT = ['spends', 'meta'];
const PUBLISHED = [...SPENT, 'checks', 'outbox', 'uploads'];

const LINK = 'https://link.example/a';
const OBJECT = { kind: 'url', id: 'c'.repeat(64) } as const;
const ORDER = { indicator: { kind: 'url', value: LINK }, origin: 'link', secrets: 'ask' } as const;
const SHA256 = 'a'.repeat(64);
const FILE = new Blob([new Uint8Array(1_000)]);

afterEach(() => vi.restoreAllMocks());

/**
 * What was committed before power goes off is lost up to the last transaction that waited for the disk. Tells which
 * stores have writes that no such transaction has followed yet.
 */
function watchTheDisk(): ReadonlySet<string> {
  const inDoubt = new Set<string>();
  const { transaction } = FakeDatabase.prototype;
  vi.spyOn(FakeDatabase.prototype, 'transaction').mockImplementation(function (this: never, ...given) {
    const begun = transaction.apply(this, given);
    const [names, mode, options] = given;
    if (mode === 'readwrite')
      begun.addEventListener('complete', () => {
        if (options?.durability === 'strict') inDoubt.clear();
        else for (const name of typeof names === 'string' ? [names] : names) inDoubt.add(name);
      });
    return begun;
  });
  return inDoubt;
}

const participate = (what: Participation) => (worker: Worker) =>
  worker.participation.participate(OBJECT, what, false);

interface Flow {
  /** Requests that publish. */
  readonly publishes: number;
  readonly prepare?: (world: World) => Promise<unknown>;
  readonly begin: (worker: Worker, world: World) => Promise<unknown>;
}

let unknown = '';

const FLOWS: Readonly<Record<string, Flow>> = {
  'look-up': { publishes: 0, begin: ({ checks }) => checks.start(ORDER) },
  submission: {
    publishes: 1,
    // An earlier worker has found out that it is unknown.
    async prepare({ born, settle: rest }) {
      const before = born();
      unknown = (await before.checks.start(ORDER)).id;
      await rest();
      before.kill();
    },
    begin: ({ checks }) => checks.submit(unknown),
  },
  list: {
    publishes: 1,
    begin: async (worker) => worker.lists.start(await readIn(worker, [LINK, SHA256].join('\n')), true),
  },
  comment: { publishes: 1, begin: participate({ act: 'comment', text: 'Asks for card data.' }) },
  vote: { publishes: 1, begin: participate({ act: 'vote', verdict: 'harmless' }) },
  watch: {
    publishes: 0,
    async begin(worker) {
      await watchHosts(worker, ['a.example']);
      await worker.goOnWatching();
    },
  },
  download: {
    publishes: 0,
    async prepare({ born, clock, disk, settle }) {
      const before = born();
      await before.settings.save({ downloads: 'on' });
      await before.downloads.goOn();
      await settle();
      before.kill();
      const url = 'https://files.example/setup.exe';
      const [now, bytes] = [clock.now(), new TextEncoder().encode('MZ')];
      disk.finish({ url, firstUrl: url, startedAt: now, endedAt: now }, bytes);
    },
    begin: ({ downloads }) => downloads.goOn(),
  },
  upload: {
    publishes: 1,
    async begin({ uploads }, { uploading }) {
      const file = { sha256: SHA256, name: 'a.exe', size: FILE.size, downloadKey: null, path: null };
      const started = await uploads.start(file);
      if (started.ok && started.value.wantsFile) uploading.handOver(started.value.attempt, FILE);
    },
  },
};

describe('when the power goes off', () => {
  it.each(Object.entries(FLOWS))('whatever has left of a %s is on the disk', async (name, flow) => {
    const world = await createWorld();
    if (name === 'comment' || name === 'vote') settle(world);
    await flow.prepare?.(world);
    const left = { looking: 0, publishing: 0 };
    const lost: string[] = [];
    const inDoubt = watchTheDisk();
    const leaves = (what: keyof typeof left): void => {
      left[what] += 1;
      const stores = (what === 'publishing' ? PUBLISHED : SPENT).filter((store) => inDoubt.has(store));
      lost.push(...stores.map((store) => `${what}: what was last written into ${store}`));
    };
    world.uploading.hash = async () => success({ sha256: SHA256, bytes: FILE.size });
    world.uploading.onPost = async (file, _, { onSent }) => {
      leaves('publishing');
      onSent(file.size, true);
      world.virusTotal.takeFile(ANALYSIS, SHA256);
      return ACCEPTED;
    };
    const worker = world.born({
      awake: (send) => (input, init) => {
        leaves(init?.method === 'POST' ? 'publishing' : 'looking');
        return send(input, init);
      },
    });
    await Promise.all([flow.begin(worker, world), world.clock.advance(5 * MINUTE)]);
    expect(left.publishing).toBe(flow.publishes);
    expect(left.looking + left.publishing).toBeGreaterThan(0);
    expect(lost).toEqual([]);
  });
});
