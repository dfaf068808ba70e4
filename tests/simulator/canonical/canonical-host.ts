import { isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { toDottedQuad } from './ipv4';
import { escapeBytes, fromBytes } from './percent';

/** The one spelling of an IPv6 address, without brackets. */
export function canonicalIpv6(address: string): string {
  return new URL(`http://[${address}]/`).hostname.slice(1, -1);
}

function toAscii(bytes: string): string {
  if (!/[\u0080-\u00ff]/.test(bytes)) return bytes;
  return domainToASCII(fromBytes(bytes)) || bytes;
}

/** Punycode, no stray dots, dotted quad, lower case, escapes (virustotal-api.md §3). Takes a byte string. */
export function canonicalHost(bytes: string): string {
  const literal = /^\[(.*)\]$/.exec(bytes)?.[1];
  if (literal !== undefined && isIPv6(literal)) return `[${canonicalIpv6(literal)}]`;
  const dotted = toAscii(bytes)
    .replace(/\.{2,}/g, '.')
    .replace(/^\.|\.$/g, '')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return toDottedQuad(dotted) ?? escapeBytes(dotted);
}
