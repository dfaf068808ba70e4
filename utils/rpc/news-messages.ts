import type { Result } from '../domain/result';

/** What an update brought, told once. */
export interface NewsMessages {
  /** The version that was there before updates nobody has read about yet; null when all is read. */
  newsSince(input: null): Result<string | null>;
  newsRead(input: null): Result<null>;
}
