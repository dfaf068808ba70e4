import { parseBareHost } from './host';
import { hostOf } from './host-of';
import { normalAddress } from './web-address';

/** Links that lead to no address: a script, content within the link itself, something in the memory of a page. */
const SCRIPT = /^(javascript|vbscript):(?=\S)/i;
const CONTENT = /^(data):[^\s,]*,/i;
const MEMORY = /^(blob|filesystem):(https?:\S*)/i;

/** A scheme by which nothing can be asked for, and the host of the page that such a link belongs to, where it says so. */
export interface NoAddress {
  readonly reason: 'scheme';
  readonly scheme: string;
  readonly host?: string;
}

/**
 * What a link is that has an address within it at most, and none of its own: whatever stands behind `javascript:` or
 * `data:` is a part of a script or of a content, and `blob:https://a.example/…` is no page of that site (faults.md §5.25).
 * Null for all other texts, and for several lines.
 */
export function noAddress(text: string): NoAddress | null {
  if (/[\r\n]/.test(text)) return null;
  const [, scheme, inner = ''] = SCRIPT.exec(text) ?? CONTENT.exec(text) ?? MEMORY.exec(text) ?? [];
  if (scheme === undefined) return null;
  const address = normalAddress(inner);
  const host = address === null ? null : parseBareHost(hostOf(new URL(address)).value);
  return { reason: 'scheme', scheme: scheme.toLowerCase(), ...(host && { host: host.value }) };
}
