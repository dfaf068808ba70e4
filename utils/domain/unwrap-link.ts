import { hostOf } from './host-of';
import { readUrl } from './read-url';
import { decodeProofpoint } from './unwrap-proofpoint';
import { normalAddress } from './web-address';

interface Wrapper {
  readonly host: RegExp;
  readonly path: RegExp;
  /** Parameters of which one holds the link. */
  readonly in: readonly string[];
}

/** Who puts links into links of their own: scanners of mail, with the recipient in the rest of it, and mail pages. */
const WRAPPERS: readonly Wrapper[] = [
  // Microsoft's Safe Links; `data` holds the recipient's mail address.
  {
    host: /(?:^|\.)safelinks\.protection\.(?:outlook\.com|office365\.us|outlook\.cn)$/,
    path: /^/,
    in: ['url'],
  },
  { host: /^statics\.teams\.cdn\.office\.net$/, path: /\/safelinks\//, in: ['url'] },
  { host: /^urldefense\.proofpoint\.com$/, path: /^\/v1\/url$/, in: ['u'] },
  { host: /^linkprotect\.cudasvc\.com$/, path: /^\/url$/, in: ['a'] },
  { host: /^(?:www\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/, path: /^\/url$/, in: ['q', 'url'] },
  { host: /^lm?\.facebook\.com$/, path: /^\/l\.php$/, in: ['u'] },
  { host: /^l\.instagram\.com$/, path: /^\/$/, in: ['u'] },
  { host: /^(?:www\.)?youtube\.com$/, path: /^\/redirect$/, in: ['q'] },
  // GMX, WEB.DE, 1&1, mail.com.
  {
    host: /^deref-(?:1und1(?:-02)?\.de|gmx\.(?:co\.uk|com|fr|net)|mail(?:-02)?\.com|web(?:-02)?\.de)$/,
    path: /^\/mail\/client\/(?:[\w-]+\/)?dereferrer\/$/,
    in: ['redirectUrl'],
  },
];

/** Mail that is passed on has the links of each scanner around those of the one before. */
const WRAPPERS_AT_MOST = 5;

/** A link that was in redirects, and the hosts of these, the outermost first. */
export interface Unwrapped {
  readonly inner: string;
  readonly by: readonly string[];
}

/**
 * The link within a link that only leads on to it; null where there is none, or more than one that could be meant. `address`
 * is a normal one (`normalAddress`), and so is what is in it. What a redirect says besides is left behind: mostly about
 * whom the mail was for.
 */
export function unwrapLink(address: string): Unwrapped | null {
  const by: string[] = [];
  let inner = address;
  while (by.length < WRAPPERS_AT_MOST) {
    const next = within(inner);
    if (next === null) break;
    by.push(next.by);
    inner = next.inner;
  }
  return by.length > 0 ? { inner, by } : null;
}

function within(address: string): { readonly inner: string; readonly by: string } | null {
  const url = readUrl(address);
  if (url === null) return null;
  const by = hostOf(url).value;
  const wrapper = WRAPPERS.find(({ host, path }) => host.test(by) && path.test(url.pathname));
  const candidates = wrapper
    ? wrapper.in.flatMap((name) => url.searchParams.getAll(name))
    : decodeProofpoint(by, url.searchParams, address);
  const links = candidates.filter((one) => /^https?:/i.test(one)).map(normalAddress);
  const [inner] = links;
  return inner && new Set(links).size === 1 ? { inner, by } : null;
}
