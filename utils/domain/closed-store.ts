import type { Failure } from './failure';

type ClosedStore = Extract<Failure, { tag: 'storage-closed' }>;

/**
 * Whether what was thrown says that the browser gives no database at all: to nobody in a Firefox that is always
 * private (platform.md fact 10), and not to an older build once a newer one has been here (faults.md §4.16). Null
 * for everything else. A failure that was thrown as an error's `cause` is found again.
 */
export function closedStore(error: unknown): ClosedStore | null {
  if (!(error instanceof Error)) return null;
  if (isClosedStore(error.cause)) return error.cause;
  if (error.name === 'VersionError') return { tag: 'storage-closed', why: 'newer' };
  if (error.name === 'InvalidStateError' && /did not allow mutations/i.test(error.message))
    return { tag: 'storage-closed', why: 'always-private' };
  return null;
}

function isClosedStore(cause: unknown): cause is ClosedStore {
  return typeof cause === 'object' && cause !== null && 'tag' in cause && cause.tag === 'storage-closed';
}
