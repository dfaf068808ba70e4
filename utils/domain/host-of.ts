import { trimEnd } from './trim-marks';

/** A host as a URL parser understands it: an address in its one spelling, or a lower-case ASCII name. */
export interface Host {
  readonly kind: 'ip' | 'domain';
  /** IPv6 without brackets; a name without trailing dots. */
  readonly value: string;
}

const DOTTED_QUAD = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** The host of a parsed URL. Apart from `host.ts`, because the popup needs this and nothing else of it. */
export function hostOf(url: URL): Host {
  const name = url.hostname;
  if (name.startsWith('[')) return { kind: 'ip', value: name.slice(1, -1) };
  // A parsed name that ends in a number is an IPv4 address: the WHATWG parser refuses anything else.
  if (DOTTED_QUAD.test(name)) return { kind: 'ip', value: name };
  return { kind: 'domain', value: trimEnd(name, '.') };
}
