import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../e2e/firefox/until';
import { ask, urlName } from './ask';
import { type GatewayWorld, startGateway } from './gateway-world';

let world: GatewayWorld;
let anna: string;
let bert: string;

beforeAll(async () => {
  world = await startGateway({ limits: { minute: 1_000, daily: 20_000, monthly: 600_000 } });
  [anna = '', bert = ''] = await world.tokens(['anna', 'bert']);
});
afterAll(() => world.stop());

const at = (door: 0 | 1, token = anna) => ({ token, node: world.nodes[door] });
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const countOf = (path: string, method?: string): number =>
  world
    .asked()
    .filter((one) => one.path === `/api/v3/${path}` && (method === undefined || one.method === method))
    .length;
let serial = 0;
/** An address that VirusTotal knows, another one each time. */
function known(): string {
  serial += 1;
  const url = `https://known-${serial}.example/page`;
  world.simulator.control.addObject({ kind: 'url', subject: url, stats: { malicious: 5 } });
  return url;
}

describe('one question for all', () => {
  it('joins equal requests in flight, through both doors', async () => {
    const name = urlName(known());
    world.simulator.control.addFault({ path: name, effect: { kind: 'slow-headers', ms: 400 } });
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        ask(at(index % 2 === 0 ? 0 : 1, index < 10 ? anna : bert), name),
      ),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(countOf(name)).toBe(1);
    // One of them was charged for it.
    expect(replies.filter(({ headers }) => headers.get('assay-cost') === '1').length).toBe(1);
  });

  it('answers a colleague for nothing, and says how old it is and what the team has spent', async () => {
    const name = urlName(known());
    await ask(at(0), name);
    const again = await ask(at(1, bert), name);
    expect(countOf(name)).toBe(1);
    expect(again.headers.get('assay-cost')).toBe('0');
    expect(Number(again.headers.get('age'))).toBeLessThan(5);
    expect(again.headers.get('assay-budget')).toMatch(/^day=\d+\/20000, month=\d+\/600000, own=\d+\/10000$/);
    // A browser is not to keep it beside Assay's own cache.
    expect(again.headers.get('cache-control')).toBe('no-store');
  });

  it('remembers for a while what VirusTotal does not know', async () => {
    const name = 'domains/nobody-knows.example';
    expect([(await ask(at(0), name)).status, (await ask(at(1), name)).status]).toEqual([404, 404]);
    expect(countOf(name)).toBe(1);
  });

  it('lets a slow answer hold up nobody else, at the same node and in the same lane', async () => {
    const [slow, quick] = [urlName(known()), urlName(known())];
    world.simulator.control.addFault({ path: slow, effect: { kind: 'slow-headers', ms: 3_000 } });
    let late = true;
    const waiting = ask(at(0), slow).finally(() => {
      late = false;
    });
    await until(() => countOf(slow) === 1, 'VirusTotal has the slow one');
    expect((await ask(at(0, bert), quick)).status).toBe(200);
    expect(late).toBe(true);
    expect((await waiting).status).toBe(200);
  });

  it('keeps the progress of an analysis from nobody', async () => {
    await ask(at(0), 'analyses/u-1-1');
    await ask(at(0), 'analyses/u-1-1');
    expect(countOf('analyses/u-1-1')).toBe(2);
  });
});

describe('what is not an answer is not kept', () => {
  it.each([
    ['an outage', { kind: 'status', status: 503 } as const],
    ['a refusal', { kind: 'status', status: 403 } as const],
    ['VirusTotal’s own 429', { kind: 'status', status: 429 } as const],
    ['a page in its place', { kind: 'html' } as const],
    ['a page that says it is JSON', { kind: 'body', body: '<html>sign in</html>' } as const],
    ['a type that is none', { kind: 'body', body: '{"data":{}}', contentType: 'text/plain' } as const],
    ['an answer that breaks off', { kind: 'truncate' } as const],
    ['a connection that breaks', { kind: 'act-then-reset' } as const],
  ])('%s', async (_, effect) => {
    const name = urlName(known());
    world.simulator.control.addFault({ path: name, times: 1, effect });
    await ask(at(0), name).catch(() => null);
    const next = await ask(at(1), name);
    expect([next.status, JSON.parse(next.text).data.type]).toEqual([200, 'url']);
  });

  it('nor the word that its key is refused, which is the gateway’s trouble', async () => {
    const name = urlName(known());
    const message = 'Wrong API key: the key itself';
    world.simulator.control.addFault({
      path: name,
      times: 1,
      effect: { kind: 'status', status: 401, message },
    });
    const refused = await ask(at(0), name);
    expect(refused.status).toBe(502);
    expect(refused.text).not.toContain('the key itself');
    expect((await ask(at(0), name)).status).toBe(200);
  });
});

describe('what somebody changed is asked for anew', () => {
  const submit = (url: string) =>
    ask(at(0), 'urls', {
      method: 'POST',
      body: new URLSearchParams({ url }),
    });

  it('after an address was submitted: by its text, with a closing slash, and by VirusTotal’s id', async () => {
    const url = 'https://fresh-submission.example';
    const names = [urlName(url), urlName(`${url}/`), `urls/${sha256(`${url}/`)}`];
    for (const name of names) expect((await ask(at(1), name)).status).toBe(404);
    expect((await submit(url)).status).toBe(200);
    for (const name of names) {
      // The other door hears of it some milliseconds later; what it still keeps costs nothing.
      await until(async () => (await ask(at(1), name)).status === 200, `${name} is asked anew`);
      expect((await ask(at(0), name)).status, name).toBe(200);
      expect(countOf(name), name).toBe(2);
    }
  });

  it.each([
    ['a new scan', 'analyse', undefined],
    ['a vote', 'votes', { data: { type: 'vote', attributes: { verdict: 'malicious' } } }],
    ['a comment', 'comments', { data: { type: 'comment', attributes: { text: 'Seen in a mail' } } }],
  ])('after %s', async (_, path, json) => {
    const id = sha256(known());
    const name = `urls/${id}`;
    await ask(at(0), name);
    await ask(at(0), `${name}/comments`);
    const init = json && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) };
    expect((await ask(at(1), `${name}/${path}`, { method: 'POST', ...init })).status).toBe(200);
    // The other door hears of it some milliseconds later.
    for (const [door, part] of [
      [1, name],
      [0, `${name}/comments`],
    ] as const) {
      await until(
        async () => (await ask(at(door), part)).headers.get('assay-cost') === '1',
        `${part} is asked anew`,
      );
      await ask(at(door), part);
      expect(countOf(part, 'GET'), part).toBe(2);
    }
  });

  it('when somebody wants it as it is now, for everybody', async () => {
    const name = urlName(known());
    await ask(at(0), name);
    await ask(at(0), name, { headers: { 'assay-fresh': '1' } });
    await ask(at(1, bert), name);
    expect(countOf(name)).toBe(2);
  });
});
