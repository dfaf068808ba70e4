import { FREE } from '../e2e/support/requests';
import type { LoggedRequest } from '../simulator/http/request-log';

/** Requests that were taken from no quota, by the reason. */
export interface NotCounted {
  /** Questions how much is left, which are free. */
  readonly aboutQuota: number;
  /** Looks at an analysis of what was uploaded, which are free. */
  readonly analyses: number;
  /** What a fault answered, or cut off, in VirusTotal's place, and the first report of a file just uploaded. */
  readonly others: number;
}

export function notCounted(log: readonly LoggedRequest[]): NotCounted {
  const free = log.filter(({ counted }) => !counted);
  const aboutQuota = free.filter(({ path }) => FREE.test(path)).length;
  const analyses = free.filter(({ path, status }) => path.includes('/analyses/') && status === 200).length;
  return { aboutQuota, analyses, others: free.length - aboutQuota - analyses };
}
