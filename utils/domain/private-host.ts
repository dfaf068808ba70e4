import type { PrivateRule } from './failure';
import { parseHost } from './host';
import { matchesHost } from './host-pattern';
import { isPrivateAddress } from './private-address';

/**
 * Endings that no public DNS serves: RFC 6761, RFC 6762 appendix G, RFC 7686, RFC 8375, RFC 9476, ICANN's
 * `.internal`, and what networks at home and at work call themselves. `.example` stays public: documents use it.
 */
const LOCAL_ENDINGS = new Set(
  'local localhost localdomain internal intranet lan home corp private home.arpa test invalid onion i2p alt'.split(
    ' ',
  ),
);

/**
 * Which rule keeps a host here, or null when it may leave (DESIGN §4, faults.md §5.14 to §5.18). Takes any
 * spelling of it, judged as a URL parser reads it; what cannot be read counts as private. `ownList` is the
 * user's own list, see `matchesHost`.
 */
export function privateRule(host: string, ownList: readonly string[]): PrivateRule | null {
  const parsed = parseHost(host.includes(':') && !host.startsWith('[') ? `[${host}]` : host);
  if (parsed === null) return 'local-name';
  const { kind, value } = parsed;
  if (kind === 'ip' && isPrivateAddress(value)) return 'private-address';
  if (kind === 'domain') {
    const labels = value.split('.');
    if (LOCAL_ENDINGS.has(labels.at(-1) ?? '') || LOCAL_ENDINGS.has(labels.slice(-2).join('.'))) {
      return 'local-name';
    }
    if (labels.length < 2) return 'single-label';
  }
  return ownList.some((pattern) => matchesHost(pattern, value)) ? 'own-list' : null;
}
