import { describe, expect, it } from 'vitest';
import type { ObjectRef } from '@/utils/domain/community';
import type { IndicatorKind } from '@/utils/domain/indicator';
import {
  nextCursor,
  SECTIONS_OF,
  type SectionContent,
  type SectionName,
} from '@/utils/domain/report-section';
import { sectionRequest } from '@/utils/services/report/section-request';
import { parseDetails } from '@/utils/services/virustotal/schema-details';
import * as world from '../../../simulator/world/named';
import { gotten, simulatorBench } from '../virustotal/simulator-harness';

const { clientWith, control } = simulatorBench();
const KEY = '5e'.repeat(32);

/** An ordinary key, but for how often it may ask. */
function publicClient() {
  control().addKey(KEY, { minute: 1_000, daily: 1_000, monthly: 1_000 });
  return clientWith(KEY);
}

const idOf = async (url: string) => (await gotten(publicClient().urls.get(url))).id;
const read = (ref: ObjectRef, section: SectionName, cursor: string | null = null) =>
  gotten(sectionRequest(ref, section, cursor).call(publicClient()));
const lengthOf = (content: SectionContent) =>
  content.shape === 'behaviour' ? Object.values(content.behaviour).flat().length : content.page.items.length;

const REFS: Readonly<Record<IndicatorKind, () => Promise<ObjectRef>>> = {
  url: async () => ({ kind: 'url', id: await idOf(world.MALICIOUS_URL) }),
  file: async () => ({ kind: 'file', id: world.MALICIOUS_FILE.sha256 }),
  domain: async () => ({ kind: 'domain', id: 'secure.paketdienst-zoll.example' }),
  ip: async () => ({ kind: 'ip', id: world.SUSPICIOUS_IP }),
};
/** The world has nothing there. */
const EMPTY = ['file execution-parents', 'domain comments', 'domain votes', 'domain subdomains', 'ip votes'];

describe.each(['url', 'file', 'domain', 'ip'] as const)('every section of a %s', (kind) => {
  it.each(SECTIONS_OF[kind])('%s is open to a public key and costs one request', async (section) => {
    const ref = await REFS[kind]();
    control().clearLog();
    const content = await read(ref, section);
    expect(
      control()
        .log()
        .filter(({ counted }) => counted),
    ).toHaveLength(1);
    expect(lengthOf(content) > 0).toBe(!EMPTY.includes(`${kind} ${section}`));
  });
});

describe('paging', () => {
  it.each([
    ['resolutions', 137, 4],
    ['subdomains', 64, 2],
    ['communicating-files', 49, 3],
    ['comments', 260, 7],
  ] as const)('leads through all of %s', async (section, all, pages) => {
    const ref = { kind: 'domain', id: world.LARGE_DOMAIN } as const;
    const sizes: number[] = [];
    let cursor: string | null = null;
    do {
      const content = await read(ref, section, cursor);
      sizes.push(lengthOf(content));
      cursor = nextCursor(content);
    } while (cursor !== null && sizes.length < 20);
    expect([sizes.reduce((sum, size) => sum + size, 0), sizes.length]).toEqual([all, pages]);
  });
});

it('what VirusTotal has no report of stands among the rest, with its address where that is told', async () => {
  const content = await read(await REFS.file(), 'contacted-urls');
  expect(content.shape === 'related' && content.page.items).toMatchObject([
    { subject: world.MALICIOUS_URL, counts: { malicious: 14 } },
    { subject: world.UNKNOWN_MALICIOUS_URL, counts: null },
  ]);
});

it.each([
  ['domain', world.HOSTILE_DOMAIN, ['certificates', 'whois', 'resolutions', 'communicating-files']],
  ['file', world.HOSTILE_FILE, ['behaviour', 'contacted-urls']],
] as const)('hostile texts come through as they are: %s %s', async (kind, id, sections) => {
  for (const section of sections) {
    const content = await read({ kind, id }, section);
    expect(lengthOf(content), section).toBeGreaterThan(0);
  }
});

it.each([
  ['url', world.MALICIOUS_URL],
  ['url', world.HOSTILE_URL],
  ['file', world.MALICIOUS_FILE.sha256],
  ['domain', world.MALICIOUS_DOMAIN],
  ['domain', world.BARE_DOMAIN],
  ['domain', world.HOSTILE_DOMAIN],
  ['file', world.HOSTILE_FILE],
  ['ip', world.CLEAN_IPV6],
] as const)('details of %s %s', async (kind, subject) => {
  const vt = publicClient();
  const ask = { url: vt.urls, file: vt.files, domain: vt.domains, ip: vt.addresses }[kind];
  const reply = await ask.get(subject);
  expect(reply.ok && parseDetails(reply.raw, kind, control().now())).toMatchObject({ kind });
});
