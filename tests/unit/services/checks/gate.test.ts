import { describe, expect, it } from 'vitest';
import type { Indicator } from '@/utils/domain/indicator';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import type { CheckOrder } from '@/utils/services/checks/checks';
import { gate, staysHere } from '@/utils/services/checks/gate';
import { ended } from '@/utils/services/checks/row';

const ID = 'a'.repeat(64);
const settings = { ...DEFAULT_SETTINGS, privateHosts: ['*.firm.example'] };
const SECRET = '&token=q9Zk81bXq0vJtR7w';
const TYPED = `https://anna@shop.muster.example/konto?nr=17${SECRET}#rechnung`;
const AS_IS = `https://shop.muster.example/konto?nr=17${SECRET}`;
const REMOVED = [{ what: 'credentials' }, { what: 'fragment' }];

function order(value: string, more: Partial<CheckOrder> = {}): CheckOrder {
  return { indicator: { kind: 'url', value }, origin: 'link', secrets: 'ask', ...more };
}

const born = (one: CheckOrder) => gate(one, { id: 'one', now: 5, settings });

describe('the first row of a check', () => {
  it('is ready to ask for what may leave, without what never does', () => {
    expect(born(order('https://anna@muster.example/#a'))).toEqual({
      id: 'one',
      startedAt: 5,
      updatedAt: 5,
      indicator: { kind: 'url', value: 'https://muster.example/' },
      origin: 'link',
      lane: 'interactive',
      ephemeral: false,
      request: 'https://muster.example/',
      removed: REMOVED,
      stage: 'look-up',
      posting: false,
      refresh: false,
      following: null,
      earlier: null,
      known: null,
      scanned: false,
      state: { phase: 'looking-up' },
      spent: 0,
      active: 'url:https://muster.example/',
    });
  });

  it('has what the order says of its way', () => {
    const said = { lane: 'watch', ephemeral: true, list: 'l', refresh: true, onlyKept: true } as const;
    expect(born(order('https://muster.example/', said))).toMatchObject(said);
    expect(born(order('https://muster.example/', { onlyKept: false }))).not.toHaveProperty('onlyKept');
    expect(born(order('https://muster.example/'))).not.toHaveProperty('list');
    expect(born(order('https://muster.example/'))).not.toHaveProperty('urlId');
  });

  it.each(['http://10.0.0.1/', 'http://printer/', 'https://wiki.firm.example/x', 'no address'])(
    'ends for %s, which stays here, whatever was said about secrets',
    (value) => {
      for (const secrets of ['ask', 'keep', 'remove'] as const) {
        const row = born(order(value, { secrets }));
        expect(row).toMatchObject({
          stage: 'ended',
          request: null,
          removed: [],
          state: { phase: 'failed', failure: { tag: 'private' } },
        });
        expect(row).not.toHaveProperty('active');
      }
    },
  );

  it('names the rule and the host', () => {
    expect(born(order('https://wiki.firm.example/x')).state).toEqual({
      phase: 'failed',
      failure: { tag: 'private', rule: 'own-list', host: 'wiki.firm.example' },
    });
  });

  it('waits for a word about secrets, and asks for nothing until then', () => {
    const row = born(order(TYPED));
    expect(row).toMatchObject({ stage: 'ask', request: null, removed: REMOVED });
    expect(row.state).toEqual({
      phase: 'asking',
      secrets: [{ where: 'query', name: 'token', text: SECRET }],
      asIs: AS_IS,
      without: 'https://shop.muster.example/konto?nr=17',
    });
    expect(row).not.toHaveProperty('active');
  });

  it('keeps or removes them as it was told', () => {
    expect(born(order(TYPED, { secrets: 'keep' }))).toMatchObject({
      stage: 'look-up',
      request: AS_IS,
      removed: REMOVED,
      active: `url:${AS_IS}`,
    });
    expect(born(order(TYPED, { secrets: 'remove' }))).toMatchObject({
      stage: 'look-up',
      request: 'https://shop.muster.example/konto?nr=17',
      removed: [...REMOVED, { what: 'secret' }],
      indicator: { kind: 'url', value: 'https://shop.muster.example/konto?nr=17' },
    });
  });

  it.each([
    'https://anna:geheim@shop.muster.example/konto?nr=17#rechnung',
    'https://anna:geheim@10.0.0.1/konto#rechnung',
    'anna:geheim@printer/konto#rechnung',
    'https://www.google.com/url?q=https%3A%2F%2Fshop.muster.example%2F%23rechnung&sa=anna&usg=geheim',
    `https://www.google.com/url?q=${encodeURIComponent(AS_IS)}&sa=anna&usg=geheim`,
    `https://anna:geheim@shop.muster.example/konto?nr=17${SECRET}#rechnung`,
  ])('holds nothing of what never leaves, wherever it ends: %s', (typed) => {
    for (const secrets of ['ask', 'keep', 'remove'] as const) {
      const row = JSON.stringify(
        born(order(typed.startsWith('http') ? typed : `http://${typed}`, { secrets })),
      );
      expect(row).not.toMatch(/anna|geheim|rechnung/);
      expect(row.includes(SECRET)).toBe(/q9Zk/.test(typed) && secrets !== 'remove');
    }
  });

  it('asks for an id by the id alone: there is no host to judge and no secret in it', () => {
    const nameless = born(order(ID, { urlId: ID }));
    expect(nameless).toMatchObject({
      stage: 'look-up',
      request: ID,
      urlId: ID,
      active: `url:${ID}`,
      removed: [],
    });
  });

  it('asks by the id for an address that VirusTotal told, secrets and all, but never for a private one', () => {
    const told = born(order(AS_IS, { urlId: ID }));
    expect(told).toMatchObject({
      stage: 'look-up',
      request: AS_IS,
      urlId: ID,
      active: `url:${ID}`,
      removed: [],
    });
    expect(born(order('http://10.0.0.1/', { urlId: ID })).stage).toBe('ended');
  });
});

describe('staysHere', () => {
  const now = (privateHosts: string[]) => async () => ({ privateHosts });

  it('goes by the rules of today, over what would be sent', async () => {
    const row = born(order('https://muster.example/'));
    expect(await staysHere(row, now([]))).toBeNull();
    expect(await staysHere(row, now(['muster.example']))).toEqual({
      tag: 'private',
      rule: 'own-list',
      host: 'muster.example',
    });
  });

  it('lets secrets go on that the person has kept', async () => {
    expect(await staysHere(born(order(TYPED, { secrets: 'keep' })), now([]))).toBeNull();
  });

  it('judges files and ids by nothing, and what has ended as before', async () => {
    const file: Indicator = { kind: 'file', value: ID };
    expect(await staysHere(born({ ...order(''), indicator: file }), now(['*']))).toBeNull();
    expect(await staysHere(born(order(ID, { urlId: ID })), now(['*']))).toBeNull();
    const row = born(order('http://10.0.0.1/'));
    expect(await staysHere(ended(row, row.state), now([]))).toMatchObject({ rule: 'private-address' });
  });
});
