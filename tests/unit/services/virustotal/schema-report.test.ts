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
  SECONDS,
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

  it('a file by the first of its names, and by hashes that are some', () => {
    const facts = (attributes: Json) => read(fileObject(attributes), 'file')?.file;
    expect(facts({ meaningful_name: null })?.name).toBe('setup.exe');
    expect(facts({ meaningful_name: 'best.exe' })?.name).toBe('best.exe');
    expect(facts({})).toMatchObject({ md5: '11'.repeat(16), sha1: '22'.repeat(20) });
    for (const md5 of ['11'.repeat(15), '11'.repeat(17), `${'1'.repeat(31)}x`, `x${'1'.repeat(31)}`, 5])
      expect(facts({ md5 })?.md5).toBeNull();
  });

  it('a file with who signed it', () => {
    const signer = (signature_info: unknown) => read(fileObject({ signature_info }), 'file')?.file?.signer;
    expect(signer({ verified: 'Valid', signers: ' One ; Two' })).toBe('One');
    expect(signer({ verified: 'Signed' })).toBeNull();
    expect(signer({ verified: 'Signed', signers: '; Two' })).toBeNull();
    expect(signer({ signers: 'One' })).toBeNull();
  });

  it('a URL with the hash of what was there', () => {
    const hash = (last_http_response_content_sha256: unknown) =>
      read(urlObject({ last_http_response_content_sha256 }), 'url')?.url?.contentSha256;
    for (const odd of [`x${FILE_ID}`, `${FILE_ID}x`, null]) expect(hash(odd)).toBeNull();
  });

  it('a URL that is named by its analysis', () => {
    expect(read({ ...urlObject(), id: `u-${URL_ID}-1599122231` }, 'url')?.id).toBe(URL_ID);
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
    ['an id with more before it', { type: 'url', id: `x${URL_ID}`, attributes }],
    ['an id with more behind it', { type: 'url', id: `${URL_ID}x`, attributes }],
    ['no URL', urlObject({ url: null })],
  ])('%s', (_, object) => expect(read(object, 'url')).toBeUndefined());

  it.each(['a b', 'a/b', 'a?b', 'user@a', 'a\u0000b', 'a\ud800', 'x'.repeat(254)])(
    'a domain called %j',
    (id) => {
      expect(read({ ...domainObject(), id }, 'domain')).toBeUndefined();
    },
  );

  it.each([`x${FILE_ID}`, `${FILE_ID}x`])('a file called %s', (id) => {
    expect(read({ ...fileObject(), id }, 'file')).toBeUndefined();
  });

  it('names and addresses are as long as they may be', () => {
    const name = 'x'.repeat(253);
    expect(read({ ...domainObject(), id: name }, 'domain')?.id).toBe(name);
    const longest = '0000:'.repeat(9);
    expect(read({ ...addressObject(), id: longest }, 'ip')?.id).toBe(longest);
    expect(read({ ...addressObject(), id: `${longest}0` }, 'ip')).toBeUndefined();
  });

  it.each(['example.org', '1 2', 'dead', 'javascript:1'])('an address called %j', (id) => {
    expect(read({ ...addressObject(), id }, 'ip')).toBeUndefined();
  });
});

describe('what is absurd', () => {
  it.each([
    0,
    -5,
    1.5,
    SECONDS * 1000,
    SECONDS + 200_000,
    253_402_300_799,
    Number.POSITIVE_INFINITY,
    '1700000000',
    null,
    {},
  ])('date %j is unknown', (date) => {
    expect(read(urlObject({ last_analysis_date: date }), 'url')?.analysedAt).toBeNull();
  });

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
