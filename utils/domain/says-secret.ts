import { holdsMail } from './holds-mail';
import { isSecretName, isSwitch } from './secret-name';
import { looksSecret } from './secret-value';

export interface SecretRules {
  /** A random string is a secret from so many characters on; see `secret-value`. */
  readonly long: number;
  /** Whether this host must stay here. */
  readonly keepsHere: (host: string) => boolean;
}

/**
 * Whether a decoded value is a secret by what it says: one by its looks, a mail address, an address or a list within it:
 * `url=https://user:word@host/?token=…`, `x;session_id:…`.
 */
export function saysSecret(value: string, { long, keepsHere }: SecretRules): boolean {
  return looksSecret(value, long) || holdsMail(value) || holdsAddress(value, keepsHere) || holdsPair(value);
}

function holdsAddress(value: string, keepsHere: SecretRules['keepsHere']): boolean {
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
