import type { Manner } from '@/utils/domain/quota';
import { type AccountCalls, createAccount } from './account';
import { type AnalysisCalls, createAnalyses } from './analyses';
import { type CommunityCalls, createCommunity } from './community';
import { createFiles, type FileCalls } from './files';
import { type AddressCalls, createAddresses, createDomains, type DomainCalls } from './hosts';
import { createRelations, type RelationCalls } from './relations';
import { createRequest, type RequestParts } from './request';
import { createSearch, type SearchCalls } from './search';
import { createUpload } from './upload';
import { createUrls, type UrlCalls } from './urls';

export type ClientParts = RequestParts;

/**
 * The client for requests that go in this manner, whose spend was written for this account (`AccountRecord`): where
 * another one is in use by the time they would leave, nothing does, and the reply is `moved`.
 */
export type ClientFor = (manner: Manner, account?: number) => VirusTotalClient;

/**
 * VirusTotal's API v3 as far as Assay uses it. Each call is exactly one request, with no quota, cache or
 * repetition of its own, and resolves to a `Reply`; the last parameter of each is a signal that cancels it.
 */
export interface VirusTotalClient extends SearchCalls {
  readonly urls: UrlCalls;
  readonly files: FileCalls;
  readonly domains: DomainCalls;
  readonly addresses: AddressCalls;
  readonly analyses: AnalysisCalls;
  readonly community: CommunityCalls;
  readonly relations: RelationCalls;
  readonly account: AccountCalls;
}

export function createClient(parts: ClientParts): VirusTotalClient {
  const send = createRequest(parts);
  return {
    urls: createUrls(send),
    files: createFiles(send, createUpload(parts)),
    domains: createDomains(send),
    addresses: createAddresses(send),
    analyses: createAnalyses(send),
    community: createCommunity(send),
    relations: createRelations(send),
    account: createAccount(send),
    ...createSearch(send),
  };
}
