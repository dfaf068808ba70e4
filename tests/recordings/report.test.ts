import { describe, expect, it } from 'vitest';
import type { ObjectRef } from '@/utils/domain/community';
import type { Details } from '@/utils/domain/details';
import type { IndicatorKind } from '@/utils/domain/indicator';
import type { SectionName } from '@/utils/domain/report-section';
import { sectionRequest } from '@/utils/services/report/section-request';
import { parseDetails } from '@/utils/services/virustotal/schema-details';
import { bodyOf, clientFor, dataOf, isReply, NOW, of, type Recording } from './recordings';

/** Every real reply as the full report reads it. */

type Attributes = Readonly<Record<string, object | undefined>>;

const attributesOf = (recording: Recording) => (dataOf(recording) as { attributes: Attributes }).attributes;
const sizeOf = (value: unknown) => Object.keys((value ?? {}) as object).length;

function detailsOf(recording: Recording, kind: IndicatorKind): Details {
  const details = parseDetails(JSON.stringify(bodyOf(recording)), kind, NOW);
  if (!details) throw new Error('no details');
  return details;
}

describe('details of real reports', () => {
  it.each(of('url'))('$file', (recording) => {
    const details = detailsOf(recording, 'url');
    const attributes = attributesOf(recording);
    if (details.kind !== 'url') throw new Error(details.kind);
    expect(details.url.categories).toHaveLength(sizeOf(attributes.categories));
    expect(details.url.headers).toHaveLength(sizeOf(attributes.last_http_response_headers));
    expect(details.url.cookies).toHaveLength(sizeOf(attributes.last_http_response_cookies));
    expect(details.url.trackers).toHaveLength(sizeOf(attributes.trackers));
    expect(details.url.metaTags.length).toBeGreaterThanOrEqual(sizeOf(attributes.html_meta));
    expect(details.url.finalUrl).toBe(attributes.last_final_url ?? null);
  });

  it.each(of('file', isReply))('$file', (recording) => {
    const details = detailsOf(recording, 'file');
    const attributes = attributesOf(recording);
    if (details.kind !== 'file') throw new Error(details.kind);
    const { file } = details;
    expect(file.size).toBe(attributes.size);
    expect(file.names).toHaveLength(new Set(attributes.names as string[]).size);
    expect(file.hashes.map(({ name }) => name)).toEqual(expect.arrayContaining(['MD5', 'SHA-1', 'SHA-256']));
    expect(file.yaraRules).toHaveLength(sizeOf(attributes.crowdsourced_yara_results));
    expect(file.sandboxVerdicts).toHaveLength(sizeOf(attributes.sandbox_verdicts));
    const classification = (attributes.popular_threat_classification ?? {}) as Record<string, unknown>;
    expect(file.threatCategories).toHaveLength(sizeOf(classification.popular_threat_category));
  });

  it.each(of('domain'))('$file', (recording) => {
    const details = detailsOf(recording, 'domain');
    const attributes = attributesOf(recording);
    if (details.kind !== 'domain') throw new Error(details.kind);
    const { domain } = details;
    expect(domain.dns).toHaveLength(sizeOf(attributes.last_dns_records));
    expect(domain.popularity).toHaveLength(sizeOf(attributes.popularity_ranks));
    expect(domain.whois).toBe(attributes.whois ?? null);
    expect(domain.certificate === null).toBe(attributes.last_https_certificate === undefined);
    if (domain.certificate) expect(Object.values(domain.certificate)).not.toContain(null);
  });

  it.each(of('ip'))('$file', (recording) => {
    const details = detailsOf(recording, 'ip');
    const attributes = attributesOf(recording);
    if (details.kind !== 'ip') throw new Error(details.kind);
    const { address } = details;
    expect(address.owner).toBe(attributes.as_owner ?? null);
    expect(address.certificate === null).toBe(attributes.last_https_certificate === undefined);
    if (address.certificate) expect(Object.values(address.certificate)).not.toContain(null);
  });
});

const URL: ObjectRef = { kind: 'url', id: 'ab'.repeat(32) };
const FILE: ObjectRef = { kind: 'file', id: 'ab'.repeat(32) };
const DOMAIN: ObjectRef = { kind: 'domain', id: 'a.example' };
const ADDRESS: ObjectRef = { kind: 'ip', id: '203.0.113.7' };

/** Which section a recording stands for, by the last word of its request. */
const SECTION_BY_REQUEST: readonly [RegExp, ObjectRef, SectionName][] = [
  [/communicating_files/, DOMAIN, 'communicating-files'],
  [/(?:referrer|downloaded)_files/, ADDRESS, 'referrer-files'],
  [/historical_whois/, DOMAIN, 'whois'],
  [/resolutions/, DOMAIN, 'resolutions'],
  [/last_serving_ip_address/, URL, 'serving-address'],
  // A public key may not read the URLs of a host; the URLs that a file contacted look the same.
  [/(?:domains|ip_addresses)\/[^/]+\/urls/, FILE, 'contacted-urls'],
  [/behaviour_summary/, FILE, 'behaviour'],
];

function sectionOf({ request }: Recording) {
  return SECTION_BY_REQUEST.find(([pattern]) => pattern.test(request));
}

const lengthOf = (recording: Recording) => {
  const data = dataOf(recording);
  return Array.isArray(data) ? data.length : 1;
};

describe('sections out of real replies', () => {
  const sections = of('relationship', (recording) => sectionOf(recording) !== undefined);

  it('are most of the recorded relations', () => expect(sections.length).toBeGreaterThanOrEqual(12));

  it.each(sections)('$file $request', async (recording) => {
    const [, ref, name] = sectionOf(recording) ?? [];
    if (!ref || !name) throw new Error('no section');
    const reply = await sectionRequest(ref, name, null).call(clientFor(recording));
    if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
    const content = reply.value;
    if (content.shape === 'behaviour') {
      expect(Object.values(content.behaviour).flat().length).toBeGreaterThan(0);
      return;
    }
    expect(content.page.items).toHaveLength(lengthOf(recording));
    if (content.shape === 'whois') {
      const maps = (dataOf(recording) as { attributes: Attributes }[]).map((one) =>
        sizeOf(one.attributes.whois_map),
      );
      expect(content.page.items.map(({ text }) => text !== '')).toEqual(maps.map((size) => size > 0));
    }
    if (content.shape === 'related') {
      for (const { counts, subject } of content.page.items) expect([counts, subject]).not.toContain(null);
    }
  });

  it.each([...of('comments'), ...of('votes', (recording) => Array.isArray(dataOf(recording)))])(
    '$file',
    async (recording) => {
      const name = recording.kind === 'votes' ? 'votes' : 'comments';
      const reply = await sectionRequest(ADDRESS, name, null).call(clientFor(recording));
      expect(reply).toMatchObject({ ok: true, value: { shape: name } });
      expect(reply.ok && reply.value.shape === name && reply.value.page.items).toHaveLength(
        lengthOf(recording),
      );
    },
  );
});
