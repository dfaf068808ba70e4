import type { ObjectRef } from '@/utils/domain/community';
import type { SectionContent, SectionName } from '@/utils/domain/report-section';
import type { LaneRequest } from '../quota/lanes';
import { PAGE_MAX } from '../virustotal/call';
import type { VirusTotalClient } from '../virustotal/client';
import type { OneRelation, Relation } from '../virustotal/relations';
import type { Reply } from '../virustotal/reply';

type SectionRequest = Pick<LaneRequest<SectionContent>, 'call' | 'label' | 'repeat'>;

/** A file's report has up to some hundred kilobytes, and a reply is read to 8 MB: so fewer of them in a page. */
const FILES_IN_PAGE = 20;

/** The one request that brings this page of a section; the cursor is VirusTotal's own and handed on as it is. */
export function sectionRequest(ref: ObjectRef, section: SectionName, cursor: string | null): SectionRequest {
  return {
    label: `read ${section} of ${ref.kind}`,
    repeat: 'idempotent',
    call: (client) => ask(client, ref, section, cursor),
  };
}

/** What a section is when VirusTotal answers that there is none; null where that would be no answer. */
export function nothingThere(section: SectionName): SectionContent | null {
  if (section === 'behaviour') return { shape: 'behaviour', behaviour: NO_BEHAVIOUR };
  if (!(section in ONE)) return null;
  return { shape: 'related', page: { items: [], cursor: null, total: 0 } };
}

const ONE: Readonly<Partial<Record<SectionName, OneRelation>>> = {
  'network-location': 'network_location',
  'serving-address': 'last_serving_ip_address',
  parent: 'immediate_parent',
};

const MANY: Readonly<Partial<Record<SectionName, Relation>>> = {
  'contacted-domains': 'contacted_domains',
  'contacted-addresses': 'contacted_ips',
  'contacted-urls': 'contacted_urls',
  'dropped-files': 'dropped_files',
  'execution-parents': 'execution_parents',
  'bundled-files': 'bundled_files',
  'pe-resource-parents': 'pe_resource_parents',
  'pe-resource-children': 'pe_resource_children',
  'communicating-files': 'communicating_files',
  'referrer-files': 'referrer_files',
  subdomains: 'subdomains',
  siblings: 'siblings',
};

const OF_FILES: ReadonlySet<SectionName> = new Set<SectionName>([
  'dropped-files',
  'execution-parents',
  'bundled-files',
  'pe-resource-parents',
  'pe-resource-children',
  'communicating-files',
  'referrer-files',
]);

const NO_BEHAVIOUR = {
  processes: [],
  commands: [],
  filesWritten: [],
  filesDropped: [],
  registryKeysSet: [],
  mutexes: [],
  hosts: [],
  addresses: [],
  urls: [],
  techniques: [],
  verdicts: [],
  tags: [],
};

async function ask(
  client: VirusTotalClient,
  ref: ObjectRef,
  section: SectionName,
  cursor: string | null,
): Promise<Reply<SectionContent>> {
  const page = { cursor, limit: OF_FILES.has(section) ? FILES_IN_PAGE : PAGE_MAX };
  const { community, relations } = client;
  switch (section) {
    case 'votes':
      return shaped('votes', await community.listVotes(ref, cursor, PAGE_MAX));
    case 'comments':
      return shaped('comments', await community.listComments(ref, cursor, PAGE_MAX));
    case 'behaviour': {
      const reply = await client.files.behaviourSummary(ref.id);
      return reply.ok ? { ...reply, value: { shape: 'behaviour', behaviour: reply.value } } : reply;
    }
    case 'resolutions': {
      const calls = ref.kind === 'ip' ? client.addresses : client.domains;
      return shaped('resolutions', await calls.resolutions(ref.id, page));
    }
    case 'certificates':
      return shaped('certificates', await relations.certificates(ref, page));
    case 'whois':
      return shaped('whois', await relations.whois(ref, page));
    default: {
      const [many, one] = [MANY[section], ONE[section]];
      if (many) return shaped('related', await relations.related(ref, many, page));
      if (one) return shaped('related', await relations.relatedOne(ref, one));
      throw new Error(`no request for ${section}`);
    }
  }
}

type Paged = Exclude<SectionContent, { shape: 'behaviour' }>;
type PageOf<S extends Paged['shape']> = Extract<Paged, { shape: S }>['page'];

function shaped<S extends Paged['shape']>(shape: S, reply: Reply<PageOf<S>>): Reply<SectionContent> {
  return reply.ok ? { ...reply, value: { shape, page: reply.value } as Extract<Paged, { shape: S }> } : reply;
}
