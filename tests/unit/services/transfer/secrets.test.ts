import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NOT_MANAGED } from '@/utils/domain/managed-settings';
import { failed, success } from '@/utils/domain/result';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { createSecrets } from '@/utils/services/transfer/secrets';
import { boxOf, textIn } from './boxes';

const WORDS = 'onion vapour 7';
const KEY = 'ab'.repeat(32);
const HERE = DEFAULT_SETTINGS.apiAddress;
const GATEWAY = 'https://gateway.example/vt';
const HOOK = { address: 'https://hooks.example/x', secret: 'signing' };
const UNREADABLE = { tag: 'internal', detail: 'no disk' } as const;

type Parts = Parameters<typeof createSecrets>[0];

function begin(over: { [Part in keyof Parts]?: Partial<Parts[Part]> } = {}) {
  const saveKey = vi.fn(async () => success({ set: false } as const));
  const save = vi.fn(async () =>
    success({ address: null, signed: false, managed: false, last: null, due: 0, holdUntil: null } as never),
  );
  const parted = { own: DEFAULT_SETTINGS, managed: NOT_MANAGED, lost: false };
  const secrets = createSecrets({
    vault: {
      ...{ readOwnKey: async () => KEY, ownAddress: async () => null },
      ...{ keyState: async () => ({ set: false }) as const, ...over.vault },
    },
    account: { saveKey, ...over.account },
    store: { readOwn: async () => HOOK, isManaged: async () => false, ...over.store },
    webhook: { save, ...over.webhook },
    settings: {
      ...{ parts: async () => success(parted), read: async () => success(DEFAULT_SETTINGS) },
      ...over.settings,
    },
    randomBytes: (length) => new Uint8Array(length),
  });
  return { secrets, saveKey, save };
}

const set = {
  ...{ set: true, ending: '', testedAt: null, refused: null, limits: null },
} as const;

describe('the box that is saved', () => {
  /** What the format makes slow on purpose is done in no time; `box.test` has it as it is. */
  const iterations = 3;
  beforeEach(() => {
    const derive = crypto.subtle.deriveKey.bind(crypto.subtle);
    vi.spyOn(crypto.subtle, 'deriveKey').mockImplementation((how, ...rest) =>
      derive({ ...(how as Pbkdf2Params), iterations }, ...rest),
    );
    return () => vi.restoreAllMocks();
  });

  async function saved(over: Parameters<typeof begin>[0] = {}): Promise<unknown> {
    const box = await begin(over).secrets.close(WORDS);
    return box && JSON.parse(textIn({ ...box, iterations }, WORDS));
  }
  const lost = { own: DEFAULT_SETTINGS, managed: NOT_MANAGED, lost: true };

  it.each([
    ['key and webhook, and what the key is for', {}, { key: KEY, apiAddress: HERE }, HOOK],
    [
      'a key for another address',
      { vault: { ownAddress: async () => GATEWAY } },
      { key: KEY, apiAddress: GATEWAY },
      HOOK,
    ],
    [
      'a key of nobody knows where, of settings that are lost',
      { settings: { parts: async () => success(lost) } },
      { key: KEY, apiAddress: null },
      HOOK,
    ],
    [
      'the same of settings that cannot be read',
      { settings: { parts: async () => failed(UNREADABLE) } },
      { key: KEY, apiAddress: null },
      HOOK,
    ],
    ['a key alone', { store: { readOwn: async () => null } }, { key: KEY, apiAddress: HERE }, null],
    ['a webhook alone', { vault: { readOwnKey: async () => null } }, { key: null, apiAddress: HERE }, HOOK],
  ])('holds %s', async (_, over, key, hook) => {
    expect(await saved(over)).toEqual({
      ...key,
      ...(hook && { webhookAddress: hook.address, webhookSecret: hook.secret }),
    });
  });

  it('is none where there is nothing of the user’s own', async () => {
    const nothing = { vault: { readOwnKey: async () => null }, store: { readOwn: async () => null } };
    expect(await saved(nothing)).toBeNull();
  });
});

describe('a box that is opened', () => {
  const all = { apiAddress: HERE, key: KEY, webhookAddress: HOOK.address, webhookSecret: HOOK.secret };
  async function open(content: unknown, over: Parameters<typeof begin>[0] = {}) {
    const made = begin(over);
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    return { ...made, came: await made.secrets.open(boxOf(text, WORDS), WORDS) };
  }

  it('brings key and webhook back', async () => {
    const { came, saveKey, save } = await open(all);
    expect(came).toEqual({ opened: true, key: 'saved', webhook: 'saved' });
    expect(saveKey.mock.calls).toEqual([[KEY]]);
    expect(save.mock.calls).toEqual([[HOOK.address, HOOK.secret]]);
  });

  it.each([
    ['nothing', {}, {}, 'none', 'none'],
    ['empty texts', { ...all, key: '', webhookAddress: '' }, {}, 'none', 'none'],
    ['what is no text', { ...all, key: 5, webhookAddress: [HOOK.address] }, {}, 'none', 'none'],
    [
      'longer texts than any key',
      { ...all, key: 'a'.repeat(4_001), webhookAddress: 'h'.repeat(4_001) },
      {},
      'none',
      'none',
    ],
    ['a key for another address', { ...all, apiAddress: GATEWAY }, {}, 'elsewhere', 'saved'],
    ['a key of nobody knows where', { ...all, apiAddress: null }, {}, 'elsewhere', 'saved'],
    [
      'what an administrator has set already',
      all,
      {
        vault: { keyState: async () => ({ ...set, managed: true }) as const },
        store: { isManaged: async () => true },
      },
      ...(['managed', 'managed'] as const),
    ],
    ['a key in the place of one’s own', all, { vault: { keyState: async () => set } }, 'saved', 'saved'],
    [
      'a key where the settings cannot be read',
      all,
      { settings: { read: async () => failed(UNREADABLE) } },
      UNREADABLE,
      'saved',
    ],
    [
      'what is refused',
      all,
      {
        account: { saveKey: async () => failed({ tag: 'wrong-key' }) },
        webhook: { save: async () => failed({ tag: 'storage-full' }) },
      },
      ...([{ tag: 'wrong-key' }, { tag: 'storage-full' }] as const),
    ],
  ] as const)('with %s says so', async (_, content, over, key, webhook) => {
    const { came, saveKey, save } = await open(content, over);
    expect(came).toEqual({ opened: true, key, webhook });
    expect(saveKey).toHaveBeenCalledTimes(key === 'saved' ? 1 : 0);
    expect(save).toHaveBeenCalledTimes(webhook === 'saved' ? 1 : 0);
  });

  it('takes a webhook without a secret as one', async () => {
    const { save } = await open({ webhookAddress: HOOK.address });
    expect(save.mock.calls).toEqual([[HOOK.address, null]]);
  });

  it.each([
    ['is no JSON', 'not { json'],
    ['is a list', '[]'],
    ['is nothing', 'null'],
  ])('and %s is as good as closed', async (_, text) => {
    const { came, saveKey, save } = await open(text);
    expect(came).toEqual({ opened: false });
    expect([saveKey, save].map((one) => one.mock.calls.length)).toEqual([0, 0]);
  });

  it('opens to its passphrase and to no other', async () => {
    const { secrets, saveKey } = begin();
    const box = boxOf(JSON.stringify(all), WORDS);
    expect([await secrets.opens(box, WORDS), await secrets.opens(box, 'x')]).toEqual([true, false]);
    expect(await secrets.open(box, 'x')).toEqual({ opened: false });
    expect(saveKey).not.toHaveBeenCalled();
  });
});
