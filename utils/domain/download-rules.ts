import type { SkipReason } from './download';
import { endingOf } from './download-kind';
import { hostOf } from './host-of';
import { decide } from './privacy-gate';
import { privateRule } from './private-host';
import { readUrl } from './read-url';
import type { DownloadKind, Settings } from './settings';

/** What the rules look at. Addresses as the browser gives them: `firstUrl` before redirects, `url` after. */
export interface Judged {
  readonly name: string;
  readonly kind: DownloadKind;
  readonly size: number;
  readonly url: string;
  readonly firstUrl: string;
  readonly referrer: string | null;
  readonly byExtension: boolean;
}

type Rules = Pick<Settings, 'downloadKinds' | 'downloadExtensions' | 'privateHosts'>;
type HoldRules = Rules & Pick<Settings, 'downloads' | 'downloadHold'>;

/** Why a finished download is not checked by itself, or null when it is (DESIGN §5, "Which files"). */
export function skipReason(download: Judged, rules: Rules): SkipReason | null {
  if (download.byExtension) return 'other-extension';
  if (download.size < 1) return 'empty';
  if (!isWanted(download, rules)) return 'type';
  return comesFromPrivateHost(download, rules.privateHosts) ? 'private-host' : null;
}

function isWanted({ name, kind }: Judged, { downloadKinds, downloadExtensions }: Rules): boolean {
  return downloadKinds.includes(kind) || downloadExtensions.includes(endingOf(name));
}

/** Any hop on a private host makes the file private: a public address may only have led there. */
function comesFromPrivateHost({ url, firstUrl }: Judged, privateHosts: readonly string[]): boolean {
  return [url, firstUrl].some((address) => {
    // A page makes `blob:` of what it holds: the host is the page's.
    const inner = address.startsWith('blob:') ? address.slice('blob:'.length) : address;
    const at = /^https?:/i.test(inner) ? readUrl(inner) : null;
    return at !== null && privateRule(hostOf(at).value, privateHosts) !== null;
  });
}

/**
 * The address whose verdict a new download is paused for, or null when it is not held: what is not checked by itself
 * is not, and what may not be asked about is not either. A `size` below 0 is not known yet.
 */
export function addressToHoldFor(download: Judged, rules: HoldRules): string | null {
  if (rules.downloads !== 'on' || !rules.downloadHold) return null;
  const size = download.size < 0 ? 1 : download.size;
  if (skipReason({ ...download, size }, rules) !== null) return null;
  const addresses = addressesToAsk(download, rules.privateHosts);
  return 'ask' in addresses ? addresses.ask[0] : null;
}

/** What may be asked about the address of a download: the texts to send, in order, or why there are none. */
export type AddressesToAsk =
  | { readonly ask: readonly [string, ...string[]] }
  | { readonly none: Extract<SkipReason, 'private-host' | 'secret-address' | 'source'> };

/**
 * The final address, or the first one where the final holds what looks like a secret; then the referring one.
 * Nothing of a private host leaves, nothing that looks secret, and `blob:` and `data:` mean nothing elsewhere.
 */
export function addressesToAsk(download: Judged, privateHosts: readonly string[]): AddressesToAsk {
  const { url, firstUrl, referrer } = download;
  if (!/^https?:/i.test(url)) return { none: 'source' };
  if (comesFromPrivateHost(download, privateHosts)) return { none: 'private-host' };
  const own = [url, firstUrl].find((address) => maySend(address, privateHosts));
  if (own === undefined) return { none: 'secret-address' };
  const page = referrer !== null && referrer !== own && maySend(referrer, privateHosts) ? [referrer] : [];
  return { ask: [own, ...page] };
}

function maySend(address: string, privateHosts: readonly string[]): boolean {
  if (!/^https?:/i.test(address)) return false;
  return decide({ kind: 'url', value: address }, { privateHosts }).decision === 'send';
}
