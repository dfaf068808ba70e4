import type { Report } from '@/utils/domain/report';
import { urlRequestId } from '@/utils/domain/url-id';
import type { Send, Submitted } from './call';
import type { Reply } from './reply';
import { readSubmitted } from './schema-analysis';
import { readUrlAsked } from './schema-asked';
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
}

export function createUrls(send: Send): UrlCalls {
  return {
    get: (url, signal) => send({ path: ['urls', urlRequestId(url)], read: readReport('url'), signal }),
    getById: (id, signal) => send({ path: ['urls', id], read: readUrlAsked(id), signal }),
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
  };
}
