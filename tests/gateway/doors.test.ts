import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../e2e/firefox/until';
import { ask, askAnew, urlName } from './ask';
import { type GatewayWorld, mayDecide, startGateway, TEAM_KEY } from './gateway-world';

let world: GatewayWorld;
let anna: string;
let bert: string;

beforeAll(async () => {
  world = await startGateway({ limits: { minute: 1_000, daily: 20_000, monthly: 600_000 } });
  [anna = '', bert = ''] = await world.tokens(['anna', 'bert']);
});
afterAll(() => world.stop());

const at = (door: 0 | 1, token = anna) => ({ token, node: world.nodes[door] });
const errorOf = (text: string): unknown => JSON.parse(text).error.code;

describe('who may come in', () => {
  it('exchanges a token for the key, and sends nothing of its own along', async () => {
    const reply = await ask(at(0), 'domains/gateway-one.example', {
      headers: { cookie: 'a=b', 'assay-member': 'boss', 'x-forwarded-for': '10.1.2.3' },
    });
    expect(reply.status).toBe(404);
    const [asked] = world.asked().slice(-1);
    expect(asked?.key).toBe(TEAM_KEY);
    const names = Object.keys(asked?.headers ?? {});
    expect(names.filter((name) => /^assay|^x-forwarded|cookie|via/.test(name))).toEqual([]);
    expect(JSON.stringify(asked?.headers)).not.toContain(anna);
  });

  it('refuses an unknown token, none, and a revoked one, in VirusTotal’s words', async () => {
    const before = world.asked().length;
    const unknown = await ask(at(0, 'f'.repeat(64)), 'domains/a.example');
    expect([unknown.status, errorOf(unknown.text)]).toEqual([401, 'WrongCredentialsError']);
    const none = await fetch(`${world.nodes[0].address}/api/v3/domains/a.example`);
    expect([none.status, errorOf(await none.text())]).toEqual([401, 'AuthenticationRequiredError']);
    // The key itself opens nothing here.
    expect((await ask(at(0, TEAM_KEY), 'domains/a.example')).status).toBe(401);
    expect(world.asked().length).toBe(before);
  });

  it.each([
    ['another host', 'GET', '/api/v3/domains/a.example', { host: 'www.virustotal.com' }, 421],
    ['another method', 'PUT', '/api/v3/domains/a.example', {}, 405],
    ['another path', 'GET', '/gui/home', {}, 403],
    ['a way around the paths', 'GET', '/api/v3/domains/../users/me', {}, 403],
    ['what only an administrator may', 'POST', '/api/v3/groups/team/relationships/users', {}, 403],
    ['a way around by one step', 'GET', '/api/v3/domains/../users', {}, 403],
    ['an encoded way around', 'GET', '/api/v3/files/..%2fusers%2fme', {}, 403],
    ['an encoded way around, deleting', 'DELETE', '/api/v3/comments/..%2Fusers%2fme', {}, 403],
    ['a way that is decoded twice', 'GET', '/api/v3/files/a%252fb', {}, 403],
    ['the API by the name of uploads', 'POST', '/www/api/v3/intelligence/hunting_rulesets', {}, 403],
    [
      'the API by the other name of uploads',
      'POST',
      '/bigfiles/api/v3/groups/team/relationships/users',
      {},
      403,
    ],
    ['a file above 650 MB', 'POST', '/bigfiles/_ah/upload/x/', { 'content-length': '700000000' }, 413],
  ])('refuses %s', async (_, method, path, headers, status) => {
    const before = world.asked().length;
    expect(await raw(world.nodes[0].address, method, path, { 'x-apikey': anna, ...headers })).toBe(status);
    expect(world.asked().length).toBe(before);
  });

  it('shows nobody’s account: VirusTotal would show the key there', async () => {
    for (const path of [`users/${anna}`, `users/${TEAM_KEY}`, 'users/me', `users/${bert}/overall_quotas`]) {
      expect((await ask(at(0), path)).status, path).toBe(403);
    }
  });

  it('answers overall_quotas by itself, with the team’s numbers and one’s own', async () => {
    const before = world.asked().length;
    const reply = await ask(at(1), `users/${anna}/overall_quotas`);
    const { data, assay } = JSON.parse(reply.text);
    expect(data.api_requests_hourly.user.allowed).toBe(60_000);
    expect(data.api_requests_daily.user).toEqual({ used: before, allowed: 20_000 });
    expect(assay.own_daily.user).toEqual({ used: before, allowed: 10_000 });
    expect(reply.headers.get('assay-cost')).toBe('0');
  });

  it('names what is asked, token and key in no log', async () => {
    const link = 'https://only-in-this-test.example/path?token=1';
    await ask(at(0), urlName(link));
    world.simulator.control.addFault({ path: 'broken-here', times: 1, effect: { kind: 'reset' } });
    await ask(at(0), 'domains/broken-here.example');
    const said = world.nodes.map((node) => node.said()).join('');
    expect(said).toContain('member=anna lane=interactive');
    for (const secret of [urlName(link).slice(5, 40), 'only-in-this-test', 'broken-here', anna, TEAM_KEY]) {
      expect(said).not.toContain(secret);
    }
  });

  it('keeps tokens on disk as hashes only', () => {
    const { ASSAY_TOKENS: file = '' } = environmentOf(world.nodes[0].serving('haproxy'));
    const map = readFileSync(file, 'utf8');
    expect(map).toContain(' anna\n');
    expect(map).not.toContain(anna);
  });
});

describe('tokens', () => {
  it('are made, listed and revoked by the start script, at once and for the file', async () => {
    const [node] = world.nodes;
    const dora = (await node.command('token', 'add', 'dora')).trim();
    expect(dora).toMatch(/^[0-9a-f]{64}$/);
    expect(await node.command('token', 'list')).toBe('anna (1)\nbert (1)\ndora (1)\n');
    expect((await ask({ token: dora, node }, 'domains/a.example')).status).toBe(404);
    const renewed = (await node.command('token', 'renew', 'dora')).trim();
    expect((await ask({ token: dora, node }, 'domains/a.example')).status).toBe(401);
    expect((await ask({ token: renewed, node }, 'domains/a.example')).status).toBe(404);
    await node.command('token', 'revoke', 'dora');
    expect((await ask({ token: renewed, node }, 'domains/a.example')).status).toBe(401);
    expect((await ask({ token: anna, node }, 'domains/a.example')).status).toBe(404);
    expect(await node.command('token', 'list')).toBe('anna (1)\nbert (1)\n');
  });
});

describe('the watchers', () => {
  it('shows metrics and budget inside', async () => {
    const inside = `http://${world.nodes[0].inside}:8084`;
    expect(await (await fetch(`${inside}/metrics`)).text()).toContain('haproxy_frontend_http_requests_total');
    expect(await (await fetch(`${inside}/budget`)).text()).toContain('api_requests_daily');
  });
});

describe('what went wrong', () => {
  const marks = ({ headers }: { headers: Headers }) => [headers.get('assay-cost'), headers.get('assay-away')];

  it.each([
    ['VirusTotal’s own outage', { kind: 'status', status: 503 } as const, 503],
    ['a connection that VirusTotal breaks', { kind: 'reset' } as const, 502],
  ])('tells %s, which counts, from its own', async (name, effect, status) => {
    const path = `domains/trouble-${status}.example`;
    world.simulator.control.addFault({ path, effect });
    const reply = await ask(at(0), path);
    expect([reply.status, ...marks(reply)], name).toEqual([status, '1', null]);
  });

  it('is said to be its own where nobody is behind the door, and costs nothing', async () => {
    for (const node of world.nodes) await node.kill('nginx');
    const before = world.asked().length;
    const reply = await askAnew(at(0), 'domains/nobody-behind.example');
    expect([[502, 503].includes(reply.status), ...marks(reply)]).toEqual([true, '0', '1']);
    expect(world.asked().length).toBe(before);
    // What needs no cache goes on.
    expect((await ask(at(0), 'analyses/u-1-1')).status).toBe(404);
    for (const node of world.nodes) node.start('nginx');
  });

  it('is not said to have stayed here when a node dies that has sent it on', async () => {
    const url = 'https://sent-once.example/';
    world.simulator.control.addFault({ path: 'urls', times: 1, effect: { kind: 'slow-headers', ms: 3_000 } });
    const sending = submit(world.nodes[1].address, { 'x-apikey': anna }, `url=${encodeURIComponent(url)}`);
    const arrived = () =>
      world.asked().some(({ method, path }) => method === 'POST' && path.endsWith('/urls'));
    await until(arrived, 'VirusTotal has it');
    await world.nodes[0].kill('haproxy');
    expect(await sending).toEqual([502, undefined, undefined]);
  });

  it('is nobody’s trouble while a node may not decide yet: it has the other one do it', async () => {
    const [a, b] = world.nodes;
    a.start('haproxy', { ASSAY_COLD_START_SECONDS: '60' });
    const out = `http://${a.inside}:8082`;
    const ready = () =>
      fetch(`${out}/ready`).then(
        ({ status }) => status,
        () => 0,
      );
    await until(async () => (await ready()) > 0, 'it answers, and may not decide');
    const headers = { 'assay-member': 'anna', 'assay-lane': 'interactive' };
    // Once only: what was handed on already is told to come again, unless it has been taught by now.
    const again = { ...headers, 'assay-handed-on': '1' };
    const twice = await fetch(`${out}/api/v3/analyses/u-2-2`, { headers: again });
    const word = [[429, '0', null], ...((await ready()) === 200 ? [[404, '1', null]] : [])];
    expect(word).toContainEqual([twice.status, ...marks(twice)]);
    const before = world.asked().length;
    const body = new URLSearchParams({ url: 'https://handed-on.example/' });
    const replies = await Promise.all([
      fetch(`${out}/api/v3/urls`, { method: 'POST', headers, body }),
      fetch(`${out}/api/v3/domains/handed-on.example`, { headers }),
      // Its own door knows no better yet, or sends it to the other one.
      ask(at(0), 'analyses/u-1-1').then(({ status, headers }) => ({ status, headers })),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 404, 404]);
    expect(replies.map(({ headers }) => headers.get('assay-cost'))).toEqual(['1', '1', '1']);
    const asked = world.asked().slice(before);
    expect(asked.map(({ key }) => key)).toEqual([TEAM_KEY, TEAM_KEY, TEAM_KEY]);
    expect(
      asked.flatMap(({ headers }) => Object.keys(headers)).filter((name) => /^assay/.test(name)),
    ).toEqual([]);
    await until(() => mayDecide(a), 'it has been taught');
    expect((await ask({ token: anna, node: b }, 'analyses/u-1-1')).status).toBe(404);
  });

  it('is known by the cache to have stayed here only where it reached nobody', async () => {
    const [a, b] = world.nodes;
    const cache = (path: string) => fetch(`http://${a.inside}:8081/api/v3/domains/${path}`);
    const said = async (path: string) => {
      const { status, headers } = await cache(path);
      return [status, headers.get('assay-unreached')];
    };
    world.simulator.control.addFault({ path: 'broken-off.example', effect: { kind: 'reset' } });
    expect(await said('broken-off.example')).toEqual([502, null]);
    for (const node of [a, b]) await node.kill('haproxy');
    // On a connection that it had kept it cannot tell, until it has noticed that the other end is gone.
    let asked = 0;
    const next = () => said(`nobody-counts-${asked++}.example`);
    await expect.poll(next, { timeout: 10_000 }).toEqual([502, '1']);
    expect(await next()).toEqual([502, '1']);
  });
});

/** fetch tidies paths up and sets some headers itself. */
function raw(
  address: string,
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    const sending = request({ hostname, port, method, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
      sending.destroy();
    });
    sending.on('error', reject);
    sending.flushHeaders();
  });
}

/** On a connection of its own: where one that was used before breaks, HAProxy closes it without a word. */
function submit(address: string, headers: Record<string, string>, body: string): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const path = '/api/v3/urls';
    const options = { hostname, port, method: 'POST', path, headers: { ...headers, ...type }, agent: false };
    const sending = request(options, (response) => {
      response.resume();
      resolve([response.statusCode, response.headers['assay-cost'], response.headers['assay-away']]);
    });
    sending.on('error', reject).end(body);
  });
}

function environmentOf(pid: number): Record<string, string> {
  const pairs = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  return Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s).slice(0, 2)));
}
