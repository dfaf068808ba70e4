import type { Call } from './call';

/** Shorter tokens of a gateway are words, which stand in addresses too. In characters. */
const TELLING = 16;

/**
 * Whether a call would say the key where anything but the key's own header may be read: in its address or its body. A
 * key has the form of a SHA-256, so it is pasted where one belongs.
 */
export function holdsKey(
  call: Pick<Call<unknown>, 'path' | 'query' | 'json' | 'body'>,
  key: string,
): boolean {
  if (key.length < TELLING) return false;
  const path = typeof call.path === 'function' ? [] : call.path;
  const said = [...path, ...path.map(unpacked), JSON.stringify([call.query, call.json])];
  if (call.body instanceof URLSearchParams) said.push(...call.body.values());
  return said.some((text) => text.toLowerCase().includes(key.toLowerCase()));
}

/** The address in VirusTotal's id for one (base64url), nothing for any other segment. */
function unpacked(segment: string): string {
  try {
    return atob(segment.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    // Not base64 at all: an id of another kind, which is looked at as it stands.
    return '';
  }
}
