import { describe, expect, it } from 'vitest';
import { parseDetails } from '@/utils/services/virustotal/schema-details';
import {
  addressObject,
  domainObject,
  FILE_ID,
  fileObject,
  type Json,
  NOW,
  SECONDS,
  urlObject,
} from './fixtures';

const url = (attributes: Json) => {
  const details = parseDetails(JSON.stringify({ data: urlObject(attributes) }), 'url', NOW);
  return details?.kind === 'url' ? details.url : null;
};
const file = (attributes: Json) => {
  const details = parseDetails(JSON.stringify({ data: fileObject(attributes) }), 'file', NOW);
  return details?.kind === 'file' ? details.file : null;
};
const domain = (attributes: Json) => {
  const details = parseDetails(JSON.stringify({ data: domainObject(attributes) }), 'domain', NOW);
  return details?.kind === 'domain' ? details.domain : null;
};
const address = (attributes: Json) => {
  const details = parseDetails(JSON.stringify({ data: addressObject(attributes) }), 'ip', NOW);
  return details?.kind === 'ip' ? details.address : null;
};

describe('a URL', () => {
  it('tells what VirusTotal met there', () => {
    const details = url({
      last_http_response_headers: { server: 'nginx', 'content-length': 12 },
      last_http_response_cookies: { session: 'abc' },
      html_meta: { robots: ['noindex', 'nofollow'] },
      trackers: {
        Counter: [{ id: 'c-1', url: 'https://c.example/1.js' }, { url: 'https://c.example/1.js' }, 7],
      },
      outgoing_links: ['https://out.example/'],
    });
    expect(details).toEqual({
      finalUrl: 'https://login.parcel-notice.example/',
      redirects: ['http://parcel-notice.example/track?id=4', 'http://hop.example/'],
      httpStatus: 200,
      headers: [
        { name: 'server', value: 'nginx' },
        { name: 'content-length', value: '12' },
      ],
      cookies: [{ name: 'session', value: 'abc' }],
      title: 'Parcel notice',
      metaTags: [
        { name: 'robots', value: 'noindex' },
        { name: 'robots', value: 'nofollow' },
      ],
      trackers: [{ name: 'Counter', urls: ['https://c.example/1.js'] }],
      outgoingLinks: ['https://out.example/'],
      contentSha256: FILE_ID,
      contentLength: 5_120,
      categories: [
        { name: 'Vendor A', value: 'phishing' },
        { name: 'Vendor B', value: 'phishing' },
        { name: 'Vendor C', value: 'newly seen' },
      ],
      threatNames: ['Kit.Parcel'],
    });
  });

  it('has empty lists for what is missing or something else', () => {
    expect(
      url({
        ...{
          last_http_response_headers: null,
          last_http_response_cookies: [],
          html_meta: 'x',
          trackers: { T: 'x' },
        },
        ...{ outgoing_links: {}, categories: 5, threat_names: null, redirection_chain: 'http://x/' },
        ...{ last_http_response_content_sha256: '../x', last_http_response_content_length: -1 },
      }),
    ).toMatchObject({
      ...{ headers: [], cookies: [], metaTags: [], trackers: [{ name: 'T', urls: [] }], outgoingLinks: [] },
      ...{ categories: [], threatNames: [], redirects: [], contentSha256: null, contentLength: null },
    });
  });

  it('takes names such as __proto__ for names, and cuts lists at a thousand and one', () => {
    const raw = `{"data":{"type":"url","id":"${FILE_ID}","attributes":{"url":"http://a.example/",
      "last_http_response_headers":{"__proto__":"a","constructor":"b"}}}}`;
    expect(parseDetails(raw, 'url', NOW)).toMatchObject({
      url: {
        headers: [
          { name: '__proto__', value: 'a' },
          { name: 'constructor', value: 'b' },
        ],
      },
    });
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x-${index}`, 'y']));
    const links = Array.from({ length: 5_000 }, (_, index) => `http://a.example/${index}`);
    const details = url({ last_http_response_headers: many, html_meta: { a: links }, outgoing_links: links });
    expect([details?.headers.length, details?.metaTags.length, details?.outgoingLinks.length]).toEqual([
      1_001, 1_001, 1_001,
    ]);
  });
});

describe('a file', () => {
  it('tells what it is', () => {
    const details = file({
      ...{ creation_date: SECONDS - 50, unique_sources: 29, vhash: 'v1', tlsh: 'T1AB', ssdeep: '3:a:b' },
      pe_info: { imphash: 'ab12' },
      popular_threat_classification: {
        suggested_threat_label: 'trojan.made/up',
        popular_threat_category: [{ value: 'trojan', count: 31 }, { count: 2 }, 'x'],
      },
      signature_info: {
        ...{
          verified: 'Signed',
          signers: 'Example Software; Example Root',
          product: 'Updater',
          description: ' ',
        },
        'signing date': '10:04 PM 9/11/2030',
      },
      sandbox_verdicts: {
        Box: { category: 'malicious', malware_classification: ['RAT'], malware_names: ['Orc', 'RAT'] },
        Other: { category: 'harmless', sandbox_name: 'Other box' },
        Broken: {},
        Text: 'x',
      },
      crowdsourced_yara_results: [
        { rule_name: 'r1', ruleset_name: 'set', author: 'somebody' },
        { rule_name: 'r2' },
        { ruleset_name: 'no rule' },
      ],
    });
    expect(details).toEqual({
      names: ['setup.exe', 'invoice.exe'],
      size: 734_003,
      type: 'Win32 EXE',
      magic: 'PE32 executable',
      hashes: [
        { name: 'MD5', value: '11'.repeat(16) },
        { name: 'SHA-1', value: '22'.repeat(20) },
        { name: 'SHA-256', value: FILE_ID },
        { name: 'Vhash', value: 'v1' },
        { name: 'SSDEEP', value: '3:a:b' },
        { name: 'TLSH', value: 'T1AB' },
        { name: 'Imphash', value: 'ab12' },
      ],
      createdAt: (SECONDS - 50) * 1000,
      uniqueSources: 29,
      signature: {
        status: 'Signed',
        signers: ['Example Software', 'Example Root'],
        product: 'Updater',
        description: null,
        signedAt: '10:04 PM 9/11/2030',
      },
      threatLabel: 'trojan.made/up',
      threatCategories: ['trojan'],
      sandboxVerdicts: [
        { sandbox: 'Box', category: 'malicious', names: ['RAT', 'Orc'] },
        { sandbox: 'Other box', category: 'harmless', names: [] },
      ],
      yaraRules: [
        { rule: 'r1', ruleset: 'set', author: 'somebody' },
        { rule: 'r2', ruleset: null, author: null },
      ],
    });
  });

  it.each([undefined, null, {}, { copyright: ' ', description: ' ' }, 'Signed', []])(
    'without a signature has none: %j',
    (signature_info) => {
      expect(file({ signature_info })?.signature).toBeNull();
    },
  );

  it('has no names for what is missing', () => {
    const details = file({ sandbox_verdicts: { A: null, B: 5, C: {} } });
    expect(details?.sandboxVerdicts).toEqual([]);
    expect(details?.hashes.map(({ name }) => name)).not.toContain('Imphash');
  });

  it('keeps version information apart from a signature', () => {
    expect(file({ signature_info: { product: 'CodeMax' } })?.signature).toMatchObject({
      ...{ status: null, signers: [], product: 'CodeMax' },
    });
  });
});

describe('a host', () => {
  const last_https_certificate = {
    thumbprint_sha256: 'dd'.repeat(32),
    subject: { CN: 'parcel-notice.example' },
    validity: { not_before: '2031-01-02 03:04:05' },
  };

  it('that is a domain tells its registration, records and rank', () => {
    expect(
      domain({
        ...{ last_update_date: SECONDS - 9, jarm: 'j', whois: 'Domain: x', last_https_certificate },
        popularity_ranks: { List: { rank: 5, timestamp: SECONDS - 3 }, Bad: { rank: 'x' } },
        last_dns_records: [
          { type: 'A', value: '203.0.113.1', ttl: 300 },
          { type: 'MX', value: 'm.example' },
          { type: 'A' },
          { value: '203.0.113.2' },
        ],
      }),
    ).toEqual({
      registrar: 'Example Registrar',
      createdAt: (SECONDS - 86_400 * 400) * 1000,
      updatedAt: (SECONDS - 9) * 1000,
      popularity: [{ list: 'List', rank: 5, at: (SECONDS - 3) * 1000 }],
      dns: [
        { type: 'A', value: '203.0.113.1', ttl: 300 },
        { type: 'MX', value: 'm.example', ttl: null },
      ],
      certificate: {
        ...{ id: 'dd'.repeat(32), subject: 'parcel-notice.example', issuer: null, serial: null, names: [] },
        ...{ from: Date.UTC(2031, 0, 2, 3, 4, 5), until: null },
      },
      categories: [
        { name: 'Vendor A', value: 'phishing' },
        { name: 'Vendor B', value: 'phishing' },
        { name: 'Vendor C', value: 'newly seen' },
      ],
      jarm: 'j',
      whois: 'Domain: x',
    });
  });

  it('that is an address tells whose it is', () => {
    const attributes = { continent: 'EU', regional_internet_registry: 'RIPE NCC', whois: 'NetRange: x' };
    expect(address({ ...attributes, last_https_certificate: {} })).toEqual({
      ...{ owner: 'Example Net', asn: 64_500, country: 'ZZ', continent: 'EU', network: '203.0.113.0/24' },
      ...{ registry: 'RIPE NCC', certificate: null, jarm: null, whois: 'NetRange: x' },
    });
  });
});

describe('no details', () => {
  it.each([
    ['cut off', '{"data":{"type":"url"'],
    ['no object', '[]'],
    ['another kind', JSON.stringify({ data: fileObject() })],
    ['a descriptor', `{"data":{"type":"url","id":"${FILE_ID}"}}`],
    ['an error', '{"error":{"code":"NotFoundError"}}'],
    ['nothing', ''],
  ])('in a reply that is %s', (_, raw) => {
    expect(parseDetails(raw, 'url', NOW)).toBeUndefined();
  });
});
