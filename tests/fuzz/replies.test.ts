import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { IndicatorKind } from '@/utils/domain/indicator';
import { verdictOf } from '@/utils/domain/verdict';
import type { Read } from '@/utils/services/virustotal/call';
import { readAccount, readQuotas } from '@/utils/services/virustotal/schema-account';
import { readAnalysis, readSubmitted } from '@/utils/services/virustotal/schema-analysis';
import { readSandboxRun } from '@/utils/services/virustotal/schema-behaviour';
import { readCertificate } from '@/utils/services/virustotal/schema-certificate';
import { readComment, readVote } from '@/utils/services/virustotal/schema-community';
import { parseDetails } from '@/utils/services/virustotal/schema-details';
import { readPage } from '@/utils/services/virustotal/schema-page';
import { readRelated } from '@/utils/services/virustotal/schema-related';
import { parseReport, readReport } from '@/utils/services/virustotal/schema-report';
import { readResolution } from '@/utils/services/virustotal/schema-resolution';
import { readFound, readMetadata } from '@/utils/services/virustotal/schema-search';
import { readWhois } from '@/utils/services/virustotal/schema-whois';
import { understand } from '@/utils/services/virustotal/understand';
import { isSane, isTame } from '../support/sane';
import * as made from '../unit/services/virustotal/fixtures';
import { damaged, odd } from './damage';
import { everyChange } from './every-path';
import { fuzz } from './fuzz';

const { NOW, SECONDS, URL_ID } = made;
const context = { now: NOW, origin: 'https://www.virustotal.com' };
const OBJECTS: readonly [IndicatorKind, made.Json][] = [
  [
    'url',
    made.urlObject({
      html_meta: { robots: ['noindex'] },
      trackers: { Counter: [{ url: 'https://c.example/1.js' }] },
    }),
  ],
  ['file', made.fileObject({ sandbox_verdicts: { Box: { category: 'malicious', malware_names: ['Orc'] } } })],
  ['domain', made.domainObject({ last_dns_records: [{ type: 'A', value: '203.0.113.1', ttl: 5 }] })],
  ['ip', made.addressObject({ last_https_certificate: { serial_number: '1', issuer: { CN: 'x' } } })],
];

const anyReport = fc
  .constantFrom(...OBJECTS)
  .chain(([kind, object]) => damaged(object).map((value) => [kind, value] as const));

fuzz('a damaged report is unreadable, or one that makes sense', anyReport, ([kind, value]) => {
  const report = parseReport(value, [kind], context);
  if (report) isSane(report, NOW);
  const details = parseDetails(JSON.stringify({ data: value }), kind, NOW);
  if (details) expect(details.kind).toBe(kind);
  isTame(details);
});

const totals = fc.constantFrom(...OBJECTS).chain(([kind, object]) =>
  fc.tuple(odd, odd).map(([stats, results]) => {
    const attributes = {
      ...(object.attributes as made.Json),
      last_analysis_stats: stats,
      last_analysis_results: results,
    };
    return [kind, JSON.parse(JSON.stringify({ ...object, attributes }))] as const;
  }),
);

fuzz('totals that are none are never “nothing found”', totals, ([kind, value]) => {
  const report = parseReport(value, [kind], context);
  if (!report) return;
  isSane(report, NOW);
  expect(verdictOf(report.counts, 3).name).not.toBe('nothing-found');
});

const READERS: readonly (readonly [Read<unknown>, made.Json])[] = [
  [readReport('url', 'file'), { data: made.urlObject() }],
  [
    readPage(readComment),
    {
      data: [made.commentObject()],
      meta: { cursor: 'c', count: 3 },
      links: { next: 'https://www.virustotal.com/api/v3/x?cursor=d' },
    },
  ],
  [readPage(readVote), { data: [made.voteObject()], meta: { count: 1 } }],
  [
    readPage(readRelated(['file', 'domain', 'url'])),
    { data: [made.fileObject(), made.domainObject(), { type: 'url', id: URL_ID, error: {} }] },
  ],
  [
    readPage(readResolution),
    {
      data: [
        {
          type: 'resolution',
          id: 'x',
          attributes: { host_name: 'a.example', ip_address: '203.0.113.7', date: SECONDS },
        },
      ],
    },
  ],
  [readPage(readFound), { data: [made.urlObject(), made.commentObject()] }],
  [
    readPage(readSandboxRun),
    {
      data: [
        {
          type: 'file_behaviour',
          id: 'f',
          attributes: {
            sandbox_name: 'Box',
            processes_created: ['a.exe'],
            files_dropped: [{ path: 'C:\\b' }],
          },
        },
      ],
    },
  ],
  [
    readPage(readCertificate),
    {
      data: [
        {
          type: 'ssl_cert',
          id: 'x',
          attributes: {
            serial_number: '1',
            issuer: { CN: 'x' },
            validity: { not_before: '2031-01-02 03:04:05' },
          },
        },
      ],
    },
  ],
  [
    readPage(readWhois),
    {
      data: [
        { type: 'whois', id: 'x', attributes: { whois_map: { Registrar: 'x' }, last_updated: SECONDS } },
      ],
    },
  ],
  [
    readAnalysis,
    {
      data: {
        type: 'analysis',
        id: 'a',
        attributes: { status: 'completed', date: SECONDS, stats: made.STATS, results: made.results() },
      },
      meta: { url_info: { id: URL_ID, url: 'http://a.example/' } },
    },
  ],
  [readSubmitted, { data: { type: 'analysis', id: 'u-1' } }],
  [
    readQuotas,
    {
      data: {
        api_requests_daily: { user: { used: 1, allowed: 500 } },
        api_requests_hourly: { user: { used: 1, allowed: 240 } },
        api_requests_monthly: { user: { used: 1, allowed: 15_500 } },
      },
    },
  ],
  [
    readAccount,
    {
      data: {
        type: 'user',
        id: 'me',
        attributes: { quotas: { api_requests_daily: { used: 1, allowed: 500 } } },
      },
    },
  ],
  [readMetadata, { data: { engines: { A: {} }, privileges: ['p'] } }],
];

const anyBody = fc
  .constantFrom(...READERS)
  .chain(([read, body]) => damaged(body).map((value) => [read, value] as const));

fuzz(
  'any reply of any other kind is read without a throw, and pollutes nothing',
  anyBody,
  ([read, value]) => {
    if (typeof value === 'object' && value !== null) isTame(read(value as made.Json, context));
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
  },
);

it('every reply with each of its places gone, and with each of what is nasty in it: unreadable, or sane', () => {
  let changes = 0;
  for (const [kind, object] of OBJECTS) {
    for (const value of everyChange(object)) {
      changes += 1;
      const report = parseReport(value, [kind], context);
      if (report) isSane(report, NOW);
    }
  }
  for (const [read, body] of READERS) {
    for (const value of everyChange(body)) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
      changes += 1;
      isTame(read(value as made.Json, context));
    }
  }
  expect(changes).toBeGreaterThan(10_000);
  expect({}).not.toHaveProperty('polluted');
});

const whole = JSON.stringify({ data: made.urlObject() });
const response = fc.record({
  status: fc.constantFrom(200, 204, 400, 401, 403, 404, 409, 413, 429, 500, 503, 599),
  type: fc.constantFrom('application/json', 'text/html', 'text/plain', 'APPLICATION/JSON; charset=utf-8', ''),
  text: fc.oneof(
    fc.nat(whole.length).map((end) => whole.slice(0, end)),
    fc.json(),
    fc.constantFrom(
      '',
      '<html>',
      whole,
      `${whole}x`,
      '{"error":{"code":"NotFoundError","message":"<b>"}}',
      '['.repeat(5_000),
    ),
    damaged({ error: { code: 'QuotaExceededError', message: 'm' } }).map((value) => JSON.stringify(value)),
  ),
});

fuzz(
  'any response is an answer that was asked for, or a failure; never “unknown” by chance',
  response,
  ({ status, type, text }) => {
    const call = { path: ['urls', URL_ID], read: readReport('url') };
    const headers = new Headers(type ? { 'content-type': type } : {});
    const reply = understand({
      ...{ call, text, key: made.CANARY, origin: context.origin, now: NOW },
      response: new Response(status === 204 ? null : '', { status, headers }),
    });
    if (reply.ok) isSane(reply.value, NOW);
    else if (reply.failure.tag === 'not-found') expect(status).toBe(404);
    expect(JSON.stringify(reply)).not.toContain(made.CANARY);
  },
);
