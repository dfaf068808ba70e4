import { describe, expect, it } from 'vitest';
import {
  CANARY,
  commentObject,
  domainObject,
  FILE_ID,
  SECONDS,
  URL_ID,
  urlObject,
  voteObject,
} from './fixtures';
import { harness, json } from './harness';

const ref = { kind: 'url', id: URL_ID } as const;
const client = (body: unknown, address = 'https://www.virustotal.com') =>
  harness(() => json(body), { readAddress: async () => address }).client;
const shape = { ok: false, failure: { tag: 'upstream', reason: 'unexpected-shape' } };

describe('pages', () => {
  const listed = async (rest: object, address?: string) => {
    const reply = await client({ data: [voteObject()], ...rest }, address).community.listVotes(ref);
    return reply.ok ? reply.value : reply;
  };

  it('read the cursor and the total', async () => {
    expect(await listed({ meta: { cursor: 'STEwCi4=', count: 200 } })).toMatchObject({
      cursor: 'STEwCi4=',
      total: 200,
    });
    expect(await listed({})).toMatchObject({ cursor: null, total: null });
    expect(await listed({ meta: { cursor: 5, count: -1 } })).toMatchObject({ cursor: null, total: null });
  });

  it.each([
    ['https://www.virustotal.com/api/v3/urls/x/votes?cursor=ab%3D&limit=10', 'ab='],
    ['https://www.virustotal.com/api/v3/urls/x/votes', null],
    ['https://evil.example/api/v3/urls/x/votes?cursor=ab', null],
    ['http://www.virustotal.com/api/v3/urls/x/votes?cursor=ab', null],
    ['https://www.virustotal.com:444/votes?cursor=ab', null],
    ['https://me@www.virustotal.com/votes?cursor=ab', null],
    ['nonsense', null],
    [7, null],
  ])('take it from links.next only at home: %s', async (next, cursor) => {
    expect(await listed({ links: { next } })).toMatchObject({ cursor });
  });

  it('leave out errors, descriptors and strangers', async () => {
    const data = [
      { type: 'domain', id: 'gone.example', error: { code: 'NotFoundError', message: 'no' } },
      { type: 'domain', id: 'bare.example' },
      domainObject(),
      urlObject(),
      null,
    ];
    const reply = await client({ data }).files.contactedDomains(FILE_ID);
    expect(reply.ok && reply.value.items.map(({ id }) => id)).toEqual(['parcel-notice.example']);
  });

  it.each([null, {}, 'x'])('refuse %j in the place of a list', async (data) => {
    expect(await client({ data }).community.listVotes(ref)).toMatchObject(shape);
  });

  it('have an end', async () => {
    const reply = await client({
      data: Array.from({ length: 10_000 }, () => voteObject()),
    }).community.listVotes(ref);
    expect(reply.ok && reply.value.items).toHaveLength(300);
  });
});

describe('community', () => {
  it('reads comments as text, never as HTML, without VirusTotal’s own tags', async () => {
    const reply = await client({ data: [commentObject()] }).community.listComments(ref);
    expect(reply.ok && reply.value.items).toEqual([
      {
        id: `u-${URL_ID}-0badcafe`,
        at: (SECONDS - 60) * 1000,
        text: '<img src=x onerror=alert(1)> seen in a #phish mail',
        tags: ['phish'],
        positive: 3,
        negative: 1,
        abuse: 0,
      },
    ]);
  });

  it('reads votes with their weight and no other verdict', async () => {
    const data = [
      voteObject(),
      voteObject({ verdict: 'harmless', value: 23 }),
      voteObject({ verdict: 'maybe' }),
    ];
    const reply = await client({ data }).community.listVotes(ref);
    expect(reply.ok && reply.value.items).toMatchObject([
      { verdict: 'malicious', value: -7, at: (SECONDS - 60) * 1000 },
      { verdict: 'harmless', value: 23 },
    ]);
    expect(reply.ok && reply.value.items).toHaveLength(2);
  });

  it('has our own text where the reply to a comment leaves it out', async () => {
    const posted = await client({ data: { type: 'comment', id: 'u-1' } }).community.postComment(ref, 'hello');
    expect(posted).toMatchObject({ ok: true, value: { id: 'u-1', text: 'hello', tags: [] } });
  });

  it('reads the totals of a comment', async () => {
    const voted = await client({ data: { positive: 1, negative: 0, abuse: -2 } }).community.voteOnComment(
      'u-1',
      'positive',
    );
    expect(voted).toMatchObject({ ok: true, value: { positive: 1, negative: 0, abuse: 0 } });
  });
});

describe('analyses', () => {
  const look = (attributes: object, rest: object = {}) =>
    client({ data: { type: 'analysis', id: 'u-1', attributes }, ...rest }).analyses.get('u-1');

  it.each([
    ['queued', 'queued'],
    ['in-progress', 'in-progress'],
    ['something new', 'in-progress'],
    ['completed', 'completed'],
  ])('%s', async (status, expected) => {
    expect(await look({ status })).toMatchObject({ ok: true, value: { status: expected, itemId: null } });
  });

  it('say what they are about', async () => {
    const url_info = { id: URL_ID, url: 'http://a.example/' };
    const file_info = { sha256: FILE_ID };
    const done = { status: 'completed' };
    expect(await look(done, { meta: { url_info, file_info } })).toMatchObject({ value: { itemId: URL_ID } });
    expect(await look(done, { meta: { file_info } })).toMatchObject({ value: { itemId: FILE_ID } });
    expect(await look(done, { meta: { url_info: { id: '../x' } } })).toMatchObject({
      value: { itemId: null },
    });
  });

  it('are nothing without a status', async () => {
    expect(await look({})).toMatchObject(shape);
    expect(await look({ status: 3 })).toMatchObject(shape);
  });

  it('have ids that are texts, also where they were numbers', async () => {
    const submitted = (data: unknown) => client({ data }).files.analyse(FILE_ID);
    expect(await submitted({ type: 'analysis', id: 1_571_524_923 })).toMatchObject({
      value: { analysisId: '1571524923' },
    });
    expect(await submitted({ type: 'analysis', id: '' })).toMatchObject(shape);
    expect(await submitted({ type: 'file', id: 'x' })).toMatchObject(shape);
  });
});

describe('account', () => {
  const quotas = (data: object) => client({ data }).account.quotas();
  const quota = (allowed: unknown, used: unknown) => ({ user: { allowed, used } });

  it('learns what may be spent and what was', async () => {
    const data = {
      api_requests_hourly: quota(240, 3),
      api_requests_daily: quota(500, 41),
      api_requests_monthly: quota(15_500, 900),
      intelligence_searches: quota(0, 0),
    };
    expect(await quotas(data)).toMatchObject({
      ok: true,
      value: { limits: { minute: 4, day: 500, month: 15_500 }, used: { hour: 3, day: 41, month: 900 } },
      raw: '',
    });
  });

  it('takes the group’s quota where there is one', async () => {
    const group = { allowed: 6_000, used: 60, inherited_from: 'company' };
    const reply = await quotas({ api_requests_hourly: { user: { allowed: 1, used: 0 }, group } });
    expect(reply).toMatchObject({ value: { limits: { minute: 100, day: 500 }, used: { hour: 60, day: 0 } } });
  });

  it('never says that there is no minute', async () => {
    expect(await quotas({ api_requests_hourly: quota(30, 0) })).toMatchObject({
      value: { limits: { minute: 1 } },
    });
  });

  it.each([{}, { api_requests_daily: quota(-1, 0) }, { api_requests_daily: 500 }])(
    'is nothing in %j',
    async (data) => {
      expect(await quotas(data)).toMatchObject(shape);
    },
  );

  it('reads limits off a user, without private parts', async () => {
    const attributes = {
      apikey: CANARY,
      first_name: 'N',
      quotas: { api_requests_daily: { allowed: 1_000, used: 1 } },
    };
    const reply = await client({ data: { type: 'user', id: 'me', attributes } }).account.user('me');
    expect(reply.ok && reply.value).toEqual({ id: 'me', limits: { minute: 4, day: 1_000, month: 15_500 } });
  });
});

describe('the rest', () => {
  it('reads both sides of a resolution', async () => {
    const attributes = { host_name: 'a.example', ip_address: '203.0.113.7', date: SECONDS - 5 };
    const data = [{ type: 'resolution', id: '203.0.113.7a.example', attributes }];
    const [one] = await Promise.all([client({ data }).domains.resolutions('a.example')]);
    expect(one.ok && one.value.items).toEqual([
      { id: '203.0.113.7a.example', host: 'a.example', address: '203.0.113.7', at: (SECONDS - 5) * 1000 },
    ]);
  });

  it('reads what a sandbox saw', async () => {
    const run = {
      processes_created: ['a.exe'],
      files_dropped: [{ path: 'C:\\b.dll' }, { nothing: 1 }, 'x'],
      dns_lookups: [{ hostname: 'c2.example' }],
      ip_traffic: [{ destination_ip: '203.0.113.9', destination_port: 443 }],
      mitre_attack_techniques: [{ id: 'T1059', signature_description: 'runs a shell' }, 5],
    };
    const seen = {
      processes: ['a.exe'],
      filesDropped: ['C:\\b.dll'],
      hosts: ['c2.example'],
      addresses: ['203.0.113.9'],
      techniques: [{ id: 'T1059', description: 'runs a shell' }],
      mutexes: [],
    };
    expect(await client({ data: run }).files.behaviourSummary(FILE_ID)).toMatchObject({
      ok: true,
      value: seen,
    });
    const attributes = { ...run, sandbox_name: 'Box', analysis_date: SECONDS };
    const list = await client({
      data: [{ type: 'file_behaviour', id: 'f_Box', attributes }],
    }).files.behaviours(FILE_ID);
    expect(list.ok && list.value.items).toMatchObject([{ ...seen, id: 'f_Box', sandbox: 'Box' }]);
  });

  it('finds objects and comments', async () => {
    const reply = await client({ data: [urlObject(), commentObject(), { type: 'graph', id: 'g' }] }).search(
      'x',
    );
    expect(reply.ok && reply.value.items.map(({ found }) => found)).toEqual(['report', 'comment']);
  });

  it('names engines by value', async () => {
    const reply = await client(
      JSON.parse('{"data":{"engines":{"__proto__":{},"A":{}},"privileges":["p"]}}'),
    ).metadata();
    expect(reply.ok && reply.value).toEqual({ engines: ['__proto__', 'A'], privileges: ['p'] });
  });

  it('hands the upload address on as it is', async () => {
    expect(await client({ data: 'https://bigfiles.virustotal.com/x' }).files.uploadUrl()).toMatchObject({
      value: 'https://bigfiles.virustotal.com/x',
    });
    expect(await client({ data: {} }).files.uploadUrl()).toMatchObject(shape);
  });
});
