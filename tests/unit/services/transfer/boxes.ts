import { createCipheriv, createDecipheriv, pbkdf2Sync } from 'node:crypto';
import type { SecretBox } from '@/utils/domain/secret-box';

const PURPOSE = Buffer.from('assay backup secrets 1');
const TAG = 16;

const keyFor = ({ salt, iterations }: Pick<SecretBox, 'salt' | 'iterations'>, passphrase: string): Buffer =>
  pbkdf2Sync(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), iterations, 32, 'sha256');

/** A box as the file's format says, made by a library that the extension does not use; in no time. */
export function boxOf(text: string, passphrase: string, purpose = PURPOSE): SecretBox {
  const [salt, iv] = [Buffer.alloc(16, 7), Buffer.alloc(12, 9)];
  const head = { salt: salt.toString('base64'), iterations: 3 };
  const cipher = createCipheriv('aes-256-gcm', keyFor(head, passphrase), iv).setAAD(purpose);
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    ...{ kdf: 'PBKDF2-SHA-256', cipher: 'AES-256-GCM', ...head },
    ...{ iv: iv.toString('base64'), data: data.toString('base64') },
  };
}

/** What is in a box; throws for another passphrase. */
export function textIn(box: SecretBox, passphrase: string): string {
  const data = Buffer.from(box.data, 'base64');
  const cipher = createDecipheriv('aes-256-gcm', keyFor(box, passphrase), Buffer.from(box.iv, 'base64'));
  cipher.setAAD(PURPOSE).setAuthTag(data.subarray(-TAG));
  return `${cipher.update(data.subarray(0, -TAG), undefined, 'utf8')}${cipher.final('utf8')}`;
}
