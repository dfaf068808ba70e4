import type { LogRow } from '@/utils/domain/log';
import { createWatchChanges, type StoredChange, type WatchChanges } from '@/utils/services/watch/changes';
import { createWebhook, type Webhook } from '@/utils/services/watch/webhook';
import {
  createWebhookStore,
  type WebhookConfig,
  type WebhookStore,
} from '@/utils/services/watch/webhook-config';
import type { FakeClock } from '../../../support/fake-clock';
import { createFakeReceiver, type FakeReceiver } from '../../../support/fake-receiver';
import { createMemoryDatabase } from '../../../support/memory-database';
import { change } from './rows';

/** A webhook over a database in memory, and what it tells. */
export interface WebhookWorld {
  readonly clock: FakeClock;
  readonly changes: WatchChanges;
  readonly store: WebhookStore;
  readonly receiver: FakeReceiver;
  readonly webhook: Webhook;
  /** The administrator's, where there is one. */
  managed: WebhookConfig | null;
  /** What chance says, from 0 to 1. */
  random: number;
  readonly lines: LogRow[];
  readonly bugs: unknown[];
  /** How often it was told that something has changed. */
  told: number;
  put(...rows: readonly StoredChange[]): Promise<void>;
  row(n: number): Promise<StoredChange | undefined>;
  /** A change whose delivery is due now. */
  due(n: number, more?: Partial<StoredChange>): StoredChange;
  /** What has arrived: where, and of which change. */
  arrived(): readonly (readonly [address: string, id: string])[];
  /** From here on the receiver answers so. */
  refuse(status: number, headers?: Record<string, string>): void;
}

export function createWebhookWorld(): WebhookWorld {
  const { storage, clock } = createMemoryDatabase();
  const changes = createWatchChanges(storage);
  const receiver = createFakeReceiver(clock);
  const store = createWebhookStore(storage, async () => world.managed);
  const webhook = createWebhook({
    ...{ changes, store, clock, send: receiver.send },
    timeout: () => new AbortController().signal,
    mayReach: async (origin) => receiver.permitted && new URL(origin).origin === origin,
    isOnline: () => true,
    random: () => world.random,
    newId: () => 'test-1',
    holdsKey: async (text) => text.includes('my-key'),
    log: {
      append: async (line) => {
        world.lines.push(line);
        return { ok: true, value: null };
      },
    },
    onChange: () => {
      world.told += 1;
    },
    onBug: (where, error) => world.bugs.push(where, error),
  });
  const world: WebhookWorld = {
    ...{ clock, changes, store, receiver, webhook },
    ...{ managed: null, random: 0.5, lines: [], bugs: [], told: 0 },
    put: (...rows) =>
      storage.run(async (database) => {
        for (const row of rows) await database.put('watchChanges', row);
      }),
    row: async (n) => (await changes.list(null, 0, 99)).rows.find((each) => each.n === n),
    due: (n, more = {}) => change(n, { webhookAt: clock.now(), ...more }),
    arrived: () => receiver.arrived.map(({ address, body }) => [address, body.id]),
    refuse(status, headers = {}) {
      receiver.answer = () => new Response(null, { status, headers });
    },
  };
  return world;
}
