import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import { change } from './rows';
import { createWebhookWorld, type WebhookWorld } from './webhook-world';

const OWN = { address: 'https://own.example/hook?t0p', secret: 's3cret' };

let world: WebhookWorld;
let now: number;

beforeEach(async () => {
  world = createWebhookWorld();
  now = world.clock.now();
  await world.store.write(OWN);
});

describe('a delivery', () => {
  it('goes out in the order of the changes, is noted by its host alone, and is over', async () => {
    await world.put(world.due(1), world.due(2, { kind: 'cleared' }), world.due(3, { webhookAt: now + HOUR }));
    await world.webhook.go();
    expect(world.arrived()).toEqual([
      [OWN.address, 'change-1'],
      [OWN.address, 'change-2'],
    ]);
    expect(await world.row(1)).toEqual({
      ...change(1, { webhook: 'delivered', attempts: 1, problem: null }),
      webhookAt: undefined,
    });
    expect(world.lines).toEqual([
      { at: now, level: 'info', event: 'webhook delivered', detail: 'flagged own.example' },
      { at: now, level: 'info', event: 'webhook delivered', detail: 'cleared own.example' },
    ]);
    expect(await world.store.standing('user')).toEqual({ last: { at: now, problem: null }, holdUntil: 0 });
    expect([world.told, world.bugs]).toEqual([2, []]);
    await world.clock.advance(HOUR);
    expect(world.receiver.arrived).toHaveLength(3);
  });

  it.each([
    [0, 0, 0.9 * MINUTE],
    [0, 1, 1.1 * MINUTE],
    [1, 0.5, 5 * MINUTE],
    [2, 0.5, 30 * MINUTE],
    [3, 0.5, 2 * HOUR],
    [4, 0.5, 6 * HOUR],
    [5, 0.5, 12 * HOUR],
    [6, 0.5, DAY],
  ])('that failed %i times before, chance %s: the next waits %i ms', async (attempts, chance, wait) => {
    world.random = chance;
    world.receiver.answer = () => 'down';
    await world.put(world.due(1, { attempts }));
    await world.webhook.go();
    const problem = { problem: 'unreachable' };
    expect(await world.row(1)).toMatchObject({ webhook: 'due', attempts: attempts + 1, problem });
    expect((await world.row(1))?.webhookAt).toBeCloseTo(now + wait, 3);
    const standing = await world.store.standing('user');
    expect(standing).toMatchObject({ last: { at: now, problem } });
    expect(standing.holdUntil).toBeCloseTo(now + wait, 3);
    expect(world.lines).toMatchObject([
      { level: 'warn', event: 'webhook failed', detail: 'flagged own.example unreachable' },
    ]);
    await world.clock.advance(wait + 1);
    expect(world.receiver.arrived).toHaveLength(2);
  });

  it('is given up after the eighth time', async () => {
    world.refuse(503);
    await world.put(world.due(1, { attempts: 7 }));
    await world.webhook.go();
    const problem = { problem: 'status', status: 503 };
    expect(await world.row(1)).toMatchObject({ webhook: 'given-up', attempts: 8, problem });
    expect(await world.webhook.view()).toMatchObject({ waiting: 0, last: { problem } });
    expect(world.lines).toMatchObject([{ detail: 'flagged own.example 503' }]);
  });

  it.each([400, 402, 405, 406, 409, 410, 422, 424, 426, 499])(
    'that is refused for good with %i is given up after three, and holds no other back',
    async (status) => {
      world.refuse(status);
      await world.put(world.due(1, { attempts: 1 }), world.due(2, { attempts: 2 }));
      await world.webhook.go();
      expect(await world.row(1)).toMatchObject({ webhook: 'due', attempts: 2 });
      expect(await world.row(2)).toMatchObject({ webhook: 'given-up', attempts: 3 });
      expect((await world.store.standing('user')).holdUntil).toBe(0);
    },
  );

  it.each([401, 403, 404, 407, 408, 425, 429, 500, 503])(
    'that is put off with %i holds the others back, and is not given up',
    async (status) => {
      world.refuse(status);
      await world.put(world.due(1, { attempts: 2 }), world.due(2, { attempts: 2 }));
      await world.webhook.go();
      expect(world.receiver.arrived).toHaveLength(1);
      expect(await world.row(1)).toMatchObject({ webhook: 'due', attempts: 3, webhookAt: now + 30 * MINUTE });
      expect((await world.store.standing('user')).holdUntil).toBe(now + 30 * MINUTE);
    },
  );

  it.each([
    ['3600', HOUR],
    ['30', MINUTE],
    ['8640000', DAY],
  ])('waits for as long as the receiver says, a day at most: %s', async (after, wait) => {
    world.refuse(429, { 'retry-after': after });
    await world.put(world.due(1));
    await world.webhook.go();
    expect((await world.row(1))?.webhookAt).toBe(now + wait);
    expect((await world.store.standing('user')).holdUntil).toBe(now + wait);
  });

  it('has its attempt written down before it leaves', async () => {
    await world.put(world.due(1));
    const before: unknown[] = [];
    world.receiver.answer = () => {
      before.push(world.row(1));
      return new Response(null, { status: 204 });
    };
    await world.webhook.go();
    expect(await Promise.all(before)).toMatchObject([{ attempts: 1, webhookAt: now + MINUTE }]);
  });
});
