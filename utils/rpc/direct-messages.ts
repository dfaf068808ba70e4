import type { DirectState } from '../domain/direct-state';
import type { Result } from '../domain/result';

/** The key of one's own beside a gateway's token. */
export interface DirectMessages {
  directState(input: null): Result<DirectState>;
  saveDirectKey(input: { key: string }): Result<DirectState>;
  forgetDirectKey(input: null): Result<DirectState>;
}
