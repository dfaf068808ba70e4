import { describe, expect, it } from 'vitest';
import { sha256 } from '../../simulator/canonical/url-id';
import { dig, type JsonObject } from '../../simulator/json';
import { PREMIUM_KEY } from '../../simulator/keys';
import { CLEAN_IPV6, LARGE_DOMAIN, OLD_URL, TALKED_ABOUT_URL } from '../../simulator/world/named';
import { base64url, useSimulator } from './harness';

const house = useSimulator();
const key = PREMIUM_KEY;
const comments = `/urls/${base64url(TALKED_ABOUT_URL)}/comments`;
const idsIn = (body: JsonObject): unknown[] => (body.data as JsonObject[]).map((item) => item.id);

describe('paging', () => {
  it('gives ten unless asked and forty at most', async () => {
    expect(idsIn((await house.ask(comments)).body)).toHaveLength(10);
    expect(idsIn((await house.ask(`${comments}?limit=3`)).body)).toHaveLength(3);
    expect(idsIn((await house.ask(`${comments}?limit=1000`)).body)).toHaveLength(40);
  });

  it('leads through all pages by cursor, the last without next', async () => {
    const seen: unknown[] = [];
    const sizes: number[] = [];
    let query = '?limit=40';
    for (;;) {
      const { body } = await house.ask(`${comments}${query}`, { key });
      const ids = idsIn(body);
      seen.push(...ids);
      sizes.push(ids.length);
      const cursor = dig(body, 'meta', 'cursor');
      expect(dig(body, 'links', 'next') === undefined).toBe(cursor === undefined);
      if (cursor === undefined) break;
      query = `?limit=40&cursor=${encodeURIComponent(String(cursor))}`;
    }
    expect(sizes).toEqual([40, 40, 15]);
    expect(new Set(seen).size).toBe(95);
  });

  it('leads through all pages by `links.next`, which names the URL by its SHA-256', async () => {
    let next: unknown = `http://127.0.0.1:${house.simulator.httpPort}/api/v3${comments}?limit=40`;
    let pages = 0;
    while (typeof next === 'string') {
      const { body } = await house.ask(next, { key });
      pages += 1;
      expect(dig(body, 'links', 'self')).toContain(`/api/v3/urls/${sha256(TALKED_ABOUT_URL)}/comments?`);
      next = dig(body, 'links', 'next');
    }
    expect(pages).toBe(3);
  });

  it('caps the count at 200 and leaves it out where VirusTotal does', async () => {
    const many = await house.ask(`/domains/${LARGE_DOMAIN}/comments`, { key });
    expect(dig(many.body, 'meta', 'count')).toBe(200);
    const none = await house.ask(`/urls/${base64url(OLD_URL)}/votes`, { key });
    expect(none.body).toEqual({ data: [], links: { self: expect.any(String) } });
    const empty = await house.ask(`/ip_addresses/${CLEAN_IPV6}/comments`, { key });
    expect(empty.body.meta).toEqual({ count: 0 });
  });

  it('refuses a cursor and a limit that make no sense', async () => {
    expect((await house.ask(`${comments}?cursor=xyz`)).status).toBe(400);
    expect((await house.ask(`${comments}?limit=-1`)).status).toBe(400);
  });
});
