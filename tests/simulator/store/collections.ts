import type { Kind } from './model';

/** Where objects of a type live under `/api/v3/`. */
export const COLLECTIONS: Record<string, string> = {
  url: 'urls',
  file: 'files',
  domain: 'domains',
  ip_address: 'ip_addresses',
  comment: 'comments',
  vote: 'votes',
  analysis: 'analyses',
  resolution: 'resolutions',
  whois: 'whois',
  ssl_cert: 'ssl_certs',
  file_behaviour: 'file_behaviours',
  submission: 'submissions',
  user: 'users',
};

export const KINDS: readonly Kind[] = ['url', 'file', 'domain', 'ip_address'];

/** The word a kind goes by in VirusTotal's error messages: `File "…" not found` (virustotal-api.md §2). */
export const NOUNS: Record<Kind, string> = {
  url: 'URL',
  file: 'File',
  domain: 'Domain',
  ip_address: 'IP address',
};

/** First letter of comment and vote ids (virustotal-api.md §7). */
export const ID_LETTERS: Record<Kind, string> = { url: 'u', file: 'f', domain: 'd', ip_address: 'i' };
