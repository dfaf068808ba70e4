import { describe, expect, it } from 'vitest';
import type { IndicatorKind } from '@/utils/domain/indicator';
import { parseReport } from '@/utils/services/virustotal/schema-report';
import {
  addressObject,
  domainObject,
  FILE_ID,
  fileObject,
  type Json,
  NOW,
  results,
  SECONDS,
  STATS,
  URL_ID,
  urlObject,
} from './fixtures';

const context = { now: NOW, origin: 'https://www.virustotal.com' };
const read = (object: unknown, kind: IndicatorKind) => parseReport(object, [kind], context);

describe('a report of each kind', () => {
  it('url', () => {
    expect(read(urlObject(), 'url')).toMatchObject({
      kind: 'url',
      id: URL_ID,
      subject: 'http://parcel-notice.example/track?id=4',
      counts: { malicious: 2, suspicious: 1, harmless: 60, undetected: 24, unanswered: 3 },
      contradictory: false,
      votes: { harmless: 1, malicious: 4 },
      reputation: -12,
      categories: ['phishing', 'newly seen'],
      analysedAt: (SECONDS - 3_600) * 1000,
      timesSubmitted: 7,
      url: {
        finalUrl: 'https://login.parcel-notice.example/',
        redirects: ['http://parcel-notice.example/track?id=4', 'http://hop.example/'],
        httpStatus: 200,
        contentSha256: FILE_ID,
        contentLength: 5_120,
        threatNames: ['Kit.Parcel'],
      },
      file: null,
      domain: null,
      address: null,
    });
  });

  it('file', () => {
    expect(read(fileObject(), 'file')).toMatchObject({
      subject: FILE_ID,
      url: null,
      file: {
        sha256: FILE_ID,
        size: 734_003,
        name: 'setup.exe',
        type: 'Win32 EXE',
        threatLabel: 'trojan.made/up',
        signer: 'Example Software',
      },
    });
  });

  it('domain and address', () => {
    const domain = { registrar: 'Example Registrar', createdAt: (SECONDS - 86_400 * 400) * 1000 };
    expect(read(domainObject(), 'domain')).toMatchObject({ subject: 'parcel-notice.example', domain });
    const address = { owner: 'Example Net', asn: 64_500, country: 'ZZ', network: '203.0.113.0/24' };
    expect(read(addressObject(), 'ip')).toMatchObject({ subject: '203.0.113.7', address });
  });

  it('tells no signer where the signature does not hold', () => {
    const signature_info = { verified: 'A certificate was revoked', signers: 'Example Software' };
    expect(read(fileObject({ signature_info }), 'file')?.file?.signer).toBeNull();
  });

  it('has what is missing as nothing', () => {
    const bare = { type: 'ip_address', id: '2001:db8::1', attributes: {} };
    expect(read(bare, 'ip')).toMatchObject({
      counts: { malicious: 0, suspicious: 0, harmless: 0, undetected: 0, unanswered: 0 },
      engines: [],
      contradictory: false,
      votes: { harmless: 0, malicious: 0 },
      reputation: null,
      analysedAt: null,
      address: { owner: null, asn: null },
    });
  });
});

describe('what is no report', () => {
  const { attributes } = urlObject();
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'url'],
    ['a list', [urlObject()]],
    ['another kind', { ...urlObject(), type: 'domain' }],
    ['a kind of the prototype', { ...urlObject(), type: 'constructor' }],
    ['a descriptor', { type: 'url', id: URL_ID }],
    ['an error in a list', { type: 'url', id: URL_ID, attributes, error: { code: 'NotFoundError' } }],
    ['no id', { type: 'url', attributes }],
    ['an id with a path in it', { type: 'url', id: '../../evil', attributes }],
    ['no URL', urlObject({ url: null })],
  ])('%s', (_, object) => expect(read(object, 'url')).toBeUndefined());

  it.each(['a b', 'a/b', 'a?b', 'user@a', 'a\u0000b', 'x'.repeat(254)])('a domain called %j', (id) => {
    expect(read({ ...domainObject(), id }, 'domain')).toBeUndefined();
  });

  it.each(['example.org', '1 2', 'dead', 'javascript:1'])('an address called %j', (id) => {
    expect(read({ ...addressObject(), id }, 'ip')).toBeUndefined();
  });
});

describe('totals (faults.md §5.36)', () => {
  const counts = (stats: unknown, list: unknown = {}) =>
    read(urlObject({ last_analysis_stats: stats, last_analysis_results: list }), 'url')?.counts;

  it.each([undefined, null, {}])('absent ones are unknown: %j', (stats) => {
    expect(counts(stats)).toEqual({ malicious: 0, suspicious: 0, harmless: 0, undetected: 0, unanswered: 0 });
  });

  it.each([-1, 1.5, '3', null, true, 1e21, 10_001, [], {}])(
    '%j of an engine make the report unreadable',
    (bad) => {
      for (const name of ['malicious', 'suspicious', 'harmless', 'undetected', 'timeout', 'failure']) {
        expect(counts({ ...STATS, [name]: bad }), name).toBeUndefined();
      }
    },
  );

  it.each([0, 'none', [], true])('%j in their place makes it unreadable', (stats) => {
    expect(counts(stats)).toBeUndefined();
  });

  it.each(['malicious', 'suspicious', 'harmless', 'undetected'])('without %s they are unreadable', (name) => {
    expect(counts(Object.fromEntries(Object.entries(STATS).filter(([key]) => key !== name)))).toBeUndefined();
  });

  it('counts every way of not answering', () => {
    const silent = { timeout: 1, 'confirmed-timeout': 2, failure: 3, 'type-unsupported': 4, invented: 5 };
    expect(counts({ ...STATS, ...silent })?.unanswered).toBe(10);
  });
});

describe('totals against the list of engines (faults.md §5.37)', () => {
  const both = (stats: Json, listed: Readonly<Record<string, number>>) => {
    const report = read(
      urlObject({ last_analysis_stats: stats, last_analysis_results: results(listed) }),
      'url',
    );
    return [report?.counts.malicious, report?.counts.suspicious, report?.contradictory];
  };
  const clean = { ...STATS, malicious: 0, suspicious: 0 };

  it('takes the worse and says so', () => {
    expect(both(clean, { harmless: 60, malicious: 4 })).toEqual([4, 0, true]);
    expect(both(clean, { harmless: 60, suspicious: 1 })).toEqual([0, 1, true]);
    expect(both(STATS, { harmless: 87 })).toEqual([2, 1, true]);
    expect(both({}, { malicious: 1 })).toEqual([1, 0, true]);
  });

  it('minds no engine more or less that found nothing', () => {
    expect(both(clean, { harmless: 59, undetected: 24 })).toEqual([0, 0, false]);
    expect(both(STATS, {})).toEqual([2, 1, false]);
  });

  it('does not make a verdict of engines where VirusTotal gives no totals and none flags', () => {
    const report = read(
      urlObject({ last_analysis_stats: null, last_analysis_results: results({ harmless: 9 }) }),
      'url',
    );
    expect(report?.counts.harmless).toBe(0);
  });
});

describe('engines', () => {
  const engines = (text: string) =>
    read(urlObject({ last_analysis_stats: null, last_analysis_results: JSON.parse(text) }), 'url')?.engines;

  it('are values, whatever they are called (faults.md §5.35)', () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];
    const entries = names.map((name) => `"${name}":{"category":"malicious","result":"x","polluted":1}`);
    expect(engines(`{${entries.join(',')}}`)?.map(({ name }) => name)).toEqual(names);
    expect({}).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('category');
  });

  it('keep a category that is new as other (faults.md §5.39)', () => {
    expect(
      engines('{"A":{"category":"quantum"},"B":{"category":["malicious"]},"C":{},"D":null,"E":7}'),
    ).toEqual([
      { name: 'A', category: 'other', label: null, method: null, version: null, update: null },
      { name: 'B', category: 'other', label: null, method: null, version: null, update: null },
      { name: 'C', category: 'other', label: null, method: null, version: null, update: null },
    ]);
  });

  it('keep label, method, version and date of a file’s engine', () => {
    const entry = { category: 'malicious', result: 'Trojan.X', method: 'blacklist', engine_version: '1.2' };
    const dated = { A: { ...entry, engine_update: '20310505' }, B: { ...entry, engine_update: 'yesterday' } };
    expect(engines(JSON.stringify(dated))).toMatchObject([
      { label: 'Trojan.X', method: 'blacklist', version: '1.2', update: '20310505' },
      { update: null },
    ]);
  });

  it('are not taken without end', () => {
    const many = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, i) => [`E${i}`, { category: 'harmless' }]),
    );
    expect(engines(JSON.stringify(many))).toHaveLength(500);
  });
});

describe('what is absurd', () => {
  it.each([0, -5, 1.5, SECONDS * 1000, SECONDS + 200_000, '1700000000', null, {}])(
    'date %j is unknown',
    (date) => {
      expect(read(urlObject({ last_analysis_date: date }), 'url')?.analysedAt).toBeNull();
    },
  );

  it('lists and texts have an end', () => {
    const long = 'x'.repeat(100_000);
    const names = Array.from({ length: 5_000 }, (_, index) => `n${index}`);
    const report = read(fileObject({ names, magic: long, tags: [1, null, 'a', 'a', {}, ''] }), 'file');
    expect(report?.file?.names).toHaveLength(100);
    expect(report?.file?.magic).toHaveLength(4_000);
    expect(report?.tags).toEqual(['a']);
  });

  it('no text ends in half a character', () => {
    const magic = read(fileObject({ magic: `${'x'.repeat(3_999)}😀` }), 'file')?.file?.magic;
    expect(magic).toBe('x'.repeat(3_999));
  });

  it('200 000 levels deep is no matter', () => {
    const deep = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    const report = read(
      urlObject({ tags: deep, last_analysis_results: deep, categories: { a: deep } }),
      'url',
    );
    expect(report).toMatchObject({ tags: [], engines: [], categories: [] });
  });
});
