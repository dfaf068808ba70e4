import { describe, expect, it } from 'vitest';
import { type Restored, restoreBackup } from '@/components/options/backup/restore-backup';
import { firstPlan } from '@/components/options/backup/restore-plan';
import { writeBackup } from '@/components/options/backup/write-backup';
import { createHandlers } from '@/entrypoints/background/handlers';
import { BACKUP_PARTS, type Backup, type BackupPart } from '@/utils/domain/backup';
import { readBackup } from '@/utils/domain/backup-read';
import type { Indicator } from '@/utils/domain/indicator';
import { VIRUSTOTAL_ADDRESS } from '@/utils/domain/virustotal-address';
import type { Call } from '@/utils/rpc/client';
import { createWorld, KEY, type Worker, type World } from '../../../support/worker';

const PAGE = { who: 'page', tabId: 1, privateTab: false } as const;
const PRIVATE_PAGE = { ...PAGE, privateTab: true } as const;
const PASSPHRASE = 'ночь onion vapour 夜 7';
const HOOK = 'https://hooks.example/token-9';
const ALL = new Set<BackupPart>(BACKUP_PARTS);
const OPEN = new Set<BackupPart>(['settings', 'lists', 'watchlist', 'history']);

const domain = (name: string): Indicator => ({ kind: 'domain', value: `${name}.example` });

function callOf(worker: Worker, sender: typeof PAGE | typeof PRIVATE_PAGE = PAGE): Call {
  const handlers = createHandlers(worker);
  // Through JSON, as between two contexts.
  return (async (name: keyof typeof handlers, input: unknown) => {
    const answer = handlers[name] as (given: unknown, from: unknown) => Promise<unknown>;
    return JSON.parse(JSON.stringify(await answer(JSON.parse(JSON.stringify(input)), sender)));
  }) as Call;
}

async function textOf(worker: Worker, parts: ReadonlySet<BackupPart>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  const order = { call: callOf(worker), parts, passphrase: PASSPHRASE, now: 7, onProgress: () => undefined };
  for await (const piece of writeBackup(order)) {
    if (!piece.ok) throw new Error(JSON.stringify(piece.failure));
    text += decoder.decode(piece.value);
  }
  return text;
}

function backupOf(text: string): Backup {
  const reading = readBackup(text);
  if (!reading.ok) throw new Error(reading.why);
  return reading.backup;
}

async function restore(
  worker: Worker,
  backup: Backup,
  { passphrase, sender = PAGE }: { passphrase?: string; sender?: typeof PAGE | typeof PRIVATE_PAGE } = {},
): Promise<Restored> {
  const call = callOf(worker, sender);
  const managed = await call('managed', null);
  if (!managed.ok) throw new Error('managed');
  const plan = { ...firstPlan(backup), ...(passphrase !== undefined && { secrets: 'merge' as const }) };
  const allowed = { downloads: true, notifications: true, origin: null };
  const order = { call, backup, plan, passphrase: passphrase ?? '', managed: managed.value, allowed };
  const restored = await restoreBackup({ ...order, onProgress: () => undefined });
  if (!restored.ok) throw new Error(JSON.stringify(restored.failure));
  return restored.value;
}

/** A browser in which something was done. */
async function lived(): Promise<{ world: World; worker: Worker }> {
  const world = await createWorld();
  const worker = world.born();
  const now = world.clock.now();
  await worker.settings.save({ maliciousFrom: 4, privateHosts: ['nas.example'], downloads: 'on' });
  await worker.webhook.save(HOOK, 'signing-5');
  world.virusTotal.known.set('http://a.example/', 9);
  const created = await worker.lists.create('Ticket 4711');
  if (!created.ok) throw new Error('no list');
  const { id } = created.value;
  const rows = [
    { line: 1, indicator: { kind: 'url', value: 'http://a.example/' } },
    { line: 2, indicator: domain('b') },
    { line: 5, indicator: { kind: 'file', value: KEY } },
  ] as const;
  await worker.lists.addRows(id, 1, rows, []);
  await worker.lists.finish(id, { lines: 5, rows: 3, duplicates: 0, comments: 0, blank: 2, bad: 0 });
  await worker.listTable.changeItems(id, [1], async (item) => ({
    item: {
      ...item,
      ...{ state: 'malicious', flagging: 'A\tbad', sent: item.sent },
      result: {
        id: 'f'.repeat(64),
        counts: { malicious: 9, suspicious: 0, harmless: 60, undetected: 5, unanswered: 0 },
        ...{ label: 'phishing', analysedAt: now - 5, fetchedAt: now },
      },
    },
  }));
  world.clock.advance(1);
  const page = await worker.lists.create('news.example', 'page');
  if (!page.ok) throw new Error('no list of a page');
  const found = [{ line: 1, indicator: domain('linked') }];
  await worker.lists.addRows(page.value.id, 1, found, []);
  const read = { lines: 1, rows: 1, duplicates: 0, comments: 0, blank: 0, bad: 0 };
  await worker.lists.finish(page.value.id, read);
  await worker.watchlist.add({ indicators: [domain('w1'), domain('w2')], period: 'week', secrets: 'ask' });
  await worker.watchlist.set(['domain:w2.example'], { paused: true });
  for (const name of ['h1', 'h2']) {
    await worker.history.add({
      indicator: domain(name),
      at: now,
      verdict: 'nothing-found',
      reading: 0,
      answered: 70,
    });
  }
  return { world, worker };
}

describe('a backup of one browser', () => {
  it('is in another what it was, at rest, and once', async () => {
    const { world, worker } = await lived();
    const text = await textOf(worker, OPEN);
    for (const secret of [KEY, HOOK, 'signing-5']) expect(text).not.toContain(secret);
    worker.kill();

    const other = await createWorld();
    const here = other.born();
    const before = other.virusTotal.counted().length;
    const backup = backupOf(text);
    expect(await restore(here, backup)).toMatchObject({
      settings: { changed: 3, withheld: [], locked: [] },
      lists: { added: 2, already: 0 },
      watchlist: { added: 2, already: 0, held: 0, refused: 0, paused: 0 },
      history: { added: 2, already: 0 },
      secrets: null,
    });
    expect(await here.readSettings()).toMatchObject({ maliciousFrom: 4, privateHosts: ['nas.example'] });
    const lanes = (await here.listTable.all()).map(({ name, lane }) => [name, lane ?? 'list']);
    expect(new Map(lanes.map(([name = '', lane]) => [name, lane]))).toEqual(
      new Map([
        ['Ticket 4711', 'list'],
        ['news.example', 'page'],
      ]),
    );
    const list = (await here.lists.all()).find(({ name }) => name === 'Ticket 4711');
    expect(list).toMatchObject({ name: 'Ticket 4711', stage: 'ready', submitUnknown: false });
    expect(list?.counts).toMatchObject({ malicious: 1, waiting: 1 });
    const rows = await here.lists.rows(list?.id ?? '', {
      ...{ state: 'all', search: '', sort: 'row', descending: false, offset: 0, limit: 10 },
    } as const);
    expect(rows.ok && rows.value.rows[0]).toMatchObject({
      state: 'malicious',
      result: { label: 'phishing' },
    });

    // The same file again adds nothing, and what comes out again is what went in.
    expect(await restore(here, backup)).toMatchObject({
      settings: { changed: 0 },
      lists: { added: 0, already: 2 },
      watchlist: { added: 0, already: 2 },
      history: { added: 0, already: 2 },
    });
    expect(backupOf(await textOf(here, OPEN))).toEqual({ ...backup });
    const asked = other.virusTotal.counted().slice(before);
    expect(
      asked.filter(({ path }) => path.includes('/urls/')),
      'no list starts by itself',
    ).toEqual([]);
    await world.settle();
  });

  it('holds no defaults in the place of settings that were lost, and the key of nowhere', async () => {
    const { world, worker } = await lived();
    worker.kill();
    await world.area.remove('settings');
    const here = world.born();
    const text = textOf(here, OPEN);
    text.catch(() => undefined);
    await world.clock.advance(5_000);
    await expect(text).rejects.toThrow('settings-lost');
    const rest = textOf(here, new Set(['watchlist', 'history'] as const));
    await world.clock.advance(5_000);
    expect(backupOf(await rest)).toMatchObject({ settings: null, history: [{}, {}] });
  });

  it('gives key and webhook to the passphrase, and to nothing else', async () => {
    const { worker } = await lived();
    const text = await textOf(worker, ALL);
    for (const secret of [KEY, HOOK, 'signing-5', PASSPHRASE]) expect(text).not.toContain(secret);
    worker.kill();
    const backup = backupOf(text);
    expect(backup.secrets).toMatchObject({ iterations: 600_000 });

    const here = (await createWorld()).born();
    await here.account.forgetKey();
    expect(await restore(here, backup, { passphrase: `${PASSPHRASE}.` })).toMatchObject({
      secrets: { opened: false },
    });
    expect(await here.vault.readKey()).toBeNull();
    expect(await restore(here, backup, { passphrase: PASSPHRASE })).toMatchObject({
      secrets: { opened: true, key: 'saved', webhook: 'saved' },
    });
    expect(await here.vault.readKey()).toBe(KEY);
    expect(await here.webhookStore.readOwn()).toEqual({ address: HOOK, secret: 'signing-5' });
  }, 60_000);

  it('has no key of an administrator’s, takes none in its place, and gives none to another address', async () => {
    const { world, worker } = await lived();
    const theirs = 'd4'.repeat(32);
    world.policy = { key: theirs, maliciousFrom: 2, webhookAddress: 'https://theirs.example/x' };
    worker.managedFollower.changed();
    await world.settle();
    const text = await textOf(worker, ALL);
    expect(text).not.toContain(theirs);
    const backup = backupOf(text);
    const restored = await restore(worker, backup, { passphrase: PASSPHRASE });
    expect(restored.secrets).toEqual({ opened: true, key: 'managed', webhook: 'managed' });
    // The user's own value went into the file, and is what comes back once the policy is gone.
    expect(backup.settings).toMatchObject({ maliciousFrom: 4 });
    expect(await worker.readSettings()).toMatchObject({ maliciousFrom: 2 });
    worker.kill();

    const here = (await createWorld()).born();
    await here.account.forgetKey();
    await here.settings.save({ apiAddress: 'https://gateway.example' });
    const onlySecrets = { ...backup, settings: null };
    expect((await restore(here, onlySecrets, { passphrase: PASSPHRASE })).secrets).toMatchObject({
      key: 'elsewhere',
    });
    expect(await here.vault.readKey()).toBeNull();
    await here.settings.save({ apiAddress: VIRUSTOTAL_ADDRESS });
    expect((await restore(here, onlySecrets, { passphrase: PASSPHRASE })).secrets).toMatchObject({
      ...{ key: 'saved', webhook: 'saved' },
    });
    expect(await here.vault.readKey(), 'the user’s own, not the administrator’s').toBe(KEY);
    expect(await here.webhookStore.readOwn()).toMatchObject({ address: HOOK });
  }, 60_000);

  it('brings in nothing private, nothing over the limits, and nothing from a private window', async () => {
    const world = await createWorld();
    const here = world.born();
    await here.settings.save({ privateHosts: ['corp.example'] });
    const entries = Array.from({ length: 40 }, (_, n) => ({
      kind: 'domain',
      value: `w${n}.example`,
      period: 'hour',
    }));
    const secret = 'https://konto.example/reset?token=q9Zk81bXq0vJtR7w';
    const text = JSON.stringify({
      ...{ assay: 'backup', version: 1 },
      watchlist: [{ kind: 'domain', value: 'corp.example' }, { kind: 'url', value: secret }, ...entries],
      lists: [{ id: 'l', name: 'L', createdAt: 1, rows: [['domain', 'corp.example', 1, 'unknown']] }],
    });
    const { watchlist } = await restore(here, backupOf(text));
    expect(watchlist).toMatchObject({ held: 1, paused: 1 });
    // 400 of the day's 500 requests are for what runs by itself: 16 entries an hour, and not 40.
    expect(watchlist?.added).toBeLessThan(20);
    expect((watchlist?.added ?? 0) + (watchlist?.refused ?? 0)).toBe(41);
    const [list] = await here.lists.all();
    expect(list?.counts).toMatchObject({ 'not-sent': 1, unknown: 0 });
    await expect(restore(here, backupOf(text), { sender: PRIVATE_PAGE })).rejects.toThrow('private');
  });

  it('begins a list anew that was left half restored', async () => {
    const here = (await createWorld()).born();
    const call = callOf(here);
    const head = { id: 'half', name: 'Half', createdAt: 1, startedAt: null, endedAt: null };
    await call('restoreList', head);
    await call('restoreRows', { list: 'half', from: 1, rows: [['domain', 'old.example', 1]] });
    const rows = [['domain', 'new.example', 1, 'unknown']];
    const text = JSON.stringify({ assay: 'backup', version: 1, lists: [{ ...head, rows }] });
    expect((await restore(here, backupOf(text))).lists).toEqual({ added: 1, already: 0 });
    const [list] = await here.lists.all();
    expect(list).toMatchObject({ stage: 'done', createdAt: 1, counts: { unknown: 1, waiting: 0 } });
  });
});
