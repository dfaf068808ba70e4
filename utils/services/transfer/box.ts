import { ITERATIONS, type SecretBox } from '@/utils/domain/secret-box';
import { toBase64 } from '../lists/base64';

/** Fills an array with bytes that nobody can foresee. */
export type RandomBytes = (length: number) => Uint8Array<ArrayBuffer>;

const [SALT, IV] = [16, 12];
/** Bound to the content, so that a box cannot stand for another kind of file's. */
const PURPOSE = new TextEncoder().encode('assay backup secrets 1');

/** Closes a text with a passphrase: PBKDF2 makes the key, AES-GCM encrypts and notices every change. */
export async function closeBox(text: string, passphrase: string, random: RandomBytes): Promise<SecretBox> {
  const [salt, iv] = [random(SALT), random(IV)];
  const key = await keyOf(passphrase, salt, ITERATIONS, 'encrypt');
  const plain = new TextEncoder().encode(text);
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: PURPOSE }, key, plain);
  return {
    kdf: 'PBKDF2-SHA-256',
    iterations: ITERATIONS,
    salt: toBase64(salt),
    cipher: 'AES-256-GCM',
    iv: toBase64(iv),
    data: toBase64(new Uint8Array(data)),
  };
}

/** The text; null when the passphrase is another one, or the box was changed: nobody can tell which. */
export async function openBox(box: SecretBox, passphrase: string): Promise<string | null> {
  const [salt, iv, data] = [bytesOf(box.salt), bytesOf(box.iv), bytesOf(box.data)];
  const key = await keyOf(passphrase, salt, box.iterations, 'decrypt');
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: PURPOSE }, key, data);
    return new TextDecoder().decode(plain);
  } catch {
    return null;
  }
}

/** The same characters are the same passphrase, however a keyboard composes them. */
async function keyOf(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
  use: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
  const words = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(derivation, base, { name: 'AES-GCM', length: 256 }, false, [use]);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
