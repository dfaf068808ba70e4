import { urlId } from '../canonical/url-id';
import type { JsonObject } from '../json';
import type { Relation } from '../store/model';
import type { Store } from '../store/store';
import { giveBehaviours } from './behaviour';
import { chatter } from './chatter';
import { giveComments, giveVotes } from './crowd';
import { CSV, fileAttributes, WIN32_EXE } from './file-attributes';
import { makeObject } from './make-object';
import * as named from './named';
import { createPrng } from './prng';

const HOUR = 3600;
const DAY = 24 * HOUR;

const list = (type: string, ids: readonly string[]): Relation => ({
  single: false,
  refs: ids.map((id) => ({ type, id })),
});

function seedMalicious(store: Store, now: number): void {
  const { sha256, sha1, md5, name } = named.MALICIOUS_FILE;
  const prng = createPrng(sha256);
  const attributes: JsonObject = {
    ...fileAttributes(WIN32_EXE, 47, prng, now),
    sha256,
    sha1,
    md5,
    size: named.maliciousFileBytes().length,
    names: [
      name,
      'Invoice-0914.exe',
      'setup.exe',
      ...Array.from({ length: 9 }, (_, index) => `${prng.hex(8)}-${index}.tmp`),
    ],
    meaningful_name: name,
    first_submission_date: now - 2 * DAY,
    last_submission_date: now - 6 * HOUR,
    creation_date: now - 4 * DAY,
    times_submitted: 41,
    unique_sources: 29,
    reputation: -58,
    popular_threat_classification: {
      suggested_threat_label: 'trojan.lazy/dropper',
      popular_threat_category: [{ value: 'trojan', count: 31 }],
      popular_threat_name: [
        { value: 'lazy', count: 19 },
        { value: 'dropper', count: 7 },
      ],
    },
    signature_info: {
      product: 'Updater',
      description: 'Rechnung',
      verified: 'A certificate was explicitly revoked by its issuer.',
      signers: 'Nordlicht Softwarevertrieb GmbH; Beispiel Code Signing CA 3',
      'signing date': '10:04 PM 9/11/2026',
    },
    pe_info: {
      imphash: prng.hex(32),
      machine_type: 332,
      timestamp: now - 4 * DAY,
      entry_point: 4096,
      sections: [],
    },
    crowdsourced_yara_results: [
      {
        rule_name: 'sim_lazy_dropper',
        ruleset_name: 'sim',
        author: 'Assay simulator',
        source: 'https://regeln.example/',
      },
    ],
  };
  const stats = {
    malicious: 47,
    suspicious: 1,
    undetected: 24,
    timeout: 1,
    'type-unsupported': 2,
    failure: 1,
  };
  const file = makeObject(
    { kind: 'file', subject: sha256, stats, attributes, note: 'MALICIOUS_FILE' },
    now - 6 * HOUR,
  );
  giveVotes(file, 2, 31, prng, now);
  giveComments(file, chatter(prng, 5), prng, now);
  giveBehaviours(store, file, 3, prng, now);
  file.relations.set(
    'contacted_domains',
    list('domain', ['cdn-verify.example', named.MALICIOUS_DOMAIN, 'nie-gesehen.example']),
  );
  file.relations.set('contacted_ips', list('ip_address', [named.SUSPICIOUS_IP, named.CLEAN_IP]));
  const unknownUrl = {
    type: 'url',
    id: urlId(named.UNKNOWN_MALICIOUS_URL) ?? '',
    context: { url: named.UNKNOWN_MALICIOUS_URL },
  };
  const known = { type: 'url', id: urlId(named.MALICIOUS_URL) ?? '' };
  file.relations.set('contacted_urls', { single: false, refs: [known, unknownUrl] });
  file.relations.set('dropped_files', list('file', [named.CLEAN_FILE.sha256, prng.hex(64)]));
  file.relations.set('execution_parents', list('file', []));
  file.relations.set('bundled_files', list('file', [named.CLEAN_FILE.sha256, prng.hex(64)]));
  file.relations.set('pe_resource_parents', list('file', [prng.hex(64)]));
  file.relations.set('pe_resource_children', list('file', [named.CLEAN_FILE.sha256]));
  store.add(file);
}

function seedClean(store: Store, now: number): void {
  const { sha256, sha1, md5, name } = named.CLEAN_FILE;
  const prng = createPrng(sha256);
  const attributes = {
    ...fileAttributes(CSV, 0, prng, now),
    ...{ sha256, sha1, md5, size: named.cleanFileBytes().length, names: [name], meaningful_name: name },
    first_submission_date: now - 30 * DAY,
    last_submission_date: now - 8 * DAY,
  };
  store.add(
    makeObject(
      { kind: 'file', subject: sha256, stats: { undetected: 70 }, attributes, note: 'CLEAN_FILE' },
      now - 8 * DAY,
    ),
  );
}

/** The files that tests know by name (named.ts). */
export function seedNamedFiles(store: Store, now: number): void {
  seedMalicious(store, now);
  seedClean(store, now);
}
