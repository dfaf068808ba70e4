import { describe, expect, it } from 'vitest';
import type { IndicatorKind } from '@/utils/domain/indicator';
import { SECTIONS_OF, type SectionName } from '@/utils/domain/report-section';
import { nothingThere, sectionRequest } from '@/utils/services/report/section-request';
import { error, harness, json } from '../virustotal/harness';

const ID = 'ab'.repeat(32);
const REFS = {
  url: { kind: 'url', id: ID },
  file: { kind: 'file', id: ID },
  domain: { kind: 'domain', id: 'a.example' },
  ip: { kind: 'ip', id: '203.0.113.7' },
} as const;

/** What leaves, and how the answer is called; `data` is what VirusTotal has there. */
async function ask(kind: IndicatorKind, section: SectionName, cursor: string | null, data: unknown = []) {
  const { client, sent } = harness(() => json({ data }));
  const reply = await sectionRequest(REFS[kind], section, cursor).call(client);
  const lines = sent.map(({ url, init }) => `${init.method} ${url.split('/api/v3/')[1]}`);
  return { lines, shape: reply.ok ? reply.value.shape : null, reply };
}

/** Section: the end of the path, what the pages get, how many are asked for at once. */
const PAGED: readonly [IndicatorKind, SectionName, string, string, number][] = [
  ['url', 'comments', 'comments', 'comments', 40],
  ['url', 'votes', 'votes', 'votes', 40],
  ['file', 'contacted-domains', 'contacted_domains', 'related', 40],
  ['file', 'contacted-addresses', 'contacted_ips', 'related', 40],
  ['file', 'contacted-urls', 'contacted_urls', 'related', 40],
  ['file', 'dropped-files', 'dropped_files', 'related', 20],
  ['file', 'execution-parents', 'execution_parents', 'related', 20],
  ['file', 'bundled-files', 'bundled_files', 'related', 20],
  ['file', 'pe-resource-parents', 'pe_resource_parents', 'related', 20],
  ['file', 'pe-resource-children', 'pe_resource_children', 'related', 20],
  ['domain', 'resolutions', 'resolutions', 'resolutions', 40],
  ['domain', 'subdomains', 'subdomains', 'related', 40],
  ['domain', 'siblings', 'siblings', 'related', 40],
  ['domain', 'communicating-files', 'communicating_files', 'related', 20],
  ['domain', 'referrer-files', 'referrer_files', 'related', 20],
  ['domain', 'certificates', 'historical_ssl_certificates', 'certificates', 40],
  ['domain', 'whois', 'historical_whois', 'whois', 40],
  ['ip', 'resolutions', 'resolutions', 'resolutions', 40],
  ['ip', 'referrer-files', 'referrer_files', 'related', 20],
];
const COLLECTION = { url: 'urls', file: 'files', domain: 'domains', ip: 'ip_addresses' } as const;

describe('the request for a section', () => {
  it.each(PAGED)('of a %s, %s, asks for %s', async (kind, section, path, shape, limit) => {
    const start = `GET ${COLLECTION[kind]}/${REFS[kind].id}/${path}?limit=${limit}`;
    expect(await ask(kind, section, null)).toMatchObject({
      lines: [start],
      reply: { ok: true, value: { shape, page: { items: [], cursor: null } } },
    });
    expect((await ask(kind, section, 'n=')).lines).toEqual([`${start}&cursor=n%3D`]);
  });

  it.each([
    ['url', 'network-location', 'network_location'],
    ['url', 'serving-address', 'last_serving_ip_address'],
    ['domain', 'parent', 'immediate_parent'],
  ] as const)('of a %s, %s, asks for the one there is', async (kind, section, path) => {
    const { lines, shape } = await ask(kind, section, null, null);
    expect([lines, shape]).toEqual([[`GET ${COLLECTION[kind]}/${REFS[kind].id}/${path}`], 'related']);
  });

  it('about behaviour asks for the summary of all sandboxes', async () => {
    const { lines, reply } = await ask('file', 'behaviour', null, {});
    expect(lines).toEqual([`GET files/${ID}/behaviour_summary`]);
    expect(reply).toMatchObject({ value: { shape: 'behaviour', behaviour: { processes: [], tags: [] } } });
  });

  it.each([
    ['file', 'behaviour'],
    ['domain', 'votes'],
    ['domain', 'parent'],
  ] as const)('hands a refusal on as it is: %s %s', async (kind, section) => {
    const { client } = harness(() => error(403, 'ForbiddenError'));
    expect(await sectionRequest(REFS[kind], section, null).call(client)).toMatchObject({
      ok: false,
      failure: { tag: 'forbidden' },
    });
  });

  it('is named by section and kind alone, and may be repeated', () => {
    expect(sectionRequest(REFS.domain, 'whois', null)).toMatchObject({
      label: 'read whois of domain',
      repeat: 'idempotent',
    });
  });
});

/** Of these VirusTotal says "not found" where there is none; of the others that is no answer. */
const MAY_BE_NONE: readonly SectionName[] = ['behaviour', 'network-location', 'serving-address', 'parent'];

describe('a section that is not there', () => {
  const every = [...new Set(Object.values(SECTIONS_OF).flat())];
  it.each(every)('%s', (section) => {
    const nothing = nothingThere(section);
    if (!MAY_BE_NONE.includes(section)) return expect(nothing).toBeNull();
    if (section !== 'behaviour')
      return expect(nothing).toEqual({ shape: 'related', page: { items: [], cursor: null, total: 0 } });
    expect(nothing?.shape).toBe('behaviour');
    const lists = nothing?.shape === 'behaviour' ? Object.values(nothing.behaviour) : [];
    expect(lists.length).toBeGreaterThan(0);
    expect(lists.flat()).toEqual([]);
  });
});
