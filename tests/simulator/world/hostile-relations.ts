import type { JsonObject } from '../json';
import type { WorldObject } from '../store/model';
import type { Store } from '../store/store';
import { BIDI, CONTROL, LONG, MARKUP, TRAPS } from './hostile';
import { makeObject } from './make-object';
import { CLEAN_IP, HOSTILE_DOMAIN, HOSTILE_FILE, HOSTILE_URL } from './named';

const TEXTS = [MARKUP, BIDI, CONTROL, LONG];

/** Every trap as a name, with every bad text as its value. */
const dictionary = (value: string): JsonObject => Object.fromEntries(TRAPS.map((name) => [name, value]));

function relate(
  store: Store,
  object: WorldObject,
  relation: string,
  type: string,
  attributes: JsonObject,
): void {
  const id = `${object.id.slice(0, 20)}-${relation}`;
  store.addEntity({ type, id, attributes });
  object.relations.set(relation, { single: false, refs: [{ type, id }] });
}

/** HOSTILE_DOMAIN: whois, certificates and resolutions as bad as they can be (faults.md §5, 31–35). */
function seedDomain(store: Store, now: number): void {
  const certificate: JsonObject = {
    thumbprint_sha256: MARKUP,
    serial_number: BIDI,
    issuer: { CN: MARKUP, O: LONG },
    subject: { CN: `${MARKUP}${BIDI}` },
    validity: { not_before: MARKUP, not_after: '9999-99-99 99:99:99' },
    extensions: { subject_alternative_name: [...TEXTS, 'xn--exmple-4nf.com', ''] },
  };
  const domain = makeObject(
    {
      kind: 'domain',
      subject: HOSTILE_DOMAIN,
      stats: { malicious: 2, harmless: 60, undetected: 20 },
      attributes: {
        registrar: `${MARKUP}${BIDI}`,
        whois: `${MARKUP}\n${BIDI}\n${CONTROL}\n${LONG}`,
        jarm: MARKUP,
        categories: dictionary(MARKUP),
        popularity_ranks: Object.fromEntries(TRAPS.map((name) => [name, { rank: 1, timestamp: now }])),
        last_dns_records: TEXTS.map((value) => ({ type: MARKUP, value, ttl: -1 })),
        last_https_certificate: certificate,
      },
      note: 'HOSTILE_DOMAIN',
    },
    now - 3600,
  );
  relate(store, domain, 'historical_ssl_certificates', 'ssl_cert', certificate);
  relate(store, domain, 'historical_whois', 'whois', {
    registrar_name: MARKUP,
    whois_map: dictionary(`${MARKUP}${BIDI}${LONG}`),
  });
  relate(store, domain, 'resolutions', 'resolution', {
    host_name: 'xn--exmple-4nf.com',
    ip_address: CLEAN_IP,
    date: now,
  });
  domain.relations.set('communicating_files', { single: false, refs: [{ type: 'file', id: HOSTILE_FILE }] });
  store.add(domain);
}

/** HOSTILE_FILE: names, signature, rules and what a sandbox saw. */
function seedFile(store: Store, now: number): void {
  const file = makeObject(
    {
      kind: 'file',
      subject: HOSTILE_FILE,
      stats: { malicious: 3, undetected: 60 },
      attributes: {
        names: TEXTS,
        meaningful_name: `${MARKUP}${BIDI}`,
        type_description: MARKUP,
        magic: BIDI,
        signature_info: {
          ...{
            verified: MARKUP,
            signers: `${MARKUP}; ${BIDI}; ${LONG}`,
            product: LONG,
            description: CONTROL,
          },
          'signing date': MARKUP,
        },
        popular_threat_classification: {
          suggested_threat_label: MARKUP,
          popular_threat_category: [{ value: MARKUP, count: 1 }],
        },
        sandbox_verdicts: Object.fromEntries(
          TRAPS.map((name) => [name, { category: MARKUP, malware_names: TEXTS }]),
        ),
        crowdsourced_yara_results: [{ rule_name: MARKUP, ruleset_name: BIDI, author: LONG }],
      },
      note: 'HOSTILE_FILE',
    },
    now - 3600,
  );
  relate(store, file, 'behaviours', 'file_behaviour', {
    processes_created: TEXTS,
    command_executions: TEXTS,
    files_written: TEXTS,
    files_dropped: TEXTS.map((path) => ({ path })),
    registry_keys_set: TEXTS.map((key) => ({ key, value: MARKUP })),
    mutexes_created: TEXTS,
    dns_lookups: TEXTS.map((hostname) => ({ hostname })),
    http_conversations: [{ url: HOSTILE_URL }, { url: 'javascript:alert(1)' }, { url: MARKUP }],
    mitre_attack_techniques: [{ id: MARKUP, signature_description: BIDI }],
    verdicts: TEXTS,
    tags: TEXTS,
  });
  const gone = { url: `javascript:alert(1)//${BIDI}` };
  file.relations.set('contacted_urls', {
    single: false,
    refs: [{ type: 'url', id: 'de'.repeat(32), context: gone }],
  });
  store.add(file);
}

/** A domain and a file whose every text is hostile. */
export function seedHostileRelations(store: Store, now: number): void {
  seedDomain(store, now);
  seedFile(store, now);
}
