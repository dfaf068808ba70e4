import type { Report } from '@/utils/domain/report';
import type { Send, Submitted } from './call';
import type { Reply } from './reply';
import { readSubmitted } from './schema-analysis';
import { readReport } from './schema-report';

/** What can be asked about a URL (virustotal-api.md §3). `id` is the SHA-256 that the report gave. */
export interface UrlCalls {
  /** By the URL as typed: VirusTotal finds its canonical form, and the report says its id. */
  get(url: string, signal?: AbortSignal): Promise<Reply<Report>>;
  getById(id: string, signal?: AbortSignal): Promise<Reply<Report>>;
  /** Public: VirusTotal visits the address. */
  submit(url: string, signal?: AbortSignal): Promise<Reply<Submitted>>;
  /** Public: the engines look again. */
  analyse(id: string, signal?: AbortSignal): Promise<Reply<Submitted>>;
  /** The domain or IP address in the URL. */
  networkLocation(id: string, signal?: AbortSignal): Promise<Reply<Report>>;
  lastServingIp(id: string, signal?: AbortSignal): Promise<Reply<Report>>;
}

export function createUrls(send: Send): UrlCalls {
  const report = (id: string, signal?: AbortSignal) =>
    send({ path: ['urls', id], read: readReport('url'), signal });
  return {
    get: (url, signal) => report(base64url(url), signal),
    getById: report,
    submit: (url, signal) =>
      send({
        method: 'POST',
        path: ['urls'],
        body: new URLSearchParams({ url }),
        read: readSubmitted,
        conflict: 'analysis',
        signal,
      }),
    analyse: (id, signal) =>
      send({
        method: 'POST',
        path: ['urls', id, 'analyse'],
        read: readSubmitted,
        conflict: 'analysis',
        signal,
      }),
    networkLocation: (id, signal) =>
      send({ path: ['urls', id, 'network_location'], read: readReport('domain', 'ip'), signal }),
    lastServingIp: (id, signal) =>
      send({ path: ['urls', id, 'last_serving_ip_address'], read: readReport('ip'), signal }),
  };
}

/** RFC 4648 §5 without padding, over UTF-8: a `/` of the plain alphabet would split the path. */
export function base64url(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return btoa(bytes.join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
