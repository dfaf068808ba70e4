/** Whether an authority, as it stands behind `//`, must not leave: it names a user, or a host that stays here. */
function staysHere(authority: string, keepsHere: (host: string) => boolean): boolean {
  return authority.includes('@') || keepsHere(authority.replace(/:\d*$/, ''));
}

/** Whether a decoded text has an address in it that must not leave. A backslash is a slash to a browser. */
export function holdsAddress(text: string, keepsHere: (host: string) => boolean): boolean {
  const addresses = text.replaceAll('\\', '/').matchAll(/(?:^|[:=])\/\/([^/?#\s&]{1,2000})/g);
  for (const [, authority = ''] of addresses) {
    if (staysHere(authority, keepsHere)) return true;
  }
  return false;
}

/**
 * From which segment of a path on, decoded, it is an address that must not leave: `proxy/http://10.0.0.5/admin`, also with
 * one slash, as some servers fold two. Infinity where there is none.
 */
export function addressInPath(segments: readonly string[], keepsHere: (host: string) => boolean): number {
  const found = segments.findIndex((segment, index) => {
    const before = segments[index - 1];
    const scheme = before === '' ? segments[index - 2] : before;
    return /^[a-z][a-z\d+.-]{0,30}:$/i.test(scheme ?? '') && staysHere(segment, keepsHere);
  });
  return found === -1 ? Number.POSITIVE_INFINITY : found;
}
