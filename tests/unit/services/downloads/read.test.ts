import { describe, expect, it } from 'vitest';
import type { DownloadAccess } from '@/utils/domain/download';
import { failed, type Result, success } from '@/utils/domain/result';
import { parseSettings } from '@/utils/domain/settings';
import { READS_AT_MOST, readDownload } from '@/utils/services/downloads/read';
import type { Hashed, HashOrder } from '@/utils/services/downloads/read-file';
import type { DownloadRow } from '@/utils/services/downloads/row';
import { FULL_ACCESS } from '../../../support/fake-disk';
import { HASH, rowOf } from './a-download';

const WHOLE = success({ sha256: HASH, bytes: 4 });
const MISSING: Result<Hashed> = failed({ tag: 'not-found' });

interface Given {
  /** What the browser allows, the first time and then. */
  readonly access?: readonly DownloadAccess[];
  readonly hash?: (order: HashOrder) => Promise<Result<Hashed>>;
  readonly noted?: (row: DownloadRow) => Promise<DownloadRow | null>;
}

async function read(row: Partial<DownloadRow>, { access = [FULL_ACCESS], hash, noted }: Given = {}) {
  const [orders, notes, opened]: [HashOrder[], DownloadRow[], string[]] = [[], [], []];
  const left = [...access];
  let awake = 0;
  const signal = new AbortController().signal;
  const now = () => 3;
  const onProgress = () => undefined;
  const next = await readDownload(
    {
      ...{ signal, now, onProgress },
      door: {
        access: async () => (left.length > 1 ? left.shift() : left[0]) ?? FULL_ACCESS,
        open: (path) => {
          opened.push(path);
          return async () => ({ stream: () => new Blob([]).stream() });
        },
        stayAwake() {
          awake += 1;
          return () => {
            awake -= 1;
          };
        },
      },
      async hash(order) {
        orders.push(order);
        expect(awake, 'the worker is kept alive meanwhile').toBe(1);
        return (await hash?.(order)) ?? WHOLE;
      },
      settings: async () => parseSettings({ downloadMaxHash: 10 }),
      async note(given) {
        notes.push(given);
        return noted ? noted(given) : { ...given, updatedAt: 10 };
      },
    },
    rowOf(row),
  );
  expect(awake).toBe(0);
  return { next, orders, notes, opened, tools: { signal, now, onProgress } };
}

describe('a file that may be read', () => {
  it('is read once, written down before, and looked up by its hash', async () => {
    const { next, orders, notes, opened, tools } = await read({});
    expect(notes).toEqual([rowOf({ stage: 'reading', reads: 1 })]);
    expect(opened).toEqual(['/home/user/setup.exe']);
    expect(orders).toMatchObject([{ size: 4, ...tools }]);
    expect(next).toEqual(
      rowOf({ ...{ reads: 1, updatedAt: 10, sha256: HASH, size: 4, step: 'file', stage: 'checking' } }),
    );
  });

  it('may be as large as the settings say', async () => {
    const hash = async () => success({ sha256: HASH, bytes: 10 });
    expect((await read({ size: 10 }, { hash })).next).toMatchObject({ step: 'file', sha256: HASH });
    expect(await read({ size: 11 })).toMatchObject({
      next: { step: 'address', stage: 'checking', note: 'too-large-to-read' },
      ...{ orders: [], notes: [] },
    });
  });

  it('is begun four times, and no fifth', async () => {
    expect(READS_AT_MOST).toBe(4);
    expect((await read({ reads: 3 })).notes).toMatchObject([{ reads: 4 }]);
    expect(await read({ reads: 4 })).toMatchObject({
      next: { step: 'address', stage: 'checking', note: 'reading-gave-up', reads: 4 },
      ...{ orders: [], notes: [] },
    });
  });

  it('is not read where the user was faster', async () => {
    expect(await read({}, { noted: async () => null })).toMatchObject({ next: null, orders: [] });
  });
});

describe('a file of another size than the browser said', () => {
  const bytes = (count: number) => ({ hash: async () => success({ sha256: HASH, bytes: count }) });

  it('is read once more, and then it must be quiet', async () => {
    const first = await read({}, bytes(6));
    expect(first.next).toMatchObject({ step: 'read', stage: 'reading', otherSize: 6, sha256: null, size: 4 });
    expect((await read({ otherSize: 6 }, bytes(6))).next).toMatchObject({
      ...{ step: 'file', sha256: HASH, size: 6 },
    });
    expect((await read({ otherSize: 6 }, bytes(4))).next).toMatchObject({ step: 'file', size: 4 });
    expect((await read({ otherSize: 6 }, bytes(7))).next).toMatchObject({
      ...{ step: 'address', stage: 'checking', note: 'file-changed', sha256: null },
    });
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['the browser cannot', { supported: false }],
    ['its switch is off', { allowed: false }],
    ['the permission is not there', { granted: false }],
  ])('goes by its address where %s', async (_, change) => {
    expect(await read({}, { access: [{ ...FULL_ACCESS, ...change }] })).toMatchObject({
      next: { step: 'address', stage: 'checking', note: 'no-file-access', reads: 0 },
      ...{ orders: [], notes: [] },
    });
  });

  it('is read also without the permission for notifications', async () => {
    const access = { ...FULL_ACCESS, notifications: false };
    expect((await read({}, { access: [access] })).next).toMatchObject({ step: 'file' });
  });

  it('and is missing ends there: nothing is known of it', async () => {
    const { next } = await read({}, { hash: async () => MISSING });
    expect(next).toMatchObject({
      ...{ stage: 'failed', note: 'file-missing', failure: { tag: 'not-found' }, verdict: null, reads: 1 },
    });
    expect(next).not.toHaveProperty('active');
  });

  it('goes by its address where the switch was turned meanwhile', async () => {
    const access = [FULL_ACCESS, { ...FULL_ACCESS, allowed: false }];
    expect((await read({}, { access, hash: async () => MISSING })).next).toMatchObject({
      ...{ step: 'address', note: 'no-file-access', reads: 1, active: 'work' },
    });
  });

  it('is nobody’s business any more once it was stopped', async () => {
    const { next } = await read({}, { hash: async () => failed({ tag: 'cancelled', sent: 0 }) });
    expect(next).toBeNull();
  });

  it('begins anew where the reading broke off, and that is counted', async () => {
    const { next } = await read({}, { hash: async () => failed({ tag: 'internal', detail: 'x' }) });
    expect(next).toEqual(rowOf({ stage: 'reading', reads: 1, updatedAt: 10 }));
  });

  it('lets the worker go also when nobody expects how it ends', async () => {
    const broken = read({}, { hash: () => Promise.reject(new Error('odd')) });
    await expect(broken).rejects.toThrow('odd');
  });
});
