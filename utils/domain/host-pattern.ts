import { readUrl } from './read-url';
/**
 * Whether a line of the user's own list means this host. `*` stands for any characters; `*.corp.example` also
 * means `corp.example` itself, for nobody who hides the branches wants to show the trunk. A pasted address
 * (`https://wiki.corp.example:8443/`) means its host; case, trailing dot and Unicode spelling do not matter.
 */
export function matchesHost(pattern: string, host: string): boolean {
  const bare = bareName(pattern);
  return fits(bare, host) || (bare.startsWith('*.') && bare.slice(2) === host);
}

/** Whether a line would keep everything here, so that nothing could be checked any more: `*`, `*.*`. */
export function meansEveryHost(pattern: string): boolean {
  return /^[*.]*\*[*.]*$/.test(bareName(pattern));
}

function bareName(pattern: string): string {
  const authority = pattern
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/?#].*/s, '');
  const name = authority.slice(authority.lastIndexOf('@') + 1).replace(/(?<=^[^:]*|\]):\d*$/, '');
  const lower = name.replace(/^\[|\]$|\.$/g, '').toLowerCase();
  if (/^[\u0020-\u007e]*$/.test(lower)) return lower;
  return readUrl(`http://${lower}`)?.hostname ?? lower;
}

/** Glob by leftmost finds: no backtracking, so no pattern can take long (faults.md §5.4). */
function fits(pattern: string, host: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return host === first;
  if (!host.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = host.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return host.length - last.length >= at && host.endsWith(last);
}
