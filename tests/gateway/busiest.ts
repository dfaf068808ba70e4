import type { LoggedRequest } from '../simulator/http/request-log';

/** The most requests that were counted in any so many milliseconds of VirusTotal's clock. */
export function busiest(log: readonly LoggedRequest[], window: number): number {
  const times = log.filter(({ counted }) => counted).map(({ at }) => at);
  times.sort((one, other) => one - other);
  let [most, from] = [0, 0];
  for (const [index, at] of times.entries()) {
    while (at - (times[from] ?? at) >= window) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}
