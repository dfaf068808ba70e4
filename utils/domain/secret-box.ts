/** What a passphrase opens: how it was closed, and its content, each in base64. */
export interface SecretBox {
  readonly kdf: 'PBKDF2-SHA-256';
  readonly iterations: number;
  readonly salt: string;
  readonly cipher: 'AES-256-GCM';
  readonly iv: string;
  readonly data: string;
}

/** OWASP's advice of 2023 for PBKDF2 with SHA-256; half a second on a slow machine. */
export const ITERATIONS = 600_000;
/** A file may ask for more, but not for minutes of work. */
export const ITERATIONS_AT_MOST = 5_000_000;
export const PASSPHRASE_AT_LEAST = 12;

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
/** A key, an address and a secret have some kilobytes. */
const LONGEST = 20_000;

/** Null for what is no such box. */
export function parseSecretBox(value: unknown): SecretBox | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kdf, iterations, salt, cipher, iv, data } = value as Record<string, unknown>;
  if (kdf !== 'PBKDF2-SHA-256' || cipher !== 'AES-256-GCM') return null;
  if (!Number.isSafeInteger(iterations)) return null;
  const count = iterations as number;
  if (count < 1 || count > ITERATIONS_AT_MOST) return null;
  if (!isBase64(salt) || !isBase64(iv) || !isBase64(data)) return null;
  return { kdf, iterations: count, salt, cipher, iv, data };
}

function isBase64(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value !== '' &&
    value.length <= LONGEST &&
    value.length % 4 === 0 &&
    BASE64.test(value)
  );
}
