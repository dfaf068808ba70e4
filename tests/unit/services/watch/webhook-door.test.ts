import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import { change } from './rows';
import { createWebhookWorld, type WebhookWorld } from './webhook-world';

const OWN = { address: 'https://own.example/hook?t0p', secret: 's3cret' };
const THEIRS = { address: 'https://theirs.example/x?t0p', secret: null };
const DOWN = { problem: 'unreachable' } as const;

let world: WebhookWorld;
let now: number;

beforeEach(() => {
  world = createWebhookWorld();
  now = world.clock.now();
});

describe('what is due', () => {
  it('is told to nobody while there is no webhook', async () => {
    await world.put(world.due(1), world.due(2, { webhookAt: now + HOUR }));
    await world.webhook.go();
    expect(await world.row(1)).toMatchObject({ webhook: 'off', problem: null, attempts: 0 });
    expect((await world.row(1))?.webhookAt).toBeUndefined();
    expect([world.arrived(), world.told]).toEqual([[], 1]);
    await world.clock.advance(HOUR);
    expect((await world.row(2))?.webhook).toBe('off');
  });

  it('waits while the receiver is down, and then goes', async () => {
    await world.store.write(OWN);
    await world.store.setStanding('user', { last: { at: now, problem: DOWN }, holdUntil: now + HOUR });
    await world.put(world.due(1));
    await world.webhook.go();
    await world.clock.advance(HOUR - 1);
    expect(world.arrived()).toEqual([]);
    await world.clock.advance(1);
    expect(world.arrived()).toEqual([[OWN.address, 'change-1']]);
  });

  it('waits for nobody when there is nothing, and when there is nobody to tell', async () => {
    await world.store.setStanding('user', { last: null, holdUntil: now + HOUR });
    await world.put(world.due(1));
    await world.webhook.go();
    expect((await world.row(1))?.webhook).toBe('off');
    await world.webhook.go();
    expect(world.clock.sleeping()).toEqual([]);
    await world.store.write(OWN);
    await world.store.setStanding('user', { last: null, holdUntil: now + HOUR });
    await world.webhook.go();
    expect(world.clock.sleeping()).toEqual([]);
  });

  it('waits no longer than a day and an hour for what a wrong clock wrote', async () => {
    await world.store.write(OWN);
    await world.store.setStanding('user', { last: null, holdUntil: now + 365 * DAY });
    await world.put(world.due(1));
    await world.webhook.go();
    expect(world.clock.sleeping()).toEqual([now + DAY + HOUR]);
  });

  it('is at once the other’s when a policy comes or goes, with all its tries', async () => {
    await world.store.write(OWN);
    const tried = { attempts: 3, problem: DOWN, webhookAt: now + DAY } as const;
    await world.put(
      change(1, tried),
      change(2, { ...tried, triedThere: true }),
      change(3, { webhookAt: now + DAY }),
    );
    world.managed = THEIRS;
    world.receiver.answer = () => 'down';
    await world.webhook.go();
    expect(world.arrived()).toEqual([[THEIRS.address, 'change-1']]);
    expect(await world.row(1)).toMatchObject({ attempts: 1, triedThere: true, webhookAt: now + MINUTE });
    expect(await world.row(2)).toMatchObject(tried);
    expect(await world.row(3)).toMatchObject({ attempts: 0, webhookAt: now + DAY });

    world.managed = null;
    world.receiver.answer = () => new Response(null, { status: 204 });
    await world.webhook.go();
    expect(world.arrived().slice(1)).toEqual([
      [OWN.address, 'change-1'],
      [OWN.address, 'change-2'],
    ]);
    expect(await world.row(2)).toMatchObject({ webhook: 'delivered', attempts: 1 });
    expect(await world.row(2)).not.toHaveProperty('triedThere');
  });

  it('that was settled a moment ago stays settled when a policy comes', async () => {
    const { webhookAt: _, ...settled } = change(1, { webhook: 'given-up', attempts: 8, problem: DOWN });
    await world.put(settled);
    const { toDeliver } = world.changes;
    let calls = 0;
    const asIfBefore = async (until: number) => {
      calls += 1;
      return calls === 1 ? [change(1, { attempts: 8 })] : toDeliver(until);
    };
    Object.assign(world.changes, { toDeliver: asIfBefore });
    world.managed = THEIRS;
    await world.webhook.go();
    expect([await world.row(1), world.arrived()]).toEqual([settled, []]);
  });

  it('is looked for again after what was a bug', async () => {
    Object.assign(world.changes, { toDeliver: () => Promise.reject(new Error('broken')) });
    await world.webhook.go();
    expect(world.bugs).toEqual(['webhook', new Error('broken')]);
  });
});

describe('the webhook', () => {
  it('that is none is shown as none', async () => {
    await world.put(world.due(1));
    const none = { address: null, signed: false, permitted: false, waiting: 1, last: null };
    expect(await world.webhook.view()).toEqual(none);
    expect(await world.webhook.test()).toEqual({ ok: false, failure: { tag: 'not-found' } });
  });

  it('is shown to the user whole, without its secret; the administrator’s by its host alone', async () => {
    await world.store.write(OWN);
    const last = { at: now, problem: DOWN };
    await world.store.setStanding('user', { last, holdUntil: 0 });
    expect(await world.webhook.view()).toEqual({
      ...{ address: OWN.address, signed: true, permitted: true, waiting: 0, last },
    });
    world.managed = THEIRS;
    world.receiver.permitted = false;
    expect(await world.webhook.view()).toEqual({
      ...{ address: 'https://theirs.example', managed: true, signed: false, permitted: false },
      ...{ waiting: 0, last: null },
    });
  });

  it.each([
    ['http://own.example/', { reason: 'scheme', scheme: 'https' }],
    ['', { reason: 'scheme', scheme: 'https' }],
    ['https://own.example/my-key', { reason: 'holds-key' }],
  ])('is not %s', async (address, why) => {
    const refused = { ok: false, failure: { tag: 'bad-input', why } };
    expect(await world.webhook.save(address, null)).toEqual(refused);
    expect(await world.store.readOwn()).toBeNull();
  });

  it.each([
    ['left out', undefined, 's3cret'],
    ['new', 'other', 'other'],
    ['none', null, null],
    ['empty', '', null],
  ])('keeps or changes its secret: %s', async (_, secret, kept) => {
    await world.store.write(OWN);
    const saved = await world.webhook.save('https://new.example/#x', secret);
    expect(saved).toMatchObject({ ok: true, value: { address: 'https://new.example/' } });
    expect(await world.store.readOwn()).toEqual({ address: 'https://new.example/', secret: kept });
  });

  it('has no secret where there was none, and what waits is sent at once', async () => {
    await world.put(world.due(1));
    await world.webhook.save(OWN.address, undefined);
    expect((await world.store.readOwn())?.secret).toBeNull();
    await world.clock.advance(0);
    expect(world.arrived()).toEqual([[OWN.address, 'change-1']]);
    const write = vi.spyOn(world.store, 'write');
    await world.webhook.save(null, undefined);
    expect(await world.store.readOwn()).toBeNull();
    expect(write, 'of the secret nothing is left').toHaveBeenCalledExactlyOnceWith(null);
  });

  it('of an administrator is not changed by the user', async () => {
    world.managed = THEIRS;
    const saved = await world.webhook.save(OWN.address, null);
    expect([saved, await world.store.readOwn()]).toEqual([
      { ok: false, failure: { tag: 'forbidden' } },
      null,
    ]);
  });

  it.each([
    [204, null],
    [500, { problem: 'status', status: 500 }],
  ])('tries itself, and then what waits for it: %i', async (status, problem) => {
    await world.store.write(OWN);
    await world.store.setStanding('user', { last: null, holdUntil: now + HOUR });
    await world.put(world.due(1));
    world.refuse(status);
    expect(await world.webhook.test()).toEqual({ ok: true, value: problem });
    expect(world.receiver.arrived[0]?.body).toMatchObject({ event: 'test', id: 'test-1' });
    expect(await world.store.standing('user')).toMatchObject({ last: { at: now, problem } });
    await world.clock.advance(0);
    expect(world.arrived().slice(1)).toEqual([[OWN.address, 'change-1']]);
  });
});
