const HOST = /^urldefense\.(?:com|us|proofpoint\.com)$/;
/** The third version: the link as it is but for `*`, then in base64url what each of them stands for. */
const THIRD = /^https?:\/\/[^/]+\/v3\/__(.+?)__;([\w-]*)!/i;
/** Of two `*` the character behind says how many are meant, from two on. */
const STARS = /\*(?:\*([\w-]))?/g;
const COUNTS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const FEWEST = 2;

/** The link in one of Proofpoint's URL Defense, versions 2 and 3, as its decoder for customers reads it; none otherwise. */
export function decodeProofpoint(host: string, query: URLSearchParams, address: string): readonly string[] {
  if (!HOST.test(host)) return [];
  const [, link, encoded = ''] = THIRD.exec(address) ?? [];
  if (link !== undefined) return third(link, encoded);
  if (!/\/v2\/url\?/.test(address)) return [];
  return query.getAll('u').flatMap((one) => decodeEscapes(one.replaceAll('-', '%').replaceAll('_', '/')));
}

function third(link: string, encoded: string): readonly string[] {
  const bytes = decodeEscapes(toEscapes(encoded));
  const characters = [...(bytes[0] ?? '')];
  let used = 0;
  const inner = link.replace(STARS, (_, count?: string) => {
    const many = count === undefined ? 1 : COUNTS.indexOf(count) + FEWEST;
    used += many;
    return characters.slice(used - many, used).join('');
  });
  // One too few or too many: then this was written in some other way.
  return used === characters.length ? [inner] : [];
}

function toEscapes(encoded: string): string {
  if (encoded.length % 4 === 1) return '%';
  const bytes = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  return bytes.replace(/[\s\S]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** None where the escapes are no UTF-8. */
function decodeEscapes(text: string): readonly string[] {
  try {
    return [decodeURIComponent(text)];
  } catch {
    // The function says only by throwing that it cannot be read.
    return [];
  }
}
