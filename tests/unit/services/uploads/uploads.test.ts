import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '@/utils/domain/duration';
import { success } from '@/utils/domain/result';
import { DIRECT_AT_MOST, UPLOAD_AT_MOST, uploadLimit } from '@/utils/domain/upload';
import type { PostWatch } from '@/utils/services/uploads/uploading';
import { ACCEPTED, ANALYSIS, answered } from '../../../support/fake-uploading';
import { createWorld, KEY, type Worker, type World } from '../../../support/worker';

const BYTES = new TextEncoder().encode('MZ, and nobody knows it');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const ORDER = {
  sha256: SHA256,
  name: 'setup.exe',
  size: BYTES.length,
  downloadKey: null,
  path: null,
} as const;
const FILE = new Blob([BYTES]);
const LARGE = new Blob([new Uint8Array(DIRECT_AT_MOST + 1)]);

async function view(worker: Worker) {
  const found = await worker.uploads.get(SHA256);
  if (!found) throw new Error('no upload');
  return found;
}

/** Starts it and hands the file over, as the page does. */
async function begin(world: World, worker: Worker, file: Blob = FILE) {
  if (file === LARGE) world.uploading.hash = async () => success({ sha256: SHA256, bytes: LARGE.size });
  const started = await worker.uploads.start({ ...ORDER, size: file.size });
  if (!started.ok) throw new Error(started.failure.tag);
  world.uploading.handOver(started.value.attempt, file);
  await world.settle();
  return started.value;
}

/** VirusTotal answers as it does to a file that it does not know yet. */
async function accepting(): Promise<{ world: World; worker: Worker }> {
  const world = await createWorld();
  world.uploading.onPost = async (file, _, { onSent }) => {
    onSent(file.size, true);
    world.virusTotal.takeFile(ANALYSIS, SHA256);
    return ACCEPTED;
  };
  return { world, worker: world.born() };
}

const paths = ({ virusTotal }: World) => virusTotal.counted().map(({ method, path }) => `${method} ${path}`);

describe('an upload', () => {
  it('is sent once, with the key, and followed to its report', async () => {
    const { world, worker } = await accepting();
    const started = await begin(world, worker);
    expect(started).toMatchObject({ stage: 'file', wantsFile: true });
    expect(await view(worker)).toMatchObject({ stage: 'analysing' });
    expect(world.uploading.orders).toMatchObject([
      {
        url: 'https://www.virustotal.com/api/v3/files',
        headers: { 'x-apikey': KEY },
        name: 'setup.exe',
        origins: ['https://www.virustotal.com', 'https://bigfiles.virustotal.com'],
      },
    ]);
    await world.clock.advance(MINUTE);
    const done = await view(worker);
    expect(done).toMatchObject({ stage: 'ended', end: 'analysed', failure: null });
    expect((await worker.checks.get(done.checkId ?? ''))?.state).toMatchObject({ phase: 'report' });
    expect(paths(world)).toEqual([
      `GET /api/v3/analyses/${encodeURIComponent(ANALYSIS)}`,
      `GET /api/v3/files/${SHA256}`,
    ]);
    // The upload itself went another way; its spend is in the ledger all the same.
    expect((await worker.ledger.view(world.clock.now())).dayUsed).toBe(3);
    expect(world.uploading.isOpen(), 'the context is closed').toBe(false);
  });

  it('of more than 32 MB goes to the address that VirusTotal gives', async () => {
    const { world, worker } = await accepting();
    await begin(world, worker, LARGE);
    expect(world.uploading.orders).toMatchObject([{ url: 'https://bigfiles.virustotal.com/upload/1' }]);
    expect(paths(world)).toEqual(['GET /api/v3/files/upload_url']);
  });

  it('of 32 MB to the byte goes the short way', async () => {
    expect([DIRECT_AT_MOST, UPLOAD_AT_MOST]).toEqual([32_000_000, 650_000_000]);
    const { world, worker } = await accepting();
    world.uploading.hash = async () => success({ sha256: SHA256, bytes: DIRECT_AT_MOST });
    await begin(world, worker, LARGE.slice(0, DIRECT_AT_MOST));
    expect(world.uploading.orders).toMatchObject([{ url: 'https://www.virustotal.com/api/v3/files' }]);
    expect(paths(world)).toEqual([]);
  });

  it('of 650 MB to the byte is begun', async () => {
    const { worker } = await accepting();
    expect(uploadLimit(UPLOAD_AT_MOST)).toBeNull();
    expect(await worker.uploads.start({ ...ORDER, size: UPLOAD_AT_MOST })).toMatchObject({ ok: true });
  });

  it.each([0, UPLOAD_AT_MOST + 1])('of %i bytes is refused before anything happens', async (size) => {
    const { world, worker } = await accepting();
    expect(await worker.uploads.start({ ...ORDER, size })).toMatchObject({ ok: false });
    expect(world.uploading.isOpen()).toBe(false);
  });

  it('of the same file takes the place of a second one', async () => {
    const { world, worker } = await accepting();
    const first = await begin(world, worker);
    const second = await worker.uploads.start(ORDER);
    expect(second).toMatchObject({ ok: true, value: { attempt: first.attempt } });
    await world.settle();
    expect(world.uploading.orders).toHaveLength(1);
  });

  it('forgets that the file was unknown', async () => {
    const { world, worker } = await accepting();
    const indicator = { kind: 'file', value: SHA256 } as const;
    const check = await worker.checks.start({ indicator, origin: 'file', secrets: 'ask' });
    await world.settle();
    expect((await worker.checks.get(check.id))?.state.phase).toBe('unknown');
    await begin(world, worker);
    await world.clock.advance(2 * MINUTE);
    const again = await worker.checks.start({ indicator, origin: 'file', secrets: 'ask' });
    await world.settle();
    expect((await worker.checks.get(again.id))?.state.phase).toBe('report');
  });

  it('says how far it is, how fast, and how long it will take', async () => {
    const { world, worker } = await accepting();
    let watch: PostWatch | undefined;
    world.uploading.onPost = (_, __, given) => {
      watch = given;
      return new Promise(() => undefined);
    };
    await begin(world, worker);
    watch?.onSent(0, false);
    await world.clock.advance(2 * SECOND);
    watch?.onSent(8, false);
    await world.settle();
    expect(await view(worker)).toMatchObject({
      stage: 'sending',
      cancellable: true,
      progress: { sent: 8, total: 23, speed: 4, left: 3_750 },
    });
    watch?.onSent(23, true);
    await world.settle();
    expect(await view(worker)).toMatchObject({ cancellable: false });
  });
});

describe('an upload that is not to be', () => {
  it('is cancelled on its way: nothing is published and nothing is asked', async () => {
    const { world, worker } = await accepting();
    world.uploading.onPost = (_, __, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ posted: 'cancelled' }));
      });
    await begin(world, worker);
    await worker.uploads.cancel(SHA256);
    await world.settle();
    expect(await view(worker)).toMatchObject({ stage: 'ended', end: 'cancelled', checkId: null });
    expect(paths(world)).toEqual([]);
  });

  it('is cancelled before the page has handed its file over', async () => {
    const { world, worker } = await accepting();
    await worker.uploads.start(ORDER);
    await worker.uploads.cancel(SHA256);
    await world.settle();
    expect(await view(worker)).toMatchObject({ end: 'cancelled' });
    expect(world.uploading.isOpen()).toBe(false);
  });

  it('ends when its page is closed before the file was handed over', async () => {
    const { world, worker } = await accepting();
    await worker.uploads.start(ORDER);
    await world.clock.advance(2 * MINUTE);
    expect(await view(worker)).toMatchObject({ end: 'file-gone' });
  });

  it('ends when the browser gives no context', async () => {
    const { world, worker } = await accepting();
    world.uploading.available = false;
    await worker.uploads.start(ORDER);
    await world.settle();
    expect(await view(worker)).toMatchObject({ end: 'no-place' });
  });

  it.each([
    ['unreadable', { posted: 'unreadable' } as const, 'file-changed'],
    ['broken off', { posted: 'lost', stalled: false, complete: false } as const, 'interrupted'],
    ['stalled', { posted: 'lost', stalled: true, complete: false } as const, 'interrupted'],
  ])('ends plainly when it is %s', async (_, posted, end) => {
    const { world, worker } = await accepting();
    world.uploading.onPost = async () => posted;
    await begin(world, worker);
    expect(await view(worker)).toMatchObject({ stage: 'ended', end });
    expect(paths(world)).toEqual([]);
  });

  it('is not sent when what was handed over is another file', async () => {
    const { world, worker } = await accepting();
    await begin(world, worker, new Blob(['MZ, and nobody knows IT']));
    expect(await view(worker)).toMatchObject({ end: 'file-changed' });
    expect(world.uploading.orders).toEqual([]);
  });

  it('says why when VirusTotal refuses it', async () => {
    const { world, worker } = await accepting();
    world.uploading.onPost = async () => answered(403, { error: { code: 'ForbiddenError', message: 'no' } });
    await begin(world, worker);
    expect(await view(worker)).toMatchObject({ end: 'refused', failure: { tag: 'forbidden' } });
  });

  it('is read back, not sent again, when the answer to all of it is lost', async () => {
    const { world, worker } = await accepting();
    world.uploading.onPost = async () => ({ posted: 'lost', stalled: false, complete: true });
    await begin(world, worker);
    await world.clock.advance(2 * MINUTE);
    expect(await view(worker)).toMatchObject({ stage: 'analysing' });
    await world.clock.advance(2 * MINUTE);
    expect(await view(worker)).toMatchObject({ end: 'uncertain' });
    expect(paths(world)).toEqual(Array(6).fill(`GET /api/v3/files/${SHA256}`));
    expect(world.uploading.orders).toHaveLength(1);
  });

  it('is found although VirusTotal takes minutes to take it in', async () => {
    const { world, worker } = await accepting();
    world.uploading.onPost = async () => ({ posted: 'lost', stalled: false, complete: true });
    await begin(world, worker);
    await world.clock.advance(MINUTE + 30 * SECOND);
    world.virusTotal.files.set(SHA256, 3);
    await world.clock.advance(MINUTE);
    expect(await view(worker)).toMatchObject({ end: 'analysed' });
  });

  it('follows a file that is being submitted already', async () => {
    const { world, worker } = await accepting();
    world.uploading.onPost = async () => {
      world.virusTotal.files.set(SHA256, 3);
      return answered(409, { error: { code: 'AlreadySubmittedError', message: 'Already being submitted' } });
    };
    await begin(world, worker);
    await world.clock.advance(MINUTE);
    expect(await view(worker)).toMatchObject({ end: 'analysed' });
  });

  it('goes again by itself after a refused quota, to a new address where it needs one', async () => {
    const { world, worker } = await accepting();
    const accept = world.uploading.onPost;
    world.uploading.onPost = async (...rest) =>
      world.uploading.orders.length === 1
        ? answered(429, { error: { code: 'QuotaExceededError', message: 'Quota exceeded' } })
        : accept(...rest);
    await begin(world, worker, LARGE);
    await world.clock.advance(10 * MINUTE);
    expect(await view(worker)).toMatchObject({ end: 'analysed' });
    expect(world.uploading.orders.map(({ url }) => url.at(-1))).toEqual(['1', '2']);
  });

  it('says so when VirusTotal names another file', async () => {
    const { world, worker } = await accepting();
    world.uploading.onPost = async () => {
      world.virusTotal.takeFile(ANALYSIS, 'f'.repeat(64));
      return ACCEPTED;
    };
    await begin(world, worker);
    await world.clock.advance(MINUTE);
    expect(await view(worker)).toMatchObject({ end: 'other-file' });
  });

  it('waits for a connection and then goes', async () => {
    const { world, worker } = await accepting();
    world.online = false;
    await begin(world, worker);
    expect(await view(worker)).toMatchObject({ stage: 'sending', failure: { tag: 'offline' } });
    world.online = true;
    await world.clock.advance(2 * MINUTE);
    expect(await view(worker)).toMatchObject({ end: 'analysed' });
    expect(world.uploading.orders).toHaveLength(1);
  });
});

describe('a finished download', () => {
  const path = '/home/user/Downloads/setup.exe';
  async function unknownDownload(): Promise<{ world: World; worker: Worker; key: string }> {
    const { world, worker } = await accepting();
    await worker.settings.save({ downloads: 'on' });
    await worker.downloads.goOn();
    await world.settle();
    const now = world.clock.now();
    world.disk.finish({ path, startedAt: now, endedAt: now }, BYTES);
    await worker.downloads.goOn();
    await world.settle();
    const [row] = (await worker.downloads.list({ search: '', filter: 'all', limit: 5 })).rows;
    expect(row).toMatchObject({ basis: 'file', sha256: SHA256, verdict: { name: 'unknown' } });
    return { world, worker, key: row?.key ?? '' };
  }
  const row = async (worker: Worker) =>
    (await worker.downloads.list({ search: '', filter: 'all', limit: 5 })).rows[0];

  it('is read from the disk, and its row gets the verdict of the analysis', async () => {
    const { world, worker, key } = await unknownDownload();
    await worker.uploads.start({ ...ORDER, downloadKey: key, path });
    await world.settle();
    expect(await row(worker)).toMatchObject({ stage: 'checking', basis: 'file' });
    await world.clock.advance(2 * MINUTE);
    expect(await row(worker)).toMatchObject({ stage: 'checked', verdict: { name: 'nothing-found' } });
    expect(worker.rests.at(-1)).toMatchObject({ verdict: { name: 'nothing-found' } });
    // Known by now: the upload's own reading is all that was asked.
    expect(paths(world).filter((one) => one.endsWith(SHA256))).toHaveLength(2);
  });

  it('keeps its own verdict when the upload was of what its file was before', async () => {
    const { world, worker, key } = await unknownDownload();
    const before = await row(worker);
    await worker.downloads.follow(key, 'f'.repeat(64), 'check-of-another');
    await world.settle();
    expect(await row(worker)).toEqual(before);
  });

  it.each([
    ['is gone', null, 'file-gone'],
    ['has another size', new TextEncoder().encode('MZ'), 'file-changed'],
    ['has other bytes', new TextEncoder().encode('MZ, and nobody knows IT'), 'file-changed'],
  ])('is not sent when the file %s', async (_, bytes, end) => {
    const { world, worker, key } = await unknownDownload();
    if (bytes) world.disk.files.set(path, bytes);
    else world.disk.files.delete(path);
    await worker.uploads.start({ ...ORDER, downloadKey: key, path });
    await world.settle();
    expect(await view(worker)).toMatchObject({ end });
    expect(world.uploading.orders).toEqual([]);
  });
});
