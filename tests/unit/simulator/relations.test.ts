import { describe, expect, it } from 'vitest';
import { dig, type JsonObject } from '../../simulator/json';
import { PREMIUM_KEY } from '../../simulator/keys';
import {
  LARGE_DOMAIN,
  MALICIOUS_DOMAIN,
  MALICIOUS_FILE,
  MALICIOUS_URL,
  SUSPICIOUS_IP,
} from '../../simulator/world/named';
import { base64url, useSimulator } from './harness';

const house = useSimulator();
const key = PREMIUM_KEY;
const url = `/urls/${base64url(MALICIOUS_URL)}`;
const file = `/files/${MALICIOUS_FILE.sha256}`;

describe('relations', () => {
  it('of one object answer with the object', async () => {
    const place = await house.ask(`${url}/network_location`);
    expect([dig(place.body, 'data', 'type'), dig(place.body, 'data', 'id')]).toEqual([
      'domain',
      'secure.paketdienst-zoll.example',
    ]);
    const serving = await house.ask(`${url}/last_serving_ip_address`);
    expect(dig(serving.body, 'data', 'id')).toBe(SUSPICIOUS_IP);
    expect(dig(serving.body, 'data', 'attributes', 'last_analysis_stats', 'malicious')).toBe(1);
    const short = await house.ask(`${url}/relationships/last_serving_ip_address`);
    expect(dig(short.body, 'data', 'attributes')).toBeUndefined();
  });

  it.each([
    'behaviours',
    'contacted_domains',
    'contacted_ips',
    'contacted_urls',
    'dropped_files',
    'execution_parents',
  ])('of a file: %s', async (name) => {
    const { status, body } = await house.ask(`${file}/${name}`);
    expect(status).toBe(200);
    expect(Array.isArray(body.data)).toBe(true);
    const short = await house.ask(`${file}/relationships/${name}`);
    for (const item of short.body.data as JsonObject[])
      expect(Object.keys(item).sort()).toEqual(['id', 'links', 'type']);
  });

  it('mark in the list what VirusTotal has no report on', async () => {
    const { body } = await house.ask(`${file}/contacted_domains`);
    const [, , missing] = body.data as JsonObject[];
    expect(missing).toMatchObject({ id: 'nie-gesehen.example', error: { code: 'NotFoundError' } });
    expect(missing?.attributes).toBeUndefined();
  });

  it('come with the report when asked for, in one request', async () => {
    const { body } = await house.ask(`${url}?relationships=network_location,comments`);
    expect(dig(body, 'data', 'relationships', 'network_location', 'data')).toMatchObject({ type: 'domain' });
    expect(dig(body, 'data', 'relationships', 'comments', 'data')).toHaveLength(5);
    expect(house.simulator.control.log().filter((entry) => entry.counted)).toHaveLength(1);
  });

  it('that do not exist are a bad request', async () => {
    expect((await house.ask(`${url}/freunde`)).status).toBe(400);
    expect((await house.ask(`${url}?relationships=freunde`)).status).toBe(400);
  });

  it('of hosts: resolutions, subdomains, history', async () => {
    const { body } = await house.ask(`/domains/${LARGE_DOMAIN}/resolutions?limit=40`, { key });
    expect(dig(body, 'meta', 'count')).toBe(137);
    expect(dig((body.data as JsonObject[])[0], 'attributes', 'host_name')).toBe(LARGE_DOMAIN);
    for (const name of [
      'subdomains',
      'historical_whois',
      'historical_ssl_certificates',
      'communicating_files',
    ]) {
      const answer = await house.ask(`/domains/${MALICIOUS_DOMAIN}/${name}`, { key });
      expect((answer.body.data as Json[]).length, name).toBeGreaterThan(0);
    }
    const back = await house.ask(`/ip_addresses/${SUSPICIOUS_IP}/resolutions`, { key });
    expect(dig((back.body.data as JsonObject[])[0], 'attributes', 'ip_address')).toBe(SUSPICIOUS_IP);
  });

  it('lead to objects whose own address works', async () => {
    const { body } = await house.ask(`${file}/behaviours`, { key });
    const [first] = body.data as JsonObject[];
    const again = await house.ask(String(dig(first, 'links', 'self')), { key });
    expect(again.body.data).toEqual(first);
  });

  it('merge the sandboxes in behaviour_summary, bare under data', async () => {
    const { body } = await house.ask(`${file}/behaviour_summary`);
    expect(dig(body, 'data', 'type')).toBeUndefined();
    expect(dig(body, 'data', 'processes_created')).toContain('powershell.exe -w hidden -ep bypass');
  });
});

type Json = JsonObject[string];
