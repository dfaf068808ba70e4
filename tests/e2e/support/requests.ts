import type { LoggedRequest } from '../../simulator/http/request-log';
import type { Simulator } from '../../simulator/simulator';

/** Paths of questions that cost no quota. */
export const FREE = /\/overall_quotas$/;
const API = '/api/v3/';

/** What was asked of VirusTotal and costs quota, as `GET /urls/…`; the key's own test is free and left out. */
export function asked(simulator: Pick<Simulator, 'control'>): readonly string[] {
  return paid(simulator).map(({ method, path }) => `${method} /${path.slice(API.length)}`);
}

/** The requests that cost quota. A page of VirusTotal's that was opened in a tab is none. */
export function paid({ control }: Pick<Simulator, 'control'>): readonly LoggedRequest[] {
  return control.log().filter(({ path }) => path.startsWith(API) && !FREE.test(path));
}

/** A file is sent with it. */
export const isUpload = ({ method, path }: LoggedRequest): boolean =>
  method === 'POST' && /\/files$|\/upload/.test(path);

/** The most that were counted in any sliding minute of VirusTotal's clock. */
export function mostInOneMinute(log: readonly LoggedRequest[]): number {
  const times = log.filter(({ counted }) => counted).map(({ at }) => at);
  return Math.max(0, ...times.map((end) => times.filter((at) => at <= end && end - at < 60_000).length));
}

/** What no request of Assay's may have, whatever the test was about; each as a sentence. */
export function misbehaviour(log: readonly LoggedRequest[]): readonly string[] {
  const calls = log.filter(({ path }) => path.startsWith(API));
  return calls.flatMap(({ method, path, host, key, headers }) => {
    const request = `${method} ${path.slice(0, 80)} at ${host}`;
    const wrong: string[] = [];
    if (key === null) wrong.push(`${request} has no key`);
    if (headers.cookie !== undefined) wrong.push(`${request} carries cookies`);
    if (headers.referer !== undefined) wrong.push(`${request} says where it comes from`);
    if (key !== null && path.includes(key) && !FREE.test(path))
      wrong.push(`${request} has the key in its address`);
    return wrong;
  });
}
