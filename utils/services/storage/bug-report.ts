import type { Clock } from '../clock';
import type { Log } from './log';

/** Writes an unexpected throw into the log: `where` it happened and what was thrown, never what was checked. */
export function createBugReport(
  log: Log,
  clock: Pick<Clock, 'now'>,
): (where: string, error: unknown) => void {
  return (where, error) => {
    const detail = textOf(error);
    // A log that cannot be written answers so; there is nobody left to tell.
    void log.append({ at: clock.now(), level: 'error', event: `bug in ${where}`, detail });
  };
}

/** Anything may be thrown, also what refuses to become a text. */
function textOf(error: unknown): string {
  try {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  } catch {
    return `something without a text: ${typeof error}`;
  }
}
