import { readUrl } from '@/utils/domain/read-url';
import { failed, type Result, success } from '@/utils/domain/result';
import { parseApiAddress } from '@/utils/domain/settings';
import { VIRUSTOTAL_ADDRESS } from '@/utils/domain/virustotal-address';
import type { Call } from './call';

/** Where one call goes. `apiOrigin` is the configured API's, also where an upload goes to another host. */
export interface Location {
  readonly url: URL;
  readonly apiOrigin: string;
}

/** VirusTotal's own host for large files (virustotal-api.md §4). */
export const UPLOAD_ORIGINS: readonly string[] = [VIRUSTOTAL_ADDRESS, 'https://bigfiles.virustotal.com'];

/**
 * The address of a call. Fails, before the key goes anywhere, with `bad-input` for an id that is no path
 * segment, and with `foreign-host` for an address outside the configured API (faults.md §5.44).
 */
export function locate(
  call: Pick<Call<unknown>, 'path' | 'query' | 'target'>,
  key: string,
  address: string,
): Result<Location> {
  const base = parseApiAddress(address);
  if (base === null) return failed({ tag: 'internal', detail: 'the API address cannot be used' });
  const apiOrigin = new URL(base).origin;
  if (call.target !== undefined) return uploadLocation(call.target, apiOrigin);

  const path = typeof call.path === 'function' ? call.path(key) : call.path;
  if (!path.every(isSegment)) return failed({ tag: 'bad-input', why: { reason: 'not-an-indicator' } });
  const url = new URL(`${base}/api/v3/${path.map(encodeURIComponent).join('/')}`);
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== null) url.searchParams.set(name, String(value));
  }
  const home = new URL(`${base}/api/v3/`);
  if (url.origin !== apiOrigin || !url.pathname.startsWith(home.pathname)) return foreign();
  return success({ url, apiOrigin });
}

/** Ids come out of foreign replies: `..` would climb out of the API, and half a surrogate cannot be escaped. */
function isSegment(text: string): boolean {
  return text !== '' && text !== '.' && text !== '..' && !/\p{Surrogate}/u.test(text);
}

/** The key goes along, as in VirusTotal's own clients; so only to VirusTotal's two hosts, or the gateway. */
function uploadLocation(target: string, apiOrigin: string): Result<Location> {
  const url = readUrl(target);
  if (url === null) return foreign();
  const allowed = apiOrigin === VIRUSTOTAL_ADDRESS ? UPLOAD_ORIGINS : [apiOrigin];
  if (!allowed.includes(url.origin) || url.username || url.password) return foreign();
  return success({ url, apiOrigin });
}

function foreign(): Result<never> {
  return failed({ tag: 'upstream', status: 0, reason: 'foreign-host' });
}
