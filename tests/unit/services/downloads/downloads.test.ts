import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isAtRest } from '@/utils/domain/download';
import { HOUR, MINUTE } from '@/utils/domain/duration';
import type { Settings } from '@/utils/domain/settings';
import type { FinishedDownload } from '@/utils/services/downloads/door';
import { newsOf } from '@/utils/services/downloads/news';
import { FULL_ACCESS } from '../../../support/fake-disk';
import { createWorld, type Worker, type World } from '../../../support/worker';

const BYTES = new TextEncoder().encode('MZ, more or less');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const URL_1 = 'https://files.example/setup.exe';
const NO_FILES = { ...FULL_ACCESS, allowed: false };

async function watching(settings: Partial<Settings> = {}): Promise<{ world: World; worker: Worker }> {
  const world = await createWorld();
  const worker = world.born();
  await worker.settings.save({ downloads: 'on', ...settings });
  await worker.downloads.goOn();
  await world.settle();
  return { world, worker };
}

/** Something finishes at this moment, and the worker is told. */
async function finish(
  { world, worker }: { world: World; worker: Worker },
  download: Partial<FinishedDownload> = {},
  bytes: Uint8Array<ArrayBuffer> | null = BYTES,
): Promise<void> {
  const now = world.clock.now();
  world.disk.finish({ url: URL_1, firstUrl: URL_1, startedAt: now, endedAt: now, ...download }, bytes);
  await worker.downloads.goOn();
  await rest(world, worker);
}

/** Until every download is at rest; one that waits for a connection never is. */
async function rest(world: World, worker: Worker): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    await world.settle();
    const rows = await all(worker);
    if (rows.every((row) => isAtRest(row) || row.failure?.tag === 'offline')) return;
  }
}

async function all(worker: Worker) {
  return (await worker.downloads.list({ search: '', filter: 'all', limit: 1_000 })).rows;
}

async function only(worker: Worker) {
  const rows = await all(worker);
  expect(rows).toHaveLength(1);
  const [row] = rows;
  if (!row) throw new Error('no row');
  return row;
}

describe('a finished download', () => {
  it('is checked by its own hash, in one request', async () => {
    const { world, worker } = await watching();
    world.virusTotal.files.set(SHA256, 5);
    await finish({ world, worker });
    expect(await only(worker)).toMatchObject({
      stage: 'checked',
      basis: 'file',
      sha256: SHA256,
      note: null,
      verdict: { name: 'malicious', reading: 5 },
    });
    expect(world.virusTotal.counted().map(({ path }) => path)).toEqual([`/api/v3/files/${SHA256}`]);
    expect(world.disk.opened).toHaveLength(1);
  });

  it('waits behind what the user asks for', async () => {
    const { world, worker } = await watching();
    await finish({ world, worker });
    expect(worker.changes.every(({ lane }) => lane === 'download')).toBe(true);
    expect(worker.changes.length).toBeGreaterThan(0);
  });

  it('is left alone while the feature is off, and so is what was there before', async () => {
    const { world, worker } = await watching({ downloads: 'off' });
    await finish({ world, worker });
    expect(await all(worker)).toEqual([]);
    await world.clock.advance(MINUTE);
    await worker.settings.save({ downloads: 'on' });
    await finish(
      { world, worker },
      { startedAt: world.clock.now() - HOUR, endedAt: world.clock.now() - HOUR },
    );
    expect(await all(worker)).toEqual([]);
    expect(world.virusTotal.counted()).toEqual([]);
  });

  it('waits for a word in mode ask', async () => {
    const { world, worker } = await watching({ downloads: 'ask' });
    world.virusTotal.files.set(SHA256, 0);
    await finish({ world, worker });
    const { key, stage } = await only(worker);
    expect(stage).toBe('asking');
    expect(world.disk.opened).toEqual([]);
    await worker.downloads.check(key);
    await rest(world, worker);
    expect(await only(worker)).toMatchObject({ stage: 'checked', verdict: { name: 'nothing-found' } });
  });

  it('is one row however often it completes', async () => {
    const { world, worker } = await watching();
    await finish({ world, worker });
    await worker.downloads.goOn();
    await Promise.all([worker.downloads.goOn(), worker.downloads.goOn()]);
    await rest(world, worker);
    await only(worker);
    expect(world.virusTotal.counted()).toHaveLength(1);
  });

  it('is another one under the same number in another session', async () => {
    const { world, worker } = await watching();
    await finish({ world, worker }, { id: 1 });
    await world.clock.advance(MINUTE);
    await finish({ world, worker }, { id: 1 });
    expect(await all(worker)).toHaveLength(2);
  });

  it('is not seen again once it is off the list', async () => {
    const { world, worker } = await watching();
    await finish({ world, worker });
    await worker.downloads.remove((await only(worker)).key);
    await worker.downloads.goOn();
    expect(await all(worker)).toEqual([]);
  });

  it('leaves nothing behind but that it was seen', async () => {
    const { world, worker } = await watching();
    await finish({ world, worker });
    const { key } = await only(worker);
    await worker.downloads.remove(key);
    const left = JSON.stringify(await worker.downloadTable.get(key));
    expect(left).not.toMatch(/example|Downloads|setup/);
    expect(left).not.toContain(SHA256);
  });

  it('stops when the feature is switched off', async () => {
    const { world, worker } = await watching();
    world.virusTotal.down = true;
    world.online = false;
    await finish({ world, worker });
    await worker.settings.save({ downloads: 'off' });
    await worker.downloads.goOn();
    expect(await only(worker)).toMatchObject({ stage: 'failed', failure: { tag: 'cancelled' } });
    expect(await worker.table.unfinished()).toEqual([]);
  });

  it('that is cancelled leaves a person, or a list, what they asked for too', async () => {
    const { world, worker } = await watching();
    world.online = false;
    world.virusTotal.down = true;
    await finish({ world, worker });
    const order = { indicator: { kind: 'file', value: SHA256 }, secrets: 'keep' } as const;
    const mine = await worker.checks.start({ ...order, origin: 'list', lane: 'list', asker: 'lists' });
    await worker.downloads.cancel((await only(worker)).key);
    await worker.checks.takeBack(mine.id, 'lists');
    world.online = true;
    world.virusTotal.down = false;
    await world.clock.advance(MINUTE);
    expect((await worker.checks.get(mine.id))?.state).toMatchObject({ phase: 'unknown' });
    expect(await only(worker)).toMatchObject({ stage: 'failed', failure: { tag: 'cancelled' } });
  });

  it('is unknown when nobody knows it', async () => {
    const { world, worker } = await watching();
    await finish({ world, worker });
    expect(await only(worker)).toMatchObject({ basis: 'file', verdict: { name: 'unknown' } });
    expect(world.virusTotal.counted()).toHaveLength(1);
  });
});

describe('without the file', () => {
  it('goes by what VirusTotal fetched, when the sizes agree', async () => {
    const { world, worker } = await watching();
    world.disk.access = NO_FILES;
    world.virusTotal.known.set(URL_1, 0);
    world.virusTotal.fetched.set(URL_1, { sha256: SHA256, length: BYTES.byteLength });
    world.virusTotal.files.set(SHA256, 7);
    await finish({ world, worker });
    expect(await only(worker)).toMatchObject({
      basis: 'fetched',
      note: 'no-file-access',
      sha256: null,
      verdict: { name: 'malicious', reading: 7 },
    });
    expect(world.disk.opened).toEqual([]);
  });

  it('does not use what VirusTotal fetched in another size', async () => {
    const { world, worker } = await watching();
    world.disk.access = { ...FULL_ACCESS, granted: false };
    world.virusTotal.known.set(URL_1, 0);
    world.virusTotal.fetched.set(URL_1, { sha256: SHA256, length: BYTES.byteLength + 1 });
    world.virusTotal.files.set(SHA256, 7);
    await finish({ world, worker });
    expect(await only(worker)).toMatchObject({
      basis: 'address',
      theirSize: BYTES.byteLength + 1,
      verdict: { name: 'nothing-found' },
    });
    expect(world.virusTotal.counted()).toHaveLength(1);
  });

  it('does not let a harmless copy hide a flagged address', async () => {
    const { world, worker } = await watching();
    world.disk.access = NO_FILES;
    world.virusTotal.known.set(URL_1, 9);
    world.virusTotal.fetched.set(URL_1, { sha256: SHA256, length: BYTES.byteLength });
    world.virusTotal.files.set(SHA256, 0);
    await finish({ world, worker });
    expect(await only(worker)).toMatchObject({ basis: 'address', verdict: { reading: 9 } });
  });

  it('asks for the referring page when the address is unknown', async () => {
    const { world, worker } = await watching();
    world.disk.access = NO_FILES;
    world.virusTotal.known.set('https://page.example/', 4);
    await finish({ world, worker }, { referrer: 'https://page.example/' });
    expect(await only(worker)).toMatchObject({
      basis: 'address',
      verdict: { name: 'malicious', reading: 4 },
    });
    expect(world.virusTotal.counted()).toHaveLength(2);
  });

  it.each([
    ['a secret', 'https://files.example/get?token=8f14e45fceea167a5a36dedd4bea2543', 'secret-address'],
    ['blob:', 'blob:https://files.example/0a1b', 'source'],
    ['data:', 'data:application/zip;base64,UEsDBA==', 'source'],
  ])('sends nothing of %s', async (_, url, skipped) => {
    const { world, worker } = await watching();
    world.disk.access = NO_FILES;
    await finish({ world, worker }, { url, firstUrl: url });
    expect(await only(worker)).toMatchObject({ stage: 'skipped', skipped, verdict: null });
    expect(world.virusTotal.arrivals.filter(({ path }) => !path.includes('quotas'))).toEqual([]);
  });

  it('of a private host: its hash alone, and only at the user’s word', async () => {
    const { world, worker } = await watching();
    await finish({ world, worker }, { url: 'http://nas.local/a.exe', firstUrl: 'http://nas.local/a.exe' });
    const { key, skipped } = await only(worker);
    expect(skipped).toBe('private-host');
    expect(world.virusTotal.counted()).toEqual([]);
    await worker.downloads.check(key);
    await rest(world, worker);
    expect(await only(worker)).toMatchObject({ stage: 'checked', basis: 'file' });
    world.disk.access = NO_FILES;
    await worker.downloads.check(key);
    await rest(world, worker);
    expect(await only(worker)).toMatchObject({ stage: 'skipped', skipped: 'private-host', verdict: null });
    expect(world.virusTotal.counted().map(({ path }) => path)).toEqual([`/api/v3/files/${SHA256}`]);
  });
});

describe('a file on the disk', () => {
  it('that is gone is never clean', async () => {
    const { world, worker } = await watching();
    await finish({ world, worker }, {}, null);
    expect(await only(worker)).toMatchObject({
      stage: 'failed',
      note: 'file-missing',
      failure: { tag: 'not-found' },
      verdict: null,
    });
    expect(world.virusTotal.counted()).toEqual([]);
  });

  it('that grows at each look is given up after the second', async () => {
    const { world, worker } = await watching();
    world.disk.onRead = (path) => {
      const before = world.disk.files.get(path) ?? BYTES;
      world.disk.files.set(path, new Uint8Array([...before, 0]));
    };
    await finish({ world, worker });
    expect(world.disk.opened).toHaveLength(2);
    expect(await only(worker)).toMatchObject({ basis: 'address', note: 'file-changed', sha256: null });
  });

  it('that changed once is read once more', async () => {
    const { world, worker } = await watching();
    await finish({ world, worker }, { size: 3 });
    expect(world.disk.opened).toHaveLength(2);
    expect(await only(worker)).toMatchObject({ basis: 'file', sha256: SHA256, size: BYTES.byteLength });
  });

  it('that is too large is not read', async () => {
    const { world, worker } = await watching({ downloadMaxHash: 3 });
    await finish({ world, worker });
    expect(world.disk.opened).toEqual([]);
    expect(await only(worker)).toMatchObject({ basis: 'address', note: 'too-large-to-read' });
  });

  it('that is empty is neither read nor asked for, not even by hand', async () => {
    const { world, worker } = await watching();
    await finish({ world, worker }, {}, new Uint8Array());
    const { key } = await only(worker);
    await worker.downloads.check(key);
    await rest(world, worker);
    expect(await only(worker)).toMatchObject({ stage: 'skipped', skipped: 'empty' });
    expect(world.disk.opened).toEqual([]);
  });

  it('is deleted once, and is then gone', async () => {
    const { world, worker } = await watching();
    await finish({ world, worker });
    const { key } = await only(worker);
    expect(await worker.downloads.deleteFile(key)).toMatchObject({ ok: true, value: { decided: 'deleted' } });
    expect(world.disk.files.size).toBe(0);
    expect(await worker.downloads.deleteFile(key)).toMatchObject({ ok: true, value: { decided: 'gone' } });
  });
});

describe('when things go wrong', () => {
  it('a worker that died three times of a file reads it a fourth time and no more', async () => {
    const { world } = await watching();
    const now = world.clock.now();
    world.disk.finish({ url: URL_1, firstUrl: URL_1, startedAt: now, endedAt: now }, BYTES);
    for (let life = 0; life < 4; life += 1) {
      const worker = world.born();
      worker.onStep = (step) => step === 'open' && worker.kill();
      void worker.downloads.goOn();
      await world.settle();
    }
    const last = world.born();
    await last.downloads.goOn();
    await rest(world, last);
    expect(await only(last)).toMatchObject({ basis: 'address', note: 'reading-gave-up' });
  });

  it('offline is said, waited out, and no end', async () => {
    const { world, worker } = await watching();
    world.virusTotal.files.set(SHA256, 3);
    world.online = false;
    world.virusTotal.down = true;
    await finish({ world, worker });
    expect(await only(worker)).toMatchObject({ stage: 'checking', failure: { tag: 'offline' } });
    world.online = true;
    world.virusTotal.down = false;
    const next = world.born();
    await next.checks.resume();
    await next.downloads.goOn();
    await world.clock.advance(MINUTE);
    await rest(world, next);
    expect(await only(next)).toMatchObject({ stage: 'checked', failure: null, verdict: { reading: 3 } });
  });

  it('a cancelled one stays cancelled', async () => {
    const { world, worker } = await watching();
    world.online = false;
    world.virusTotal.down = true;
    await finish({ world, worker });
    await worker.downloads.cancel((await only(worker)).key);
    await world.settle();
    expect(await only(worker)).toMatchObject({ stage: 'failed', failure: { tag: 'cancelled' } });
    expect(await worker.table.unfinished()).toEqual([]);
  });

  it('without a key says so', async () => {
    const { world, worker } = await watching();
    await worker.vault.forgetKey();
    await finish({ world, worker });
    expect(await only(worker)).toMatchObject({ stage: 'failed', failure: { tag: 'no-key' } });
  });
});

describe('a burst', () => {
  it('of 200 is one queue within the quota and one notification', { timeout: 120_000 }, async () => {
    const { world, worker } = await watching();
    const now = world.clock.now();
    for (let index = 0; index < 200; index += 1) {
      const bytes = new TextEncoder().encode(`file ${index}`);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      world.virusTotal.files.set(sha256, index === 120 ? 8 : 0);
      const url = `https://files.example/${index}.exe`;
      world.disk.finish({ url, firstUrl: url, startedAt: now, endedAt: now }, bytes);
    }
    await worker.downloads.goOn();
    for (let half = 0; half < 110; half += 1) await world.clock.advance(MINUTE / 2);
    const rows = await all(worker);
    expect(rows.filter(({ stage }) => stage === 'checked')).toHaveLength(200);
    const requests = world.virusTotal.counted();
    expect(requests).toHaveLength(200);
    for (const [index, { at }] of requests.entries()) {
      const fifth = requests[index + 4];
      if (fifth) expect(fifth.at - at).toBeGreaterThanOrEqual(MINUTE);
    }
    const news = await Promise.all(
      worker.rests.map((row) => newsOf(row, { downloadNotify: 'always' }, worker.downloadTable)),
    );
    const told = news.filter((one) => one !== null);
    expect(told.every(({ about }) => about === 'many')).toBe(true);
    expect(new Set(told.map((one) => (one.about === 'many' ? one.burst : 0))).size).toBe(1);
    expect(told[0]).toMatchObject({ counts: { malicious: 1, 'nothing-found': 199 } });
  });
});
