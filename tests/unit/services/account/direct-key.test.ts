import { beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '@/utils/domain/failure';
import { createDirectKey, type DirectKey } from '@/utils/services/account/direct-key';

const KEY = '0e'.repeat(32);
const NO_DISK = { ok: false, failure: { tag: 'storage-full' } } as const;

let kept: string | null;
let answer: object;
let written: object;
let usable: boolean;
/** Until when the gateway is gone around. */
let until: number | null;
let told: string[];
let direct: DirectKey;

beforeEach(() => {
  [kept, answer, written, told] = [null, { ok: true }, { ok: true, value: { began: false } }, []];
  [usable, until] = [true, 9];
  const write = (key: string | null) => async () => {
    if ('value' in written) kept = key;
    return written;
  };
  direct = createDirectKey({
    personal: {
      ...{ readKey: async () => kept, isUsable: async () => usable },
      ...{ save: (key: string) => write(key)(), forget: write(null) },
    },
    route: {
      directUntil: async () => until,
      turnBack: async () => until,
      settle: async () => void told.push('settled'),
    },
    account: { testKey: async () => void told.push('tested') },
    lanes: { resume: () => void told.push('resumed') },
    probe: async (key: string) => {
      told.push(`asked ${key.slice(-4)}`);
      return answer;
    },
  } as unknown as Parameters<typeof createDirectKey>[0]);
});

describe('a key of one’s own', () => {
  it('is shown by its end alone', async () => {
    expect(await direct.state()).toEqual({ ok: true, value: { ending: null, refused: false, until: 9 } });
    kept = KEY;
    expect(await direct.state()).toEqual({ ok: true, value: { ending: '0e0e', refused: false, until: 9 } });
    usable = false;
    expect(await direct.state()).toEqual({ ok: true, value: { ending: '0e0e', refused: true, until: 9 } });
    kept = null;
    expect(await direct.state()).toMatchObject({ value: { ending: null, refused: false } });
  });

  it('is asked about, and kept', async () => {
    expect(await direct.save(` ${KEY.toUpperCase()}`)).toEqual({
      ok: true,
      value: { ending: '0e0e', refused: false, until: 9 },
    });
    expect([kept, told]).toEqual([KEY, ['asked 0e0e']]);
    expect(await direct.save('abc')).toMatchObject({ ok: false, failure: { tag: 'bad-input' } });
    expect(told).toHaveLength(1);
  });

  it.each<[Failure['tag'], boolean]>([
    ['wrong-key', false],
    ['inactive-user', false],
    ['offline', true],
    ['forbidden', true],
  ])('is kept after %s: %s', async (tag, keeps) => {
    answer = { ok: false, failure: { tag } };
    expect(await direct.save(KEY)).toMatchObject(keeps ? { ok: true } : answer);
    expect(kept).toBe(keeps ? KEY : null);
  });

  it.each<[boolean, number | null, boolean]>([
    [true, 9, true],
    [true, null, false],
    [false, 9, false],
  ])(
    'is asked what it may spend where its account began (%s), unless the way around is over (%s)',
    async (began, lasts, asked) => {
      [written, until] = [{ ok: true, value: { began } }, lasts];
      await direct.save(KEY);
      expect(told).toEqual(['asked 0e0e', ...(asked ? ['tested', 'resumed'] : [])]);
    },
  );

  it('that is forgotten is used no more', async () => {
    kept = KEY;
    expect(await direct.forget()).toEqual({ ok: true, value: { ending: null, refused: false, until: 9 } });
    expect([kept, told]).toEqual([null, ['settled']]);
  });

  it('that cannot be written stays as it was', async () => {
    written = NO_DISK;
    expect(await direct.save(KEY)).toEqual(NO_DISK);
    expect(await direct.forget()).toEqual(NO_DISK);
    expect(told).toEqual(['asked 0e0e']);
  });
});
