import { describe, expect, it } from 'vitest';
import {
  addressObject,
  domainObject,
  FILE_ID,
  fileObject,
  type Json,
  SECONDS,
  URL_ID,
  urlObject,
} from './fixtures';
import { harness, json } from './harness';

const file = { kind: 'file', id: FILE_ID } as const;
const domain = { kind: 'domain', id: 'parcel-notice.example' } as const;
const client = (body: unknown) => harness(() => json(body)).client;
const gone = { code: 'NotFoundError', message: 'not found' };

const items = async (
  relation: Parameters<ReturnType<typeof client>['relations']['related']>[1],
  data: unknown[],
) => {
  const reply = await client({ data }).relations.related(file, relation);
  return reply.ok ? reply.value.items : reply;
};

describe('a related object', () => {
  it('tells its id, what can be checked, its counts and a name', async () => {
    const counts = { malicious: 2, suspicious: 1, harmless: 60, undetected: 24, unanswered: 3 };
    expect(await items('contacted_urls', [urlObject()])).toEqual([
      {
        kind: 'url',
        id: URL_ID,
        subject: 'http://parcel-notice.example/track?id=4',
        counts,
        note: 'Parcel notice',
      },
    ]);
    expect(await items('dropped_files', [fileObject()])).toEqual([
      { kind: 'file', id: FILE_ID, subject: FILE_ID, counts, note: 'setup.exe' },
    ]);
    expect(await items('dropped_files', [fileObject({ names: [], meaningful_name: null })])).toMatchObject([
      { note: 'Win32 EXE' },
    ]);
    expect(await items('contacted_ips', [addressObject()])).toMatchObject([
      { kind: 'ip', subject: '203.0.113.7', counts, note: null },
    ]);
  });

  it('that VirusTotal has no report of has no counts, never zeros', async () => {
    const unknown = [
      { type: 'file', id: FILE_ID, error: gone, context_attributes: { filename: 'a.bin' } },
      { type: 'file', id: FILE_ID },
    ];
    expect(await items('dropped_files', unknown)).toEqual([
      { kind: 'file', id: FILE_ID, subject: FILE_ID, counts: null, note: 'a.bin' },
      { kind: 'file', id: FILE_ID, subject: FILE_ID, counts: null, note: null },
    ]);
    const address = 'http://gone.example/';
    expect(
      await items('contacted_urls', [
        { type: 'url', id: URL_ID, error: gone, context_attributes: { url: address } },
        { type: 'url', id: URL_ID, error: gone },
      ]),
    ).toMatchObject([
      { subject: address, counts: null },
      { subject: null, counts: null },
    ]);
  });

  it('with totals that make no sense is one without counts', async () => {
    const damaged = fileObject({ last_analysis_stats: { malicious: -1 }, last_analysis_results: {} });
    expect(await items('dropped_files', [damaged])).toMatchObject([
      { id: FILE_ID, counts: null, note: 'setup.exe' },
    ]);
  });

  it('of another kind, or without a usable id, is left out', async () => {
    const strangers: unknown[] = [
      domainObject(),
      { type: 'file', id: '../../users/x', error: gone },
      { type: 'file', id: 7, error: gone },
      { type: '__proto__', id: FILE_ID },
      null,
      'file',
      [],
    ];
    expect(await items('dropped_files', strangers)).toEqual([]);
    const ids = [`x${FILE_ID}`, `${FILE_ID}x`];
    expect(
      await items(
        'dropped_files',
        ids.map((id) => ({ type: 'file', id, error: gone })),
      ),
    ).toEqual([]);
  });

  it('without a report has the id of its kind', async () => {
    const bare = (type: string, id: string) => ({ type, id, error: gone });
    expect(
      await items('contacted_ips', [bare('ip_address', '203.0.113.7'), bare('ip_address', 'x')]),
    ).toEqual([{ kind: 'ip', id: '203.0.113.7', subject: '203.0.113.7', counts: null, note: null }]);
    expect(await items('contacted_domains', [bare('domain', 'a.example'), bare('domain', 'a/b')])).toEqual([
      { kind: 'domain', id: 'a.example', subject: 'a.example', counts: null, note: null },
    ]);
    expect(await items('contacted_urls', [bare('url', `u-${URL_ID}-1`), bare('url', 'x')])).toEqual([
      { kind: 'url', id: URL_ID, subject: null, counts: null, note: null },
    ]);
  });
});

describe('the one related object', () => {
  const one = (data: unknown) =>
    client({ data }).relations.relatedOne({ kind: 'url', id: URL_ID }, 'network_location');

  it('is a page of one, whichever kind it is', async () => {
    expect(await one(domainObject())).toMatchObject({
      value: { items: [{ kind: 'domain' }], cursor: null, total: 1 },
    });
    expect(await one(addressObject())).toMatchObject({ value: { items: [{ kind: 'ip' }] } });
  });

  it('is a page of none where there is none', async () => {
    expect(await one(null)).toMatchObject({ ok: true, value: { items: [], cursor: null, total: 0 } });
  });

  it.each([[[]], [undefined], ['x'], [fileObject()]])('is not read out of %j', async (data) => {
    expect(await one(data)).toMatchObject({ ok: false, failure: { reason: 'unexpected-shape' } });
  });
});

const certificate = (attributes: Json = {}): Json => ({
  type: 'ssl_cert',
  id: 'ee'.repeat(32),
  attributes: {
    subject: { CN: '*.parcel-notice.example' },
    issuer: { C: 'ZZ', O: 'Example Trust', CN: 'Example CA', OU: 'Unit' },
    serial_number: '0a0b',
    validity: { not_before: '2031-01-02 03:04:05', not_after: '2032-01-02 03:04:05' },
    extensions: { subject_alternative_name: ['*.parcel-notice.example', 'parcel-notice.example'] },
    ...attributes,
  },
});

describe('certificates', () => {
  const read = async (data: unknown[]) => {
    const reply = await client({ data }).relations.certificates(domain);
    return reply.ok ? reply.value.items : reply;
  };

  it('tell who, by whom and for how long, also into the future', async () => {
    expect(await read([certificate()])).toEqual([
      {
        id: 'ee'.repeat(32),
        subject: '*.parcel-notice.example',
        issuer: 'Example CA, Unit, Example Trust, ZZ',
        serial: '0a0b',
        from: Date.UTC(2031, 0, 2, 3, 4, 5),
        until: Date.UTC(2032, 0, 2, 3, 4, 5),
        names: ['*.parcel-notice.example', 'parcel-notice.example'],
      },
    ]);
  });

  it.each([
    { validity: { not_before: 'yesterday', not_after: 5 } },
    { validity: { not_before: '2031-13-40 03:04:05', not_after: '2031-01-02 03:04:05+99:00' } },
    { validity: null },
    { validity: { not_before: 'x2031-01-02 03:04:05', not_after: '2031-01-02 03:04:05x' } },
    { validity: { not_before: '2031-01-02', not_after: ' 2031-01-02 03:04:05' } },
  ])('have no dates that cannot be read: %j', async (attributes) => {
    expect(await read([certificate(attributes)])).toMatchObject([{ from: null, until: null }]);
  });

  it('stand without what is missing or something else', async () => {
    const bare = certificate({ subject: 'x', issuer: [], extensions: [{}], serial_number: 7 });
    expect(await read([bare, domainObject()])).toMatchObject([
      { subject: null, issuer: null, serial: null, names: [] },
    ]);
  });
});

describe('whois records', () => {
  const read = async (attributes: Json) => {
    const reply = await client({ data: [{ type: 'whois', id: 'w1', attributes }] }).relations.whois(domain);
    return reply.ok ? reply.value.items : reply;
  };

  it('are the names and values that came, a line each', async () => {
    const map = {
      'Domain Name': 'PARCEL-NOTICE.EXAMPLE',
      DNSSEC: 'unsigned',
      '': 'x',
      Empty: '',
      N: 4,
    };
    expect(
      await read({
        whois_map: map,
        registrar_name: 'Example Registrar',
        first_seen_date: SECONDS - 60,
        last_updated: SECONDS - 30,
      }),
    ).toEqual([
      {
        id: 'w1',
        registrar: 'Example Registrar',
        firstSeenAt: (SECONDS - 60) * 1000,
        lastSeenAt: (SECONDS - 30) * 1000,
        text: 'Domain Name: PARCEL-NOTICE.EXAMPLE\nDNSSEC: unsigned\n: x',
      },
    ]);
  });

  it.each([{}, { whois_map: 'text' }, { whois_map: [] }])('may be empty: %j', async (attributes) => {
    expect(await read(attributes)).toMatchObject([{ text: '', registrar: null }]);
  });

  it('are of their own type', async () => {
    const reply = await client({ data: [{ type: 'vote', id: 'w1', attributes: {} }] }).relations.whois(
      domain,
    );
    expect(reply.ok && reply.value.items).toEqual([]);
  });
});
