import { describe, expect, it } from 'vitest';
import type { Posted, PostOrder } from '@/utils/services/uploads/posted';
import type { VirusTotalClient } from '@/utils/services/virustotal/client';
import { CANARY, FILE_ID, URL_ID } from './fixtures';
import { harness, json } from './harness';

type Ask = (client: VirusTotalClient) => Promise<unknown>;
const url = { kind: 'url', id: URL_ID } as const;
const file = { kind: 'file', id: FILE_ID } as const;
const domain = { kind: 'domain', id: 'a.example' } as const;

const CALLS: readonly [string, Ask][] = [
  ['GET /urls/aHR0cDovL2EuZXhhbXBsZS8_w6k', (vt) => vt.urls.get('http://a.example/?é')],
  [`GET /urls/${URL_ID}`, (vt) => vt.urls.getById(URL_ID)],
  ['POST /urls', (vt) => vt.urls.submit('http://a.example/?b=1&c=2')],
  [`POST /urls/${URL_ID}/analyse`, (vt) => vt.urls.analyse(URL_ID)],
  [`GET /urls/${URL_ID}/network_location`, (vt) => vt.relations.relatedOne(url, 'network_location')],
  [
    `GET /urls/${URL_ID}/last_serving_ip_address`,
    (vt) => vt.relations.relatedOne(url, 'last_serving_ip_address'),
  ],
  [`GET /files/${FILE_ID}`, (vt) => vt.files.get(FILE_ID)],
  ['GET /files/upload_url', (vt) => vt.files.uploadUrl()],
  [`POST /files/${FILE_ID}/analyse`, (vt) => vt.files.analyse(FILE_ID)],
  [`GET /files/${FILE_ID}/behaviours?limit=5`, (vt) => vt.files.behaviours(FILE_ID, { limit: 5 })],
  [`GET /files/${FILE_ID}/behaviour_summary`, (vt) => vt.files.behaviourSummary(FILE_ID)],
  [`GET /files/${FILE_ID}/contacted_domains`, (vt) => vt.relations.related(file, 'contacted_domains')],
  [
    `GET /files/${FILE_ID}/contacted_ips?limit=40`,
    (vt) => vt.relations.related(file, 'contacted_ips', { limit: 99 }),
  ],
  [
    `GET /files/${FILE_ID}/contacted_urls?cursor=a%3D`,
    (vt) => vt.relations.related(file, 'contacted_urls', { cursor: 'a=' }),
  ],
  ['GET /domains/a.example/historical_ssl_certificates', (vt) => vt.relations.certificates(domain)],
  ['GET /domains/a.example/historical_whois?cursor=b', (vt) => vt.relations.whois(domain, { cursor: 'b' })],
  ['GET /domains/a.example', (vt) => vt.domains.get('a.example')],
  ['GET /domains/a.example/resolutions', (vt) => vt.domains.resolutions('a.example')],
  ['GET /ip_addresses/203.0.113.7', (vt) => vt.addresses.get('203.0.113.7')],
  ['GET /ip_addresses/203.0.113.7/resolutions', (vt) => vt.addresses.resolutions('203.0.113.7')],
  ['GET /analyses/bWQ1OjE%3D', (vt) => vt.analyses.get('bWQ1OjE=')],
  ['GET /analyses/bWQ1OjE%3D/item', (vt) => vt.analyses.item('bWQ1OjE=')],
  [`GET /urls/${URL_ID}/comments?limit=10`, (vt) => vt.community.listComments(url)],
  [
    `GET /files/${FILE_ID}/votes?limit=1&cursor=c`,
    (vt) => vt.community.listVotes({ kind: 'file', id: FILE_ID }, 'c', 0),
  ],
  [
    'POST /domains/a.example/comments',
    (vt) => vt.community.postComment({ kind: 'domain', id: 'a.example' }, 'hi'),
  ],
  ['POST /ip_addresses/::1/votes', (vt) => vt.community.castVote({ kind: 'ip', id: '::1' }, 'harmless')],
  ['GET /comments/u-1-2', (vt) => vt.community.getComment('u-1-2')],
  ['DELETE /comments/u-1-2', (vt) => vt.community.deleteComment('u-1-2')],
  ['POST /comments/u-1-2/vote', (vt) => vt.community.voteOnComment('u-1-2', 'positive')],
  ['GET /users/some%20body', (vt) => vt.account.user('some body')],
  ['GET /search?query=http%3A%2F%2Fa.example%2F%3Fx%26y', (vt) => vt.search('http://a.example/?x&y')],
  ['GET /metadata', (vt) => vt.metadata()],
];

describe('one request a call', () => {
  it.each(CALLS)('%s', async (expected, ask) => {
    const { client, sent } = harness(() => json({ data: null }));
    await ask(client);
    const lines = sent.map(
      ({ init, url }) => `${init.method} ${url.replace('https://www.virustotal.com/api/v3', '')}`,
    );
    expect(lines.map((line) => line.replaceAll('%3A%3A1', '::1'))).toEqual([expected]);
  });
});

describe('bodies', () => {
  it('submits a URL as a form', async () => {
    const { client, sent } = harness(() => json({ data: { type: 'analysis', id: 'u-1' } }));
    const reply = await client.urls.submit('http://a.example/?b=1&c=é');
    const request = new Request('https://x.example/', { method: 'POST', body: sent[0]?.init.body ?? null });
    expect(request.headers.get('content-type')).toContain('application/x-www-form-urlencoded');
    expect(await request.text()).toBe('url=http%3A%2F%2Fa.example%2F%3Fb%3D1%26c%3D%C3%A9');
    expect(reply).toMatchObject({ ok: true, value: { analysisId: 'u-1' } });
  });

  it('sends comments and votes as JSON', async () => {
    const { client, sent } = harness(() => json({ data: {} }));
    await client.community.postComment(url, 'seen in #spam');
    await client.community.castVote(url, 'malicious');
    await client.community.voteOnComment('u-1', 'abuse');
    expect(sent.map(({ init }) => JSON.parse(String(init.body)))).toEqual([
      { data: { type: 'comment', attributes: { text: 'seen in #spam' } } },
      { data: { type: 'vote', attributes: { verdict: 'malicious' } } },
      { data: 'abuse' },
    ]);
    expect(sent.every(({ headers }) => headers.get('content-type') === 'application/json')).toBe(true);
  });

  it('uploads to the address it was given, from a context that may reach nothing else', async () => {
    const { client, sent } = harness(() => json({}));
    const orders: PostOrder[] = [];
    const target = 'https://bigfiles.virustotal.com/upload/token';
    const reply = await client.files.upload({ name: 'a "b".bin', target, post: taking(orders) });
    expect(reply).toMatchObject({ ok: true, value: { analysisId: 'bWQ1OjE=' } });
    expect(orders).toEqual([
      {
        url: target,
        headers: { 'x-apikey': CANARY, accept: 'application/json' },
        name: 'a "b".bin',
        origins: ['https://www.virustotal.com', 'https://bigfiles.virustotal.com'],
      },
    ]);
    expect(sent, 'fetch has no part in it').toEqual([]);
  });

  it('keeps an upload to the gateway, where there is one', async () => {
    const { client } = harness(() => json({}), { readAddress: async () => 'https://gateway.example/vt' });
    const orders: PostOrder[] = [];
    await client.files.upload({ name: 'x', target: null, post: taking(orders) });
    expect(orders).toMatchObject([
      { url: 'https://gateway.example/vt/api/v3/files', origins: ['https://gateway.example'] },
    ]);
  });

  it('sends nothing to an upload address elsewhere', async () => {
    const { client } = harness(() => json({}));
    const orders: PostOrder[] = [];
    const target = 'https://evil.example/upload';
    const reply = await client.files.upload({ name: 'x', target, post: taking(orders) });
    expect(reply).toMatchObject({ failure: { tag: 'upstream', reason: 'foreign-host' }, sent: false });
    expect(orders).toEqual([]);
  });

  it.each<[Posted, object]>([
    [{ posted: 'cancelled' }, { failure: { tag: 'cancelled' }, sent: true }],
    [{ posted: 'lost', stalled: true, complete: false }, { failure: { tag: 'timeout' } }],
    [{ posted: 'lost', stalled: false, complete: true }, { failure: { tag: 'upstream', status: 0 } }],
    [
      { posted: 'answered', status: 409, headers: [['content-type', 'application/json']], text: '{}' },
      { failure: { tag: 'already-exists', what: 'analysis' } },
    ],
    [
      { posted: 'answered', status: 200, headers: [['content-type', 'text/html']], text: `<p>${CANARY}` },
      { failure: { tag: 'upstream', reason: 'unreadable' } },
    ],
  ])('says what an upload came to: %o', async (posted, reply) => {
    const { client } = harness(() => json({}));
    const order = { name: 'x', target: null, post: async () => posted };
    expect(await client.files.upload(order)).toMatchObject(reply);
  });

  it('keeps the key that it sent out of what it says, also when there is another one by now', async () => {
    let key: string = CANARY;
    const { client } = harness(() => json({}), { readKey: async () => key });
    const text = JSON.stringify({ error: { code: 'ForbiddenError', message: `no ${CANARY}` } });
    const reply = await client.files.upload({
      name: 'x',
      target: null,
      post: async () => {
        key = 'b2'.repeat(32);
        return { posted: 'answered', status: 400, headers: [['content-type', 'application/json']], text };
      },
    });
    expect(reply.ok).toBe(false);
    expect(JSON.stringify(reply)).not.toContain(CANARY);
  });

  it('takes an empty reply to a deletion for done', async () => {
    const { client } = harness(() => new Response(null, { status: 200 }));
    expect(await client.community.deleteComment('u-1')).toMatchObject({ ok: true, value: null });
  });

  it('takes a vote for cast whatever the reply looks like', async () => {
    const { client } = harness(() => json({ data: { links: { self: null } } }));
    expect(await client.community.castVote(url, 'harmless')).toMatchObject({ ok: true, value: null });
  });
});

/** Takes the order, and answers as VirusTotal does. */
function taking(orders: PostOrder[]): (order: PostOrder) => Promise<Posted> {
  return async (order) => {
    orders.push(order);
    const text = JSON.stringify({ data: { type: 'analysis', id: 'bWQ1OjE=' } });
    return { posted: 'answered', status: 200, headers: [['content-type', 'application/json']], text };
  };
}
