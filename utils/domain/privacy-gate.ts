import { hostOf } from './host-of';
import type { Indicator } from './indicator';
import type { PrivacyDecision, Removed } from './privacy';
import { privateRule } from './private-host';
import { findSecrets } from './secrets';
import { unwrapLink } from './unwrap-link';
import { normalAddress } from './web-address';

/**
 * What may leave of one indicator (DESIGN §4, privacy gate): nothing of a private host; never user, password or
 * fragment, nor the redirect around a link; and parts that look like secrets only after the user said so. Fails
 * closed: what no URL parser can read stays here as `local-name`. `privateHosts` is the user's own list. The rule
 * `private-window` is the caller's.
 */
export function decide(
  indicator: Indicator,
  { privateHosts }: { readonly privateHosts: readonly string[] },
): PrivacyDecision {
  if (indicator.kind === 'file') return { decision: 'send', value: indicator.value, removed: [] };
  if (indicator.kind === 'url') return decideUrl(indicator.value, privateHosts);
  const rule = privateRule(indicator.value, privateHosts);
  if (rule !== null) return { decision: 'private', rule, host: indicator.value };
  return { decision: 'send', value: indicator.value, removed: [] };
}

/** An indicator as it may be kept: without user, password and fragment. A redirect stays, which may be what is private. */
export function keepable(indicator: Indicator): Indicator {
  const address = indicator.kind === 'url' ? normalAddress(indicator.value) : null;
  return address === null ? indicator : { ...indicator, value: strip(address).value };
}

function decideUrl(typed: string, privateHosts: readonly string[]): PrivacyDecision {
  const address = normalAddress(typed);
  if (address === null) return { decision: 'private', rule: 'local-name', host: typed };
  const { inner, by } = unwrapLink(address) ?? { inner: address, by: [] };
  for (const one of [address, inner]) {
    const host = hostOf(new URL(one)).value;
    const rule = privateRule(host, privateHosts);
    if (rule !== null) return { decision: 'private', rule, host };
  }
  const { value, removed: cut } = strip(inner);
  const removed = [...by.map((text): Removed => ({ what: 'wrapper', text })), ...cut];
  const { secrets, without } = findSecrets(value, (host) => privateRule(host, privateHosts) !== null);
  if (secrets.length === 0) return { decision: 'send', value, removed };
  return { decision: 'ask', secrets, asIs: value, without, removed };
}

/** User, password and fragment cut out of the text; everything else stays as it was typed. */
function strip(address: string): { readonly value: string; readonly removed: readonly Removed[] } {
  const [, scheme = '', authority = '', rest = '', fragment = ''] =
    /^(https?:\/\/)([^/?#]*)([^#]*)(#.*)?$/s.exec(address) ?? [];
  const host = authority.lastIndexOf('@') + 1;
  const removed: Removed[] = [];
  if (host > 0) removed.push({ what: 'credentials', text: authority.slice(0, host) });
  if (fragment !== '') removed.push({ what: 'fragment', text: fragment });
  return { value: `${scheme}${authority.slice(host)}${rest}`, removed };
}
