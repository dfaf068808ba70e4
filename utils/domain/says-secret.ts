import { holdsAddress } from './holds-address';
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

/** A name and what it stands for, as in a query or in JSON: `token=…`, `{"token": "…"}`. All parts are bounded. */
const PAIR = /(?:^|[?&;,|#/{"'])\s{0,8}["']?([\w.[\]-]{1,64})["']?\s{0,8}[=:]\s{0,8}["']?([^&;,|#?/"'}]*)/g;

function holdsPair(value: string): boolean {
  for (const [, name = '', inner = ''] of value.matchAll(PAIR)) {
    if (isSecretName(name) && !isSwitch(inner)) return true;
  }
  return false;
}
