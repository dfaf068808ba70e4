import { toBytes } from './percent-bytes';

/**
 * The id to ask by: the URL as it is sent, UTF-8 in base64url without padding (RFC 4648 §5). VirusTotal
 * canonicalizes it on its side; its own id comes with the reply (virustotal-api.md §3).
 */
export function urlRequestId(url: string): string {
  return btoa(toBytes(url)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** VirusTotal's own id of a URL in its canonical form (`canonicalizeUrl`): the SHA-256, lower-case hex. */
export async function urlId(canonical: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
