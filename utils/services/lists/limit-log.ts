import type { CheckRow } from '../checks/row';
import type { RunParts } from './run-parts';

/** Notes, in the log of a list, each limit that it meets and until when (DESIGN §6). */
export function createLimitLog({
  log,
  clock,
}: Pick<RunParts, 'log' | 'clock'>): (list: string, check: CheckRow) => void {
  const noted = new Map<string, string>();

  return (list, { state }) => {
    // The minute's slots are what a running list waits for all the time.
    if (state.phase !== 'waiting' || state.wait.window === 'minute') return;
    const detail = `${state.wait.window} until ${new Date(state.wait.until).toISOString()}`;
    // Rows further back wait for later slots of the same day.
    const day = `${state.wait.window} ${new Date(state.wait.until).toISOString().slice(0, 10)}`;
    if (noted.get(list) === day) return;
    noted.set(list, day);
    void log.append({ at: clock.now(), level: 'warn', event: 'limit', detail, list });
  };
}
