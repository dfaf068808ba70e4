import { failed, type Result } from '@/utils/domain/result';
import { WHOLE_AT_MOST } from './hash';
import type { Hashed, HashFile, HashOrder } from './read-file';

/**
 * Has a file hashed where there is a second thread for it; null when nobody does it there, any more or at all.
 * Stops, and resolves, once the signal fires.
 */
export type HashPlace = (
  order: Pick<HashOrder, 'size' | 'onProgress' | 'signal'> & { readonly path: string },
) => Promise<Result<Hashed> | null>;

/**
 * Files too large for `crypto.subtle` are hashed in another place, smaller ones `here`, where they are read and hashed
 * one after the other anyhow. What becomes of a place that goes away, or of a thread that breaks there, is not asked
 * about: the file is read from its beginning once more, here.
 */
export function createHashElsewhere(place: HashPlace, here: HashFile): HashFile {
  return async (order) => {
    const { path, size, signal, onProgress } = order;
    if (path === undefined || size <= WHOLE_AT_MOST) return here(order);
    const hashed = await place({ path, size, signal, onProgress }).catch(() => null);
    if (signal.aborted) return failed({ tag: 'cancelled', sent: 0 });
    if (hashed?.ok || hashed?.failure.tag === 'not-found') return hashed;
    return here(order);
  };
}
