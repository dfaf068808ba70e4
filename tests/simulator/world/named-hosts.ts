import type { Json } from '../json';
import type { Kind, WorldObject } from '../store/model';
import type { Stats } from '../store/stats';
import type { Store } from '../store/store';
import { chatter } from './chatter';
import { giveComments, giveVotes } from './crowd';
import { GENERATED_FILES, hashOf } from './generate-files';
import { addressAttributes, domainAttributes } from './host-attributes';
import { giveFamily, giveFiles, giveHistory, giveResolutions } from './host-relations';
import { makeObject } from './make-object';
import * as named from './named';
import { createPrng } from './prng';

const HOUR = 3600;

interface NamedHost {
  kind: Kind;
  subject: string;
  note: string;
  stats: Partial<Stats>;
  votes?: [harmless: number, malicious: number];
  comments?: number;
  reputation?: number;
  resolutions?: number;
  subdomains?: readonly string[];
  /** Files that spoke with it, besides MALICIOUS_FILE. */
  files?: readonly string[];
}

const HOSTS: readonly NamedHost[] = [
  {
    kind: 'domain',
    subject: named.MALICIOUS_DOMAIN,
    note: 'MALICIOUS_DOMAIN',
    stats: { malicious: 9, suspicious: 1, harmless: 58, undetected: 24 },
    votes: [0, 12],
    comments: 3,
    reputation: -31,
    resolutions: 4,
    subdomains: ['secure', 'mail', 'www', 'de'],
  },
  {
    kind: 'domain',
    subject: named.CLEAN_DOMAIN,
    note: 'CLEAN_DOMAIN',
    stats: { harmless: 66, undetected: 27 },
    votes: [6, 0],
    reputation: 12,
    resolutions: 2,
    subdomains: ['docs', 'www'],
  },
  {
    kind: 'domain',
    subject: named.LARGE_DOMAIN,
    note: 'LARGE_DOMAIN',
    stats: { malicious: 1, harmless: 84, undetected: 9 },
    votes: [258, 42],
    comments: 260,
    reputation: 448,
    resolutions: 137,
    subdomains: Array.from({ length: 64 }, (_, index) => `knoten-${index + 1}`),
    files: Array.from({ length: GENERATED_FILES }, (_, index) => hashOf('sha256', index)),
  },
  {
    kind: 'domain',
    subject: 'cdn-verify.example',
    note: 'host of MALICIOUS_FINAL_URL',
    stats: { malicious: 11, harmless: 57, undetected: 24 },
    reputation: -20,
    resolutions: 3,
  },
  {
    kind: 'domain',
    subject: 'secure.paketdienst-zoll.example',
    note: 'host of MALICIOUS_URL',
    stats: { malicious: 9, harmless: 59, undetected: 24 },
    resolutions: 1,
  },
  {
    kind: 'domain',
    subject: 'docs.beispiel-verlag.example',
    note: 'host of CLEAN_URL',
    stats: { harmless: 66, undetected: 27 },
  },
  {
    kind: 'domain',
    subject: 'wiki.labor-sued.example',
    note: 'host of OLD_URL',
    stats: { harmless: 63, undetected: 27 },
  },
  {
    kind: 'ip_address',
    subject: named.SUSPICIOUS_IP,
    note: 'SUSPICIOUS_IP',
    stats: { malicious: 1, harmless: 62, undetected: 27 },
    comments: 2,
    resolutions: 23,
  },
  {
    kind: 'ip_address',
    subject: named.CLEAN_IP,
    note: 'CLEAN_IP',
    stats: { harmless: 64, undetected: 28 },
    votes: [64, 9],
    resolutions: 6,
  },
  {
    kind: 'ip_address',
    subject: named.CLEAN_IPV6,
    note: 'CLEAN_IPV6',
    stats: { harmless: 60, undetected: 30 },
  },
];

function others(host: NamedHost): string[] {
  const count = host.resolutions ?? 0;
  return Array.from({ length: count }, (_, index) => {
    if (host.kind === 'ip_address')
      return index === 0 ? named.MALICIOUS_DOMAIN : `kunde-${index}.grosse-cloud.example`;
    return index === 0 ? named.SUSPICIOUS_IP : `198.51.100.${index + 20}`;
  });
}

/** Hosts with the same parent. */
function siblingsOf({ subject }: NamedHost): string[] {
  const [, parent] = /^[^.]+\.(.+\..+)$/.exec(subject) ?? [];
  return parent === undefined ? [] : [`www.${parent}`, `mail.${parent}`];
}

function makeHost(store: Store, host: NamedHost, now: number): WorldObject {
  const prng = createPrng(host.subject);
  const attributesFor = host.kind === 'domain' ? domainAttributes : addressAttributes;
  const attributes: { [key: string]: Json } = {
    ...attributesFor(host.subject, prng, now),
    reputation: host.reputation ?? 0,
  };
  const object = makeObject({ ...host, attributes }, now - 5 * HOUR);
  giveVotes(object, ...(host.votes ?? [0, 0]), prng, now);
  giveComments(object, chatter(prng, host.comments ?? 0), prng, now);
  giveResolutions(store, object, others(host), prng, now);
  giveHistory(store, object, prng.int(1, 4), prng, now);
  if (host.kind === 'domain') {
    giveFamily(
      object,
      (host.subdomains ?? []).map((name) => `${name}.${host.subject}`),
      siblingsOf(host),
    );
  }
  giveFiles(object, [named.MALICIOUS_FILE.sha256, ...(host.files ?? [])]);
  return object;
}

/** The domains and addresses that tests know by name (named.ts). */
export function seedNamedHosts(store: Store, now: number): void {
  for (const host of HOSTS) store.add(makeHost(store, host, now));
  const bare = makeObject(
    { kind: 'domain', subject: named.BARE_DOMAIN, note: 'BARE_DOMAIN' },
    now - 900 * 86_400,
  );
  for (const name of ['last_analysis_results', 'last_analysis_stats', 'last_analysis_date'])
    delete bare.attributes[name];
  store.add(bare);
}
