import type { Result } from '@/utils/domain/result';
import type { Hashed } from './read-file';

/** The port on which the background has one large file hashed elsewhere, which offers it; it ends with either side. */
export const HASHING_PORT = 'hashing';

/** The one thing the background says. */
export interface HashWanted {
  /** A `file:` address. */
  readonly url: string;
  /** As the browser gave it, in bytes. */
  readonly size: number;
}

/** How many bytes are read, as often as `HashOrder.onProgress`; at last how it ended. */
export type FromHashing = { readonly read: number } | { readonly hashed: Result<Hashed> };
