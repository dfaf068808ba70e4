import { beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '@/utils/services/storage/database';
import {
  createWebhookStore,
  type WebhookConfig,
  type WebhookStanding,
  type WebhookStore,
} from '@/utils/services/watch/webhook-config';
import { createMemoryDatabase } from '../../../support/memory-database';
import { NOW } from './rows';

const OWN: WebhookConfig = { address: 'https://own.example/hook', secret: 's3cret' };
const THEIRS: WebhookConfig = { address: 'https://theirs.example/', secret: null };
const DOWN: WebhookStanding = { last: { at: NOW, problem: { problem: 'timeout' } }, holdUntil: NOW + 5 };
const UNTRIED: WebhookStanding = { last: null, holdUntil: 0 };

let storage: Storage;
let managed: WebhookConfig | null;
let store: WebhookStore;

beforeEach(() => {
  storage = createMemoryDatabase().storage;
  managed = null;
  store = createWebhookStore(storage, async () => managed);
});

const put = (value: unknown, key: string): Promise<unknown> =>
  storage.run((database) => database.put('vault', value, key));

describe('the webhook that is told', () => {
  it('is the user’s own, until an administrator has one', async () => {
    expect(await store.current()).toEqual({ config: null, owner: 'user' });
    await store.write(OWN);
    expect([await store.current(), await store.isManaged()]).toEqual([{ config: OWN, owner: 'user' }, false]);
    managed = THEIRS;
    expect([await store.current(), await store.isManaged()]).toEqual([
      { config: THEIRS, owner: 'administrator' },
      true,
    ]);
    expect(await store.readOwn()).toEqual(OWN);
    expect(await createWebhookStore(storage).current()).toEqual({ config: OWN, owner: 'user' });
    await store.write(null);
    expect(await store.readOwn()).toBeNull();
  });

  it('fares for each of the two by itself, and begins anew when the user writes another', async () => {
    expect(await store.standing('user')).toEqual(UNTRIED);
    await store.setStanding('user', DOWN);
    expect([await store.standing('user'), await store.standing('administrator')]).toEqual([DOWN, UNTRIED]);
    const up: WebhookStanding = { last: { at: NOW, problem: null }, holdUntil: 0 };
    await store.setStanding('administrator', up);
    await store.write(OWN);
    expect([await store.standing('user'), await store.standing('administrator')]).toEqual([UNTRIED, up]);
  });

  it.each([
    ['nothing', null, null],
    ['a text', OWN.address, null],
    ['no address', { secret: 'x' }, null],
    ['an address that is no text', { address: 5, secret: 'x' }, null],
    ['an address that is not https', { address: 'http://own.example/', secret: 'x' }, null],
    ['no secret', { address: OWN.address }, { address: OWN.address, secret: null }],
    ['a secret that is no text', { address: OWN.address, secret: 5 }, { address: OWN.address, secret: null }],
  ])('is not read out of what is damaged: %s', async (_, stored, read) => {
    await put(stored, 'webhook');
    expect(await store.readOwn()).toEqual(read);
  });

  it.each([
    ['nothing', null, UNTRIED],
    ['a text', 'down', UNTRIED],
    ['half of it', { last: DOWN.last }, { ...DOWN, holdUntil: 0 }],
    ['the other half', { holdUntil: 7 }, { last: null, holdUntil: 7 }],
    ['no number', { ...DOWN, holdUntil: 'x' }, { ...DOWN, holdUntil: 0 }],
  ])('was never tried where how it fares is damaged: %s', async (_, stored, read) => {
    await put(stored, 'webhook-standing');
    expect(await store.standing('user')).toEqual(read);
  });
});
