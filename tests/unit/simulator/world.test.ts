import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dig, type JsonObject } from '../../simulator/json';
import { PREMIUM_KEY } from '../../simulator/keys';
import * as named from '../../simulator/world/named';
import { base64url, useSimulator } from './harness';

const house = useSimulator();
const key = PREMIUM_KEY;
const entry = (note: string) => house.simulator.control.world().find((one) => one.note === note);
const attributesOf = async (path: string): Promise<JsonObject> =>
  dig((await house.ask(path, { key })).body, 'data', 'attributes') as JsonObject;

describe('the world', { timeout: 30_000 }, () => {
  it('has some two hundred objects of all kinds', () => {
    const entries = house.simulator.control.world();
    expect(entries.length).toBeGreaterThanOrEqual(200);
    for (const kind of ['url', 'file', 'domain', 'ip_address']) {
      expect(entries.filter((one) => one.kind === kind).length, kind).toBeGreaterThan(20);
    }
  });

  it.each([
    ['MALICIOUS_URL', 14, 2, 58, 18],
    ['CLEAN_URL', 0, 0, 66, 27],
    ['SUSPICIOUS_URL', 1, 0, 65, 26],
    ['OLD_URL', 0, 0, 63, 27],
    ['NO_ANSWER_URL', 0, 0, 0, 0],
    ['MALICIOUS_DOMAIN', 9, 1, 58, 24],
    ['SUSPICIOUS_IP', 1, 0, 62, 27],
    ['MALICIOUS_FILE', 47, 1, 0, 24],
    ['CLEAN_FILE', 0, 0, 0, 70],
  ])(
    '%s: %i malicious, %i suspicious, %i harmless, %i undetected',
    (note, malicious, suspicious, harmless, undetected) => {
      expect(entry(note)).toMatchObject({ malicious, suspicious, harmless, undetected });
    },
  );

  it('has the malicious link of the drawings', async () => {
    const { control } = house.simulator;
    const attributes = await attributesOf(`/urls/${base64url(named.MALICIOUS_URL)}`);
    expect(attributes).toMatchObject({
      url: named.MALICIOUS_URL,
      last_final_url: named.MALICIOUS_FINAL_URL,
      reputation: -58,
      total_votes: { harmless: 2, malicious: 31 },
    });
    const hours = (control.now() / 1000 - Number(attributes.last_analysis_date)) / 3600;
    expect(hours).toBeCloseTo(3, 1);
    const suspicious = await attributesOf(`/urls/${base64url(named.SUSPICIOUS_URL)}`);
    expect(dig(suspicious, 'last_analysis_results', 'Lionic')).toMatchObject({
      category: 'malicious',
      result: 'malicious',
    });
  });

  it('knows its files by all three hashes and by their content', async () => {
    for (const [file, bytes] of [
      [named.MALICIOUS_FILE, named.maliciousFileBytes()],
      [named.CLEAN_FILE, named.cleanFileBytes()],
    ] as const) {
      for (const algorithm of ['md5', 'sha1', 'sha256'] as const) {
        const hash = createHash(algorithm).update(bytes).digest('hex');
        expect(file[algorithm]).toBe(hash);
        expect(dig((await house.ask(`/files/${hash.toUpperCase()}`, { key })).body, 'data', 'id')).toBe(
          file.sha256,
        );
      }
    }
  });

  it('has stats that are the counts of its results, but for the hostile one', async () => {
    for (const { kind, id, note } of house.simulator.control.world()) {
      const collection = kind === 'ip_address' ? 'ip_addresses' : `${kind}s`;
      if (note === 'HOSTILE_URL' || note === 'BARE_DOMAIN') continue;
      const { last_analysis_results: results, last_analysis_stats: stats } = await attributesOf(
        `/${collection}/${encodeURIComponent(id)}`,
      );
      const counts: Record<string, number> = {};
      for (const one of Object.values(results ?? {})) {
        const category = String(dig(one, 'category'));
        counts[category] = (counts[category] ?? 0) + 1;
      }
      const nonZero = Object.fromEntries(Object.entries(stats ?? {}).filter(([, count]) => count !== 0));
      expect(counts, id).toEqual(nonZero);
    }
  });

  it('has a URL full of traps, with `__proto__` as a key of its own', async () => {
    const { text } = await house.ask(`/urls/${base64url(named.HOSTILE_URL)}`, { key });
    expect(text).toContain('"__proto__":{');
    expect(text).toContain('onerror=');
    expect(text).toContain('\u202E');
  });

  it('is the same at every start and after every reset', () => {
    const { control } = house.simulator;
    const before = control.world();
    control.setVerdict('url', named.CLEAN_URL, { malicious: 9 });
    control.reset();
    expect(control.world()).toEqual(before);
  });

  it.each([
    ['a hash', named.CLEAN_FILE.md5, 'file'],
    ['a URL', named.CLEAN_URL, 'url'],
    ['a domain', named.CLEAN_DOMAIN, 'domain'],
    ['an address', named.CLEAN_IPV6.toUpperCase(), 'ip_address'],
  ])('is searched by %s', async (_, query, type) => {
    const { body } = await house.ask(`/search?query=${encodeURIComponent(query)}`, { key });
    expect((body.data as JsonObject[]).map((object) => object.type)).toEqual([type]);
  });

  it('answers a search in vain with an empty list', async () => {
    const { body } = await house.ask('/search?query=nie-gesehen.example', { key });
    expect(body.data).toEqual([]);
    expect((await house.ask('/intelligence/search?query=x')).status).toBe(403);
  });
});
