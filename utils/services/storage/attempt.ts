import { closedStore } from '@/utils/domain/closed-store';
import type { Failure } from '@/utils/domain/failure';
import { failed, type Result, success } from '@/utils/domain/result';

/** Runs work on the database or a storage area; what it throws becomes a failure. */
export async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return success(await work());
  } catch (error) {
    return failed(storageFailure(error));
  }
}

/**
 * A full disk is no `QuotaExceededError`: Chromium says `DataError: Failed to write blobs (IOError)` or
 * `IO error: … FILE_ERROR_NO_SPACE` (platform.md fact 11).
 */
export function storageFailure(error: unknown): Failure {
  const closed = closedStore(error);
  if (closed) return closed;
  // A `DOMException` is an `Error`, too.
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  const full =
    name === 'QuotaExceededError' ||
    /quota|IO ?error|NO_SPACE|no space/i.test(message) ||
    (name === 'DataError' && /write/i.test(message));
  return full ? { tag: 'storage-full' } : { tag: 'internal', detail: `${name}: ${message}` };
}
