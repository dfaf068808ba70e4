import { decodedRuns } from './decoded-runs';
import { holdsMail } from './holds-mail';
import { decodeLeniently } from './percent-decode';
import { isSecretName, isSwitch } from './secret-name';
import { looksSecret } from './secret-value';

/** Encoders are put into one another, two at most. */
const LAYERS = 2;

export interface SecretRules {
  /** A random string is a secret from so many characters on; see `secret-value`. */
  readonly long: number;
  /** Whether this host must stay here. */
  readonly keepsHere: (host: string) => boolean;
}

/**
 * Whether a decoded part of an address is a secret by what it says: one by its looks, a mail address, an address or a list
 * within it (`url=https://user:word@host/?token=…`, `x;session_id:…`), or anything of it in base64 or hex.
 */
export function holdsSecret(value: string, rules: SecretRules, layers = LAYERS): boolean {
  if (looksSecret(value, rules.long) || holdsMail(value) || holdsAddress(value, rules) || holdsPair(value))
    return true;
  return (
    layers > 0 && decodedRuns(value).some((text) => holdsSecret(decodeLeniently(text), rules, layers - 1))
  );
}

function holdsAddress(value: string, { keepsHere }: SecretRules): boolean {
  for (const [, authority = ''] of value.matchAll(/(?:^|[:=])\/\/([^/?#\s&]{1,2000})/g)) {
    if (authority.includes('@')) return true;
    if (keepsHere(authority.replace(/:\d*$/, ''))) return true;
  }
  return false;
}

function holdsPair(value: string): boolean {
  for (const [, name = '', inner = ''] of value.matchAll(
    /(?:^|[?&;,|#/])([\w.[\]-]{1,64})[=:]([^&;,|#?/]*)/g,
  )) {
    if (isSecretName(name) && !isSwitch(inner)) return true;
  }
  return false;
}
