import type { Clock } from '../clock';
import type { Log } from './log';

/** Writes an unexpected throw into the log: `where` it happened and what was thrown, never what was checked. */
export function createBugReport(
  log: Log,
  clock: Pick<Clock, 'now'>,
): (where: string, error: unknown) => void {
  return (where, error) => {
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    // A log that cannot be written answers so; there is nobody left to tell.
    void log.append({ at: clock.now(), level: 'error', event: `bug in ${where}`, detail });
  };
}
