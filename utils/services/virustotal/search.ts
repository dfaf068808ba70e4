import type { Page } from '@/utils/domain/community';
import { type PageRequest, pageQuery, type Send } from './call';
import type { Reply } from './reply';
import { readPage } from './schema-page';
import { type Found, type Metadata, readFound, readMetadata } from './schema-search';

/** What is asked of VirusTotal as a whole (virustotal-api.md §8). */
export interface SearchCalls {
  /** A hash, URL, domain, address or comment tag; an empty page when there is nothing. */
  search(query: string, page?: PageRequest, signal?: AbortSignal): Promise<Reply<Page<Found>>>;
  metadata(signal?: AbortSignal): Promise<Reply<Metadata>>;
}

export function createSearch(send: Send): SearchCalls {
  return {
    search: (query, page = {}, signal) =>
      send({ path: ['search'], query: { query, ...pageQuery(page) }, read: readPage(readFound), signal }),
    metadata: (signal) => send({ path: ['metadata'], read: readMetadata, signal }),
  };
}
