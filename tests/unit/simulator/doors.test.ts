import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectControl, type RemoteControl } from '../../simulator/control-client';
import { dig } from '../../simulator/json';
import { DEMO_KEY, UNKNOWN_KEY } from '../../simulator/keys';
import { startSimulator } from '../../simulator/simulator';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { base64url, useSimulator } from './harness';

const house = useSimulator();

/** One GET over TLS with VirusTotal's name and the simulator's authority trusted. */
function secureGet(path: string, host = 'www.virustotal.com'): Promise<{ status: number; body: unknown }> {
  const { httpsPort: port, ca } = house.simulator;
  const headers = { host, 'x-apikey': DEMO_KEY };
  return new Promise((resolve, reject) => {
    request(
      { host: '127.0.0.1', servername: host, port, ca, path: `/api/v3${path}`, headers },
      async (response) => {
        let text = '';
        for await (const chunk of response) text += String(chunk);
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) });
      },
    )
      .on('error', reject)
      .end();
  });
}

describe('the TLS door', () => {
  it('has a certificate for VirusTotal and links that lead back to it', async () => {
    const { status, body } = await secureGet(`/urls/${base64url(MALICIOUS_URL)}`);
    expect(status).toBe(200);
    expect(dig(body, 'data', 'links', 'self')).toMatch(
      /^https:\/\/www\.virustotal\.com\/api\/v3\/urls\/[0-9a-f]{64}$/,
    );
    expect(house.simulator.control.log()[0]).toMatchObject({
      door: 'https',
      host: 'www.virustotal.com',
      key: DEMO_KEY,
    });
  });

  it('gives out upload addresses at bigfiles', async () => {
    const { body } = await secureGet('/files/upload_url');
    expect(dig(body, 'data')).toMatch(/^https:\/\/bigfiles\.virustotal\.com\/_ah\/upload\/[\w-]+\/$/);
  });

  it('can reset a connection', async () => {
    house.simulator.control.addFault({ effect: { kind: 'reset' } });
    await expect(secureGet('/metadata')).rejects.toThrow(/ECONNRESET|socket hang up/);
  });
});

describe('the log', () => {
  it('has each request with its body and when it came', async () => {
    const { control } = house.simulator;
    control.setSpeed(0);
    control.setTime(Date.UTC(2026, 0, 2));
    await house.ask('/urls?x=1', { method: 'POST', form: { url: 'http://haus.example/' } });
    expect(control.log()).toEqual([
      expect.objectContaining({
        door: 'http',
        method: 'POST',
        path: '/api/v3/urls?x=1',
        status: 200,
        counted: true,
        at: Date.UTC(2026, 0, 2),
        body: 'url=http%3A%2F%2Fhaus.example%2F',
        bodyBytes: 32,
        key: DEMO_KEY,
      }),
    ]);
    control.clearLog();
    expect(control.log()).toEqual([]);
  });
});

describe('the control port', () => {
  let remote: RemoteControl;
  beforeAll(() => {
    remote = connectControl(`http://127.0.0.1:${house.simulator.controlPort}`);
  });

  it('offers the same as the control at hand', async () => {
    await remote.setSpeed(0);
    await remote.setTime(1_800_000_000_000);
    await remote.advance(5);
    expect(await remote.now()).toBe(1_800_000_000_005);
    await remote.addKey(UNKNOWN_KEY, { minute: 1 });
    expect((await house.ask('/metadata', { key: UNKNOWN_KEY })).status).toBe(200);
    expect((await house.ask('/metadata', { key: UNKNOWN_KEY })).status).toBe(429);
    const id = await remote.addObject({
      kind: 'domain',
      subject: 'neu.example',
      stats: { malicious: 2, harmless: 88 },
    });
    expect((await remote.world()).find((entry) => entry.id === id)).toMatchObject({
      subject: 'neu.example',
      malicious: 2,
    });
    expect(await remote.log()).toHaveLength(2);
    await expect(remote.setVerdict('domain', 'nie-gesehen.example', {})).rejects.toThrow('nie-gesehen');
  });

  it('refuses what is no method of the control', async () => {
    const response = await fetch(`http://127.0.0.1:${house.simulator.controlPort}/constructor`, {
      method: 'POST',
    });
    expect(response.status).toBe(400);
  });
});

describe('the next request of a kind', () => {
  it('is told once it is there, while nobody has the answer', async () => {
    const { control } = house.simulator;
    const arrived = control.nextRequest(/^GET .*\/urls\//);
    await house.ask('/domains/neu.example');
    const answer = house.ask('/urls/aGFsbG8');
    await arrived;
    expect(control.log().map(({ path, status }) => [path, status])).toEqual([
      ['/api/v3/domains/neu.example', expect.any(Number)],
      ['/api/v3/urls/aGFsbG8', 0],
    ]);
    expect((await answer).status).toBe(404);
  });
});

describe('stopping', () => {
  const hanging = startSimulator();
  afterAll(async () => (await hanging).stop());

  it('cuts what still hangs', async () => {
    const simulator = await hanging;
    simulator.control.addFault({ effect: { kind: 'slow-headers', ms: 60_000 } });
    const waiting = fetch(`http://127.0.0.1:${simulator.httpPort}/api/v3/metadata`);
    const cut = expect(waiting).rejects.toThrow();
    await expect.poll(() => simulator.control.log().length).toBe(1);
    await simulator.stop();
    await cut;
  });
});
