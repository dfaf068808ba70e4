import type { ObjectRef, Page } from '@/utils/domain/community';
import type { IndicatorKind } from '@/utils/domain/indicator';
import type { Certificate, Related, WhoisRecord } from '@/utils/domain/report-section';
import { type PageRequest, pageQuery, type Read, type Send } from './call';
import { COLLECTIONS } from './collections';
import type { Reply } from './reply';
import { readCertificate } from './schema-certificate';
import { readPage } from './schema-page';
import { readOneRelated, readRelated } from './schema-related';
import { readWhois } from './schema-whois';

/** What leads from one object to others (virustotal-api.md §3–§5); each page is one request. */
export interface RelationCalls {
  /** A list of objects of these kinds; what VirusTotal has no report of stands in it without counts. */
  related(
    ref: ObjectRef,
    relation: Relation,
    page?: PageRequest,
    signal?: AbortSignal,
  ): Promise<Reply<Page<Related>>>;
  /** The one object there is, or an empty page. */
  relatedOne(ref: ObjectRef, relation: OneRelation, signal?: AbortSignal): Promise<Reply<Page<Related>>>;
  certificates(ref: ObjectRef, page?: PageRequest, signal?: AbortSignal): Promise<Reply<Page<Certificate>>>;
  whois(ref: ObjectRef, page?: PageRequest, signal?: AbortSignal): Promise<Reply<Page<WhoisRecord>>>;
}

/** Relations to a list, by VirusTotal's name. */
export type Relation = keyof typeof MANY;
/** Relations to a single object. */
export type OneRelation = keyof typeof ONE;

/** What each relation leads to. */
const MANY = {
  contacted_domains: ['domain'],
  contacted_ips: ['ip'],
  contacted_urls: ['url'],
  dropped_files: ['file'],
  execution_parents: ['file'],
  bundled_files: ['file'],
  pe_resource_parents: ['file'],
  pe_resource_children: ['file'],
  communicating_files: ['file'],
  referrer_files: ['file'],
  subdomains: ['domain'],
  siblings: ['domain'],
} as const satisfies Readonly<Record<string, readonly IndicatorKind[]>>;

const ONE = {
  network_location: ['domain', 'ip'],
  last_serving_ip_address: ['ip'],
  immediate_parent: ['domain'],
} as const satisfies Readonly<Record<string, readonly IndicatorKind[]>>;

export function createRelations(send: Send): RelationCalls {
  function ask<T>(
    ref: ObjectRef,
    relation: string,
    read: Read<T>,
    page?: PageRequest,
    signal?: AbortSignal,
  ): Promise<Reply<T>> {
    const path = [COLLECTIONS[ref.kind], ref.id, relation];
    return send({ path, ...(page && { query: pageQuery(page) }), read, signal });
  }
  return {
    related: (ref, relation, page = {}, signal) =>
      ask(ref, relation, readPage(readRelated(MANY[relation])), page, signal),
    relatedOne: (ref, relation, signal) =>
      ask(ref, relation, readOneRelated(ONE[relation]), undefined, signal),
    certificates: (ref, page = {}, signal) =>
      ask(ref, 'historical_ssl_certificates', readPage(readCertificate), page, signal),
    whois: (ref, page = {}, signal) => ask(ref, 'historical_whois', readPage(readWhois), page, signal),
  };
}
