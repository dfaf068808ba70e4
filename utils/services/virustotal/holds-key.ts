import { decodeLeniently } from '@/utils/domain/percent-decode';
import type { Call } from './call';

/** Shorter tokens of a gateway are words, which stand in addresses too. In characters. */
const TELLING = 16;

/** What of a call is read elsewhere; `name` is that of a file that is sent. */
export type Said = Pick<Call<unknown>, 'path' | 'query' | 'json' | 'body'> & { readonly name?: string };

/**
 * Whether a call would say `key`, or another one that is kept, where anything but the key's own header may be read: in
 * its address, its body or the name of its file. A key has the form of a SHA-256, so it is pasted where one belongs,
 * and one's own beside a gateway's token is as much a secret to the gateway as the token is to VirusTotal. Rejects when
 * the keys that are kept cannot be read; they are not where nothing is said that is as long as a key.
 */
export async function holdsKey(
  said: Said,
  key: string,
  keptKeys: () => Promise<readonly string[]>,
): Promise<boolean> {
  const texts = textsOf(said).filter((text) => text.length >= TELLING);
  if (texts.length === 0) return false;
  const forms = texts.flatMap(formsOf);
  return [key, ...(await keptKeys())]
    .flatMap(formsOf)
    .some((one) => one.length >= TELLING && forms.some((form) => form.includes(one)));
}

function textsOf({ path, query, json, body, name }: Said): readonly string[] {
  const segments = typeof path === 'function' ? [] : path;
  const fields = body ? [...body.values()] : [];
  return [...segments, ...segments.map(unpacked), ...fields, ...stringsIn([query, json, name])];
}

/** Values as they are: JSON would escape them. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** A `+` may be a space or itself. */
function formsOf(text: string): readonly string[] {
  const forms = [text, decodeLeniently(text), decodeLeniently(text.replaceAll('+', '%2B'))];
  return forms.map((form) => form.toLowerCase());
}

/** The address in VirusTotal's id for one (base64url), nothing for any other segment. */
function unpacked(segment: string): string {
  try {
    return atob(segment.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    // Not base64 at all: an id of another kind, which is looked at as it stands.
    return '';
  }
}
