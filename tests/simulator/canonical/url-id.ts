import { createHash } from 'node:crypto';
import { type CanonicalForm, canonicalForm } from './canonical-form';
import { hostKind } from './host-kind';

const isPort = (port: string): boolean => port === '' || (/^\d{1,5}$/.test(port) && Number(port) < 65536);

/** The canonical form, or null where VirusTotal says `Unable to canonicalize url` (virustotal-api.md §2). */
export function canonicalizeUrl(text: string): CanonicalForm | null {
  const form = canonicalForm(text);
  if (form === null || !['http', 'https'].includes(form.scheme)) return null;
  return hostKind(form.host) !== null && isPort(form.port) ? form : null;
}

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** `data.id` of a URL: SHA-256 of its canonical form (virustotal-api.md §3). */
export function urlId(text: string): string | null {
  const form = canonicalizeUrl(text);
  return form && sha256(form.url);
}

/** The URL a base64url id stands for; null for anything else. Padding is forgiven. */
export function decodeUrlId(id: string): string | null {
  const bare = id.replace(/=+$/, '');
  if (!/^[A-Za-z0-9_-]+$/.test(bare)) return null;
  return Buffer.from(bare, 'base64url').toString('utf8');
}
