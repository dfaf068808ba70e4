import { withoutInvisible } from './invisible';
import { failed, type Result, success } from './result';

/** A VirusTotal API key is this many hexadecimal digits. Case carries nothing: it is sent in lower case. */
export const API_KEY_LENGTH = 64;

/** Longer texts are no key with something around it, and are not searched. */
const TEXT_MAX = 4_000;

const KEY = /(?<![0-9a-z])[0-9a-f]{64}(?![0-9a-z])/gi;
const LABEL = /^[\s"'`]*[\w-]{0,30}(?:api|key)[\w-]{0,30}\s*[:=]/i;

/**
 * The key in what was pasted: alone, with spaces or line breaks in it, in quotes, after `x-apikey:` or
 * `VT_API_KEY=`, or in the middle of a command. Fails with `bad-input` `key-shape` when there is none, or
 * when there are two and nobody could tell which is meant.
 */
export function parseApiKey(text: string): Result<string> {
  const visible = withoutInvisible(text.slice(0, TEXT_MAX));
  const joined = visible.replace(LABEL, '').replace(/[\s"'`]+/g, '');
  const found = keysIn(visible);
  const keys = found.length > 0 ? found : keysIn(joined);
  const [key] = keys;
  if (key !== undefined && keys.length === 1 && text.length <= TEXT_MAX) return success(key);
  return failed({ tag: 'bad-input', why: { reason: 'key-shape', length: joined.length } });
}

function keysIn(text: string): readonly string[] {
  return [...new Set((text.match(KEY) ?? []).map((key) => key.toLowerCase()))];
}
