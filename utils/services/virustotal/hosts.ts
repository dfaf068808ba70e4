import type { Page } from '@/utils/domain/community';
import type { Report } from '@/utils/domain/report';
import type { Resolution } from '@/utils/domain/resolution';
import { type PageRequest, pageQuery, type Send } from './call';
import type { Reply } from './reply';
import { readHostAsked } from './schema-asked';
import { readPage } from './schema-page';
import { readResolution } from './schema-resolution';

/** What can be asked about a domain (virustotal-api.md §5). */
export interface DomainCalls {
  get(domain: string, signal?: AbortSignal): Promise<Reply<Report>>;
  /** Addresses that the name once led to, latest first. */
  resolutions(domain: string, page?: PageRequest, signal?: AbortSignal): Promise<Reply<Page<Resolution>>>;
}

/** What can be asked about an IPv4 or IPv6 address (virustotal-api.md §5). */
export interface AddressCalls {
  get(address: string, signal?: AbortSignal): Promise<Reply<Report>>;
  /** Names that once led to the address, latest first. */
  resolutions(address: string, page?: PageRequest, signal?: AbortSignal): Promise<Reply<Page<Resolution>>>;
}

export function createDomains(send: Send): DomainCalls {
  return hostCalls(send, 'domains', 'domain');
}

export function createAddresses(send: Send): AddressCalls {
  return hostCalls(send, 'ip_addresses', 'ip');
}

function hostCalls(send: Send, collection: string, kind: 'domain' | 'ip'): DomainCalls & AddressCalls {
  return {
    get: (host, signal) => send({ path: [collection, host], read: readHostAsked(kind, host), signal }),
    resolutions: (host, page = {}, signal) =>
      send({
        path: [collection, host, 'resolutions'],
        query: pageQuery(page),
        read: readPage(readResolution),
        signal,
      }),
  };
}
