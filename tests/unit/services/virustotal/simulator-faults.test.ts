import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { FaultEffect } from '../../../simulator/fault';
import { DEMO_KEY, GROUP_KEY, INACTIVE_KEY, PREMIUM_KEY, UNKNOWN_KEY } from '../../../simulator/keys';
import * as world from '../../../simulator/world/named';
import { gotten, simulatorBench } from './simulator-harness';

const { clientWith, vt, control, address } = simulatorBench();

describe('accounts', () => {
  it('tell their limits without cost, the group’s where there is one', async () => {
    await clientWith(DEMO_KEY).urls.get(world.CLEAN_URL);
    const own = await gotten(clientWith(DEMO_KEY).account.quotas());
    expect(own).toMatchObject({ limits: { minute: 4, day: 500, month: 15_500 }, used: { day: 1 } });
    expect((await gotten(clientWith(GROUP_KEY).account.quotas())).limits.minute).toBeGreaterThan(0);
  });

  it('are refused, run dry, and say who they are', async () => {
    expect(await clientWith(UNKNOWN_KEY).metadata()).toMatchObject({ failure: { tag: 'wrong-key' } });
    expect(await vt().account.user('nobody')).toMatchObject({ failure: { tag: 'not-found' } });
    expect(await clientWith(INACTIVE_KEY).metadata()).toMatchObject({ failure: { tag: 'inactive-user' } });
    control().setUsed(DEMO_KEY, { daily: 500 });
    expect(await clientWith(DEMO_KEY).metadata()).toMatchObject({
      failure: { tag: 'quota', window: 'unknown' },
    });
    const key = control()
      .log()
      .map(({ path }) => path);
    expect(key.filter((path) => path.includes(DEMO_KEY))).toEqual([]);
  });
});

describe('faults on the way (faults.md §3)', () => {
  const suffer = async (effect: FaultEffect, within?: number) => {
    control().addFault({ effect, times: 1 });
    return clientWith(PREMIUM_KEY, within).urls.get(world.CLEAN_URL);
  };

  it.each<[FaultEffect, object]>([
    [{ kind: 'html' }, { failure: { tag: 'upstream', status: 200, reason: 'unreadable' }, transient: false }],
    [
      { kind: 'truncate' },
      { failure: { tag: 'upstream', status: 200, reason: 'truncated' }, transient: true },
    ],
    [{ kind: 'reset' }, { failure: { tag: 'upstream', status: 0 }, transient: true, sent: true }],
    [
      { kind: 'status', status: 503 },
      { failure: { tag: 'upstream', status: 503 }, transient: true },
    ],
    [{ kind: 'status', status: 429, headers: { 'retry-after': '7' } }, { retryAfter: 7_000 }],
    [{ kind: 'body', body: '{"data":{}}' }, { failure: { reason: 'unexpected-shape' } }],
    [
      { kind: 'date', ms: Date.UTC(2030, 0, 1) },
      { ok: true, serverTime: Date.UTC(2030, 0, 1) },
    ],
  ])('an answer spoiled by %j', async (effect, expected) => {
    expect(await suffer(effect)).toMatchObject(expected);
  });

  it.each<FaultEffect>([{ kind: 'hold' }, { kind: 'drip', ms: 60_000 }])(
    '$kind ends in time',
    async (effect) => {
      expect(await suffer(effect, 200)).toMatchObject({ failure: { tag: 'timeout' }, transient: true });
    },
  );

  it('a reply that is packed small and huge is not unpacked to its end', async () => {
    const packed = gzipSync(Buffer.alloc(256 * 1024 * 1024, ' '));
    expect(packed.length).toBeLessThan(300_000);
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(packed);
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const before = process.memoryUsage().arrayBuffers;
    const reply = await clientWith(PREMIUM_KEY, 20_000, `http://127.0.0.1:${port}`).urls.get(world.CLEAN_URL);
    expect(reply).toMatchObject({ failure: { tag: 'upstream', reason: 'too-large' } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
    server.closeAllConnections();
    server.close();
  });

  it('a redirect is not followed', async () => {
    const to = `${address()}/api/v3/metadata`;
    expect(await suffer({ kind: 'redirect', to })).toMatchObject({ failure: { tag: 'upstream', status: 0 } });
    expect(control().log()).toHaveLength(1);
  });
});
