import { describe, expect, it } from 'vitest';
import { createHandlers } from '@/entrypoints/background/handlers';
import { createWorld, KEY } from '../../../support/worker';

const THEIRS = 'c7'.repeat(32);
const PERSONAL = '0e'.repeat(32);
const GATEWAY = 'https://gateway.example';
const PAGE = { who: 'page', tabId: 1, privateTab: false } as const;

const indicator = { kind: 'domain', value: 'evil.example' } as const;
const order = { indicator, origin: 'popup', secrets: 'ask', ephemeral: false } as const;

describe('what an administrator has set', () => {
  it('holds from the first line of a worker, and the user’s own after it', async () => {
    const world = await createWorld();
    const first = world.born();
    await first.account.saveKey(KEY);
    await first.settings.save({ maliciousFrom: 4, privateHosts: ['nas.example'] });
    first.kill();

    world.policy = { key: THEIRS, maliciousFrom: 9, privateHosts: ['corp.example'], reserve: 'much' };
    const worker = world.born();
    expect(await worker.vault.readKey()).toBe(THEIRS);
    expect(await worker.vault.readOwnKey()).toBe(KEY);
    expect(await worker.readSettings()).toMatchObject({
      maliciousFrom: 9,
      privateHosts: ['nas.example', 'corp.example'],
    });
    const state = await worker.vault.keyState();
    expect(state).toMatchObject({ set: true, managed: true, ending: '' });
    expect(JSON.stringify(state)).not.toContain(THEIRS.slice(0, 8));

    // It can be neither replaced nor forgotten, and what is saved meanwhile is the user's own.
    expect(await worker.account.forgetKey()).toMatchObject({ ok: false, failure: { tag: 'forbidden' } });
    expect(await worker.account.saveKey(KEY)).toMatchObject({ ok: false, failure: { tag: 'forbidden' } });
    await worker.settings.save({ maliciousFrom: 2, reserve: 0.5, privateHosts: ['nas2.example'] });
    expect(await worker.readSettings()).toMatchObject({ maliciousFrom: 9, reserve: 0.5 });
    const view = await createHandlers(worker).managed(null, PAGE);
    expect(view).toMatchObject({
      ok: true,
      value: { locked: ['maliciousFrom'], key: true, webhook: false, problems: ['reserve'] },
    });
    expect(JSON.stringify(view)).not.toContain(THEIRS);

    world.policy = {};
    worker.managedFollower.changed();
    await world.settle();
    expect(await worker.vault.readKey()).toBe(KEY);
    expect(await worker.readSettings()).toMatchObject({
      maliciousFrom: 4,
      reserve: 0.5,
      privateHosts: ['nas2.example'],
    });
  });

  it('hides every key that is kept, in use or not, in texts and from backups', async () => {
    const world = await createWorld();
    world.policy = { key: THEIRS };
    const worker = world.born();
    await worker.directKey.save(PERSONAL);
    for (const key of [KEY, THEIRS, PERSONAL]) {
      expect(await worker.holdsKey(`my comment ${key.toUpperCase()}`)).toBe(true);
      expect(await worker.scrub(`my comment ${key}`)).toBe('my comment [key]');
      const value = `https://x.example/${key}`;
      const told = { verdict: 'unknown', reading: 0, answered: 0 } as const;
      await worker.history.add({ indicator: { kind: 'url', value }, at: world.clock.now(), ...told });
    }
    expect(await worker.savedParts.history(null)).toEqual({ entries: [], next: null });
  });

  it('without a key of the user’s own leaves none behind', async () => {
    const world = await createWorld();
    const first = world.born();
    await first.account.forgetKey();
    first.kill();
    world.policy = { key: THEIRS };
    const worker = world.born();
    expect(await worker.vault.readKey()).toBe(THEIRS);
    world.policy = {};
    worker.managedFollower.changed();
    await world.settle();
    expect(await worker.vault.keyState()).toEqual({ set: false });
    const kept = await worker.storage.run((database) => database.getAll('vault'));
    expect(JSON.stringify(kept)).not.toContain(THEIRS);
  });

  it('sends the next request with the new key to the new address, and the old key nowhere else', async () => {
    const world = await createWorld();
    const worker = world.born();
    await worker.account.saveKey(KEY);
    const before = world.virusTotal.arrivals.length;
    world.policy = { key: THEIRS, apiAddress: GATEWAY };
    worker.managedFollower.changed();
    await worker.checks.start(order);
    await world.settle();
    const asked = world.virusTotal.arrivals.slice(before);
    expect(asked.length).toBeGreaterThan(0);
    for (const { origin, key } of asked) {
      expect(origin).toBe(GATEWAY);
      expect(key).toBe(THEIRS);
    }
  });

  it('that cannot be found out lets nothing leave', async () => {
    const world = await createWorld();
    const first = world.born();
    await first.account.saveKey(KEY);
    first.kill();
    const before = world.virusTotal.arrivals.length;
    world.policy = Promise.reject(new Error('the store is damaged'));
    const worker = world.born();
    const started = worker.checks.start(order).catch(() => null);
    await world.clock.advance(5_000);
    await world.settle();
    await started;
    expect(world.virusTotal.arrivals.length).toBe(before);
    expect(await worker.vault.readKey().catch(() => 'unknown')).toBe('unknown');
  });

  it('is said in the log once where it does not fit, and again when it does not fit in another way', async () => {
    const world = await createWorld();
    world.policy = { reserve: 7 };
    for (let births = 0; births < 3; births += 1) {
      const worker = world.born();
      await worker.managedFollower.follow();
      worker.kill();
    }
    world.policy = { reserve: 7, downloads: 'always' };
    const last = world.born();
    await last.managedFollower.follow();
    const log = await last.log.list({ search: 'managed', least: 'info', offset: 0, limit: 10 });
    const details = log.ok ? log.value.rows.map(({ detail }) => detail) : [];
    expect(details).toEqual(['reserve, downloads', 'reserve']);
  });

  it('names the webhook by its origin alone, and keeps the user’s own for later', async () => {
    const world = await createWorld();
    const worker = world.born();
    await worker.webhook.save('https://own.example/hook', 'mine');
    world.policy = { webhookAddress: 'https://theirs.example/token', webhookSecret: 'theirs' };
    expect(await worker.webhook.view()).toMatchObject({
      address: 'https://theirs.example',
      managed: true,
      signed: true,
    });
    expect(await worker.webhook.save(null, null)).toMatchObject({ ok: false });
    world.policy = {};
    expect(await worker.webhook.view()).toMatchObject({ address: 'https://own.example/hook' });
  });
});
