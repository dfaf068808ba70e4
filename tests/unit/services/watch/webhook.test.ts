import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import { parseWebhookAddress } from '@/utils/domain/webhook';
import { createWorld, KEY, type Worker, type World } from '../../../support/worker';
import { bornAwake, say, watchHosts } from './world';

const HOOK = 'https://receiver.example/hook?token=t0p';

let world: World;
let worker: Worker;

beforeEach(async () => {
  world = await createWorld();
  worker = bornAwake(world);
  await worker.webhook.save(HOOK, 's3cret');
  say(world, 'a.example', 0);
  await watchHosts(worker, ['a.example'], 'hour');
  await world.clock.advance(MINUTE);
});

/** One change, and an hour or two for it to be seen. */
async function change(): Promise<void> {
  say(world, 'a.example', 7);
  await world.clock.advance(90 * MINUTE);
}

describe('the webhook', () => {
  it('gets the change as JSON, signed, and never the key', async () => {
    await change();
    const [arrived, ...more] = world.receiver.arrived;
    expect(more).toEqual([]);
    expect(arrived?.address).toBe(HOOK);
    expect(arrived?.body).toMatchObject({
      version: 1,
      event: 'flagged',
      indicator: { kind: 'url', value: 'https://a.example/' },
      before: { verdict: 'nothing-found', malicious: 0, total: 70 },
      after: { verdict: 'malicious', malicious: 7, suspicious: 0, total: 77 },
      failure: null,
    });
    expect(arrived?.body.link).toMatch(/^https:\/\/www\.virustotal\.com\/gui\/url\/[0-9a-f]{64}$/);
    if (!arrived) return;
    const { headers, text, init } = arrived;
    const signature = createHmac('sha256', 's3cret')
      .update(`${headers['assay-timestamp']}.${text}`)
      .digest('hex');
    expect(headers['assay-signature']).toBe(`sha256=${signature}`);
    expect(headers['assay-delivery']).toBe(arrived.body.id);
    expect(JSON.stringify([headers, text])).not.toContain(KEY);
    expect(init).toMatchObject({ redirect: 'manual', credentials: 'omit', referrerPolicy: 'no-referrer' });
    expect((await worker.webhook.view()).last?.problem).toBeNull();
  });

  it('tries again and again, longer and longer, and gives up after two days', async () => {
    world.receiver.answer = () => 'down';
    await change();
    await world.clock.advance(4 * DAY);
    const times = world.receiver.arrived.map(({ at }) => at);
    expect(times).toHaveLength(8);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    const planned = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY];
    for (const [index, gap] of gaps.entries()) {
      expect(gap / (planned[index] ?? 1)).toBeGreaterThan(0.9);
      expect(gap / (planned[index] ?? 1)).toBeLessThan(1.1);
    }
    const { rows } = await worker.watchChanges.list(null, 0, 10);
    expect(rows[0]).toMatchObject({ webhook: 'given-up', attempts: 8, problem: { problem: 'unreachable' } });
    expect((await worker.webhook.view()).waiting).toBe(0);
  });

  it('follows no redirect and heeds Retry-After', async () => {
    world.receiver.answer = () =>
      new Response(null, { status: 302, headers: { location: 'https://evil.example/' } });
    await change();
    expect(world.receiver.arrived.length).toBeGreaterThan(1);
    expect(world.receiver.arrived.every(({ address }) => address === HOOK)).toBe(true);
    expect((await worker.webhook.view()).last?.problem).toEqual({ problem: 'redirected' });
    world.receiver.answer = () => new Response(null, { status: 429, headers: { 'retry-after': '72000' } });
    await world.clock.advance(3 * HOUR);
    const before = world.receiver.arrived.length;
    world.receiver.answer = () => new Response(null, { status: 200 });
    await world.clock.advance(15 * HOUR);
    expect(world.receiver.arrived).toHaveLength(before);
    await world.clock.advance(6 * HOUR);
    expect(world.receiver.taken()).toHaveLength(1);
  });

  it('gives one refused message up soon, and delivers the next', async () => {
    world.receiver.answer = ({ body }) =>
      new Response(null, { status: body.event === 'flagged' ? 400 : 200 });
    await change();
    say(world, 'a.example', 0);
    await world.clock.advance(3 * HOUR);
    const { rows } = await worker.watchChanges.list(null, 0, 10);
    expect(rows.map(({ kind, webhook, attempts }) => [kind, webhook, attempts])).toEqual([
      ['cleared', 'delivered', 1],
      ['flagged', 'given-up', 3],
    ]);
  });

  it('waits for the permission, and sends nothing without an address', async () => {
    world.receiver.permitted = false;
    await change();
    expect(world.receiver.arrived).toEqual([]);
    expect(await worker.webhook.view()).toMatchObject({
      permitted: false,
      waiting: 1,
      last: { problem: { problem: 'no-permission' } },
    });
    world.receiver.permitted = true;
    await worker.webhook.test();
    await world.settle();
    await world.clock.advance(DAY);
    expect(world.receiver.arrived.map(({ body }) => body.event)).toEqual(['test', 'flagged']);
    await worker.webhook.save(null, undefined);
    say(world, 'a.example', 9);
    await world.clock.advance(3 * HOUR);
    expect(world.receiver.arrived).toHaveLength(2);
  });

  it('keeps address and secret out of the settings and out of the log', async () => {
    await change();
    const log = await worker.log.text('info', 0);
    const kept = JSON.stringify([await worker.settings.read(), log]);
    expect(kept).toContain('receiver.example');
    for (const secret of ['t0p', 's3cret']) expect(kept).not.toContain(secret);
    expect(JSON.stringify(await worker.webhook.view())).not.toContain('s3cret');
  });

  it('takes an https address only, and none that holds the key', async () => {
    for (const wrong of [
      'http://receiver.example/',
      'https://me:pw@receiver.example/',
      'receiver.example',
      `https://receiver.example/${KEY}`,
    ]) {
      expect((await worker.webhook.save(wrong, null)).ok).toBe(false);
    }
    expect((await worker.webhook.view()).address).toBe(HOOK);
    expect(parseWebhookAddress(' https://receiver.example/a#b ')).toBe('https://receiver.example/a');
  });
});
