import type { LogLevel, LogList } from '../domain/log';
import type { Result } from '../domain/result';

/** When each request was sent, refused, failed or kept. */
export interface LogMessages {
  /** Newest first. `least`: this level and worse. */
  listLog(input: {
    readonly search: string;
    readonly least: LogLevel;
    readonly offset: number;
    readonly limit: number;
  }): Result<LogList>;
  /** The log as text, oldest first, a part at a time: `after` is `next` of the part before, 0 at the beginning. */
  logText(input: {
    readonly least: LogLevel;
    readonly after: number;
  }): Result<{ readonly text: string; readonly next: number | null }>;
  clearLog(input: null): Result<null>;
}
