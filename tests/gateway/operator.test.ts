import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_KEY, PREMIUM_KEY } from '../simulator/keys';
import { type Sandbox, startSandbox } from './sandbox';

/** Every command that the operator's page shows, in its order. */
const page = readFileSync(new URL('../../docs/gateway/README.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/^```sh\n([^`]+)^```$/gm)].map(([, lines = '']) => lines);

let machine: Sandbox;
beforeAll(async () => {
  machine = await startSandbox();
  await machine.run(
    'openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=gateway.example ' +
      '-addext subjectAltName=DNS:gateway.example -keyout privkey.pem -out fullchain.pem 2>&1\n' +
      'cat fullchain.pem >> /etc/ssl/certs/ca-certificates.crt',
  );
}, 60_000);
afterAll(() => machine?.stop());

/** What the operator types into the file of settings; for the test, VirusTotal on another port and no minute of waiting. */
const upstream = '127.0.0.1:8443 ssl verify required ca-file /etc/ssl/certs/ca-certificates.crt';
const settings = (key: string) =>
  [
    `s/^ASSAY_KEY=.*/ASSAY_KEY=${key}/`,
    's/^ASSAY_HOST=.*/ASSAY_HOST=gateway.example/',
    `$ a ASSAY_COLD_START_SECONDS=1\\nASSAY_UPSTREAM="${upstream} sni str(www.virustotal.com)"`,
  ].join('; ');
const edited = (script: string): string => `export EDIT='${script}'\n`;

async function ask(token: string, name: string): Promise<string> {
  const address = `https://gateway.example/api/v3/domains/${name}`;
  return machine.run(`curl -sS -o /dev/null -w '%{http_code}' -H 'x-apikey: ${token}' ${address}`);
}
async function keysAsked(): Promise<readonly (string | null)[]> {
  const log = JSON.parse(await machine.run(`curl -sS -X POST -d '[]' http://127.0.0.1:9081/log`));
  return log
    .filter(({ path }: { path: string }) => path.includes('/domains/'))
    .map(({ key }: { key: string }) => key);
}

it('leads from nothing to running, and through all that comes later', async () => {
  const [install = '', watch = '', tokens = '', change = '', upgrade = '', ...more] = blocks;
  expect(more).toEqual([]);

  const began = Date.now();
  const installed = await machine.run(edited(settings(DEMO_KEY)) + install);
  console.log(
    `From nothing to running in ${((Date.now() - began) / 1_000).toFixed(1)} s of the machine's time`,
  );
  expect(installed).toContain('The configuration is right.');
  const [, anna = ''] = /\nok\n([0-9a-f]{64})\n$/.exec(installed) ?? [];
  expect(await ask(anna, 'one.example')).toBe('404');
  expect(await keysAsked()).toEqual([DEMO_KEY]);
  // The key and the tokens are the service's alone, and the service is not root.
  const owners = 'stat -c "%U %a" /etc/assay-gateway/* /run/assay-gateway/settings.cfg | sort -u';
  expect(await machine.run(owners)).toBe('assay-gateway 600\n');
  expect(await machine.run('ps -C haproxy,nginx -o user:20= | sort -u')).toBe('assay-gateway\n');

  const watched = await machine.run(watch);
  for (const word of ['ok', 'haproxy_backend_status', 'api_requests_daily', 'Statistics Report']) {
    expect(watched).toContain(word);
  }

  const [, renewed = ''] = /^anna \(1\)\n([0-9a-f]{64})\n$/.exec(await machine.run(tokens)) ?? [];
  expect(renewed).not.toBe('');
  expect([await ask(anna, 'two.example'), await ask(renewed, 'two.example')]).toEqual(['401', '401']);
  const bert = (await machine.run('gateway token add bert')).trim();

  await machine.run(edited(`s/^ASSAY_KEY=.*/ASSAY_KEY=${PREMIUM_KEY}/`) + change);
  let serial = 0;
  const nextKey = async () => {
    serial += 1;
    await ask(bert, `later-${serial}.example`);
    return (await keysAsked()).at(-1);
  };
  await expect.poll(nextKey, { timeout: 15_000 }).toBe(PREMIUM_KEY);

  expect(await machine.run(upgrade)).toContain('The configuration is right.');
  await machine.run('until curl -fsS https://gateway.example/health; do sleep 0.2; done');
  // For its first second it does not know what was spent before, and says when to come again.
  await expect
    .poll(() => ask(bert, 'after-the-upgrade.example'), { timeout: 30_000, interval: 500 })
    .toBe('404');
}, 90_000);

it('has units that the service manager takes', async () => {
  const said = await machine.run('systemd-analyze verify /etc/systemd/system/assay-gateway-*.service 2>&1');
  expect(said).not.toMatch(/assay-gateway/);
});
