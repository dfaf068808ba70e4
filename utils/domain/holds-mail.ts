import { isMostlyFileEnding } from './file-extension';

/**
 * A mail address that begins where a word does. `@anna@social.example` is a public name, and of `https://a@b.example` the
 * rest of the gate takes care. All parts are bounded or cannot overlap: no text takes long (faults.md §5.4).
 */
const MAIL =
  /(?<![\p{L}\p{N}._%+'@-]|:\/\/)[\p{L}\p{N}._%+'-]{1,64}@((?:[\p{L}\p{N}-]{1,63}\.){1,8})(\p{L}{2,63})(?![\p{L}\p{N}@-]|\.\p{L})/gu;
/** `logo@2x.photos`, `library@1.2.3-beta.rc`: how large a picture is, and a version. */
const NO_HOST = /^\d+(?:x\.|\.\d)/;

/** Whether a mail address stands anywhere in a text. */
export function holdsMail(text: string): boolean {
  if (!text.includes('@')) return false;
  for (const [, host = '', tld = ''] of text.matchAll(MAIL)) {
    if (!NO_HOST.test(host) && !isMostlyFileEnding(tld.toLowerCase())) return true;
  }
  return false;
}
