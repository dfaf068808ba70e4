import type { PrivateRule } from './failure';
import { parseHost } from './host';
import { matchesHost } from './host-pattern';
import { isLocalName } from './local-name';
import { isPrivateAddress } from './private-address';

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
    if (isLocalName(value)) return 'local-name';
    if (!value.includes('.')) return 'single-label';
  }
  return ownList.some((pattern) => matchesHost(pattern, value)) ? 'own-list' : null;
}
