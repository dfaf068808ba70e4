import { describe, expect, it } from 'vitest';
import { failed, type Result, success } from '@/utils/domain/result';
import { WHOLE_AT_MOST } from '@/utils/services/downloads/hash';
import { createHashElsewhere, type HashPlace } from '@/utils/services/downloads/hash-elsewhere';
import { createHashForBackground } from '@/utils/services/downloads/hash-for-background';
import type { FromHashing } from '@/utils/services/downloads/hash-wire';
import type { Hashed, HashFile, HashOrder } from '@/utils/services/downloads/read-file';

const LARGE = WHOLE_AT_MOST + 1;
const there = success({ sha256: 'there', bytes: LARGE });
const here = success({ sha256: 'here', bytes: LARGE });

const ordered = (more: Partial<HashOrder> = {}): HashOrder => ({
  open: () => Promise.reject(new Error('not asked here')),
  path: '/home/someone/abbild.iso',
  size: LARGE,
  onProgress: () => undefined,
  signal: new AbortController().signal,
  now: () => 0,
  ...more,
});

/** Hashes, and tells how often each side was asked. */
function between(place: HashPlace) {
  const asked = { there: 0, here: 0 };
  const hash = createHashElsewhere(
    (order) => {
      asked.there += 1;
      return place(order);
    },
    async () => {
      asked.here += 1;
      return here;
    },
  );
  return { hash, asked };
}

const NOT_FOUND = failed({ tag: 'not-found' });

describe('a file that is hashed elsewhere', () => {
  it.each<[string, Partial<HashOrder>]>([
    ['that can be hashed whole', { size: WHOLE_AT_MOST }],
    ['of nothing', { size: 0 }],
  ])('is not one %s', async (_, more) => {
    const { hash, asked } = between(async () => there);
    expect(await hash(ordered(more))).toEqual(here);
    expect(asked).toEqual({ there: 0, here: 1 });
  });

  it('is asked for with where it lies, its size, who is told and who may stop it', async () => {
    const asked: unknown[] = [];
    const { hash } = between(async (order) => {
      asked.push(order);
      return there;
    });
    const order = ordered();
    const { path, size, signal, onProgress } = order;
    expect(await hash(order)).toEqual(there);
    expect(asked).toEqual([{ path, size, signal, onProgress }]);
  });

  it('is not one that is in no place', async () => {
    const { path: _, ...order } = ordered();
    const { hash, asked } = between(async () => there);
    expect(await hash(order)).toEqual(here);
    expect(asked).toEqual({ there: 0, here: 1 });
  });

  it.each<[string, Result<Hashed> | null | Error, Result<Hashed>, number]>([
    ['its hash', there, there, 0],
    ['that it is not there, or may not be read', NOT_FOUND, NOT_FOUND, 0],
    ['that reading or the thread broke', failed({ tag: 'internal', detail: 'broke' }), here, 1],
    ['nothing, since the place is gone or was never to be had', null, here, 1],
    ['an error', new Error('no document'), here, 1],
  ])('gives %s', async (_, answer, expected, times) => {
    const { hash, asked } = between(async () => {
      if (answer instanceof Error) throw answer;
      return answer;
    });
    expect(await hash(ordered())).toEqual(expected);
    expect(asked).toEqual({ there: 1, here: times });
  });

  it.each([null, there])('is not begun once more when it is stopped', async (answer) => {
    const abort = new AbortController();
    const { hash, asked } = between(async () => {
      abort.abort();
      return answer;
    });
    const stopped = await hash(ordered({ signal: abort.signal }));
    expect(stopped).toEqual(failed({ tag: 'cancelled', sent: 0 }));
    expect(asked).toEqual({ there: 1, here: 0 });
  });
});

describe('the side that hashes for the background', () => {
  it('opens the address, says how far it is, and how it ended', async () => {
    const said: FromHashing[] = [];
    const opened: string[] = [];
    const hash: HashFile = async ({ open, size, onProgress, signal }) => {
      await open(signal);
      onProgress(size / 2);
      return there;
    };
    const serve = createHashForBackground({
      hash,
      now: () => 0,
      open: (url) => async () => {
        opened.push(url);
        return { stream: () => new ReadableStream() };
      },
    });
    const wanted = { url: 'file:///a.iso', size: 10 };
    await serve(wanted, (message) => said.push(message), new AbortController().signal);
    expect(opened).toEqual(['file:///a.iso']);
    expect(said).toEqual([{ read: 5 }, { hashed: there }]);
  });
});
