import { encodesSecret } from './encodes-secret';
import { holdsAddress } from './holds-address';
import { holdsMail } from './holds-mail';
import { decodeLeniently } from './percent-decode';
import { isSecretName, isSwitch } from './secret-name';
import { looksSecret, RANDOM_IN_PATH } from './secret-value';

/** Words of a path after which a code follows (DESIGN §4). */
const CODE_FOLLOWS =
  /(?:^|[-_])(?:reset|recover|recovery|verify|verification|invite|invites|invitation|invitations|confirm|confirmation|activate|activation|magic|token|tokens|unsubscribe|otp|session|sessions|auth|join|share)(?:$|[-_])|password/;
/** Names of content, not of people: a commit, a blob, a file's own hash. Public wherever they stand. */
const CONTENT = /^(?:commits?|tree|blobs?|blame|raw|objects?|file|files|sha1|sha256|md5|hash|integrity)$/;
/** Built files carry a hash of their content. */
const BUILT = /\.(?:js|mjs|css|map|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf)$/i;

/** Whether a piece of a path looks like a secret, by its looks or because of the word before it. */
export function isSecretSegment(
  segments: readonly string[],
  index: number,
  keepsHere: (host: string) => boolean,
): boolean {
  const raw = segments[index] ?? '';
  const segment = decodeLeniently(raw);
  const [first = '', ...others] = segment.split(/[;?&#]/);
  // A plain `sort-key=price` is how some paths are written; `token=…` is not.
  const isPlain = raw.includes('=') && !CODE_FOLLOWS.test(first.split('=', 1).join('').toLowerCase());
  if ((isPlain ? others : [first, ...others]).some(isSecretPair)) return true;
  const [name = '', ...parameters] = segment.split(';');
  if (parameters.some((parameter) => isSecretName(parameter.split('=', 1)[0] ?? ''))) return true;
  const before = (segments[index - 1] ?? '').toLowerCase();
  if (CODE_FOLLOWS.test(before) && isCode(name)) return true;
  if (BUILT.test(name) || (CONTENT.test(before) && /^[\da-f]{7,64}$/i.test(name))) return false;
  if (looksSecret(name, RANDOM_IN_PATH) || holdsMail(name) || holdsAddress(segment, keepsHere)) return true;
  return encodesSecret(name, { long: RANDOM_IN_PATH, keepsHere });
}

/** `x%3Ftoken=…`: a query that an escape, or a keyboard, has made a part of the path. */
function isSecretPair(text: string): boolean {
  const [name = '', ...rest] = text.split('=');
  return isSecretName(name) && !isSwitch(rest.join('='));
}

/** A code is not a word: it has a digit, changes case, or is long without a gap. */
function isCode(text: string): boolean {
  if (text.length < 4 || /\.[a-z]{2,5}\d?$/i.test(text)) return false;
  return /\d/.test(text) || /[a-z][A-Z]/.test(text) || /^[a-z]{16,}$/i.test(text);
}
