import { describe, expect, it } from 'vitest';
import { dig, type JsonObject } from '../../simulator/json';
import { OTHER_KEY, PREMIUM_KEY } from '../../simulator/keys';
import { CLEAN_DOMAIN, CLEAN_FILE, CLEAN_IP, CLEAN_URL, MALICIOUS_URL } from '../../simulator/world/named';
import { type Answer, base64url, useSimulator } from './harness';

const house = useSimulator();
const key = PREMIUM_KEY;
const url = `/urls/${base64url(CLEAN_URL)}`;

const vote = (path: string, verdict: string, by = key): Promise<Answer> =>
  house.ask(`${path}/votes`, {
    method: 'POST',
    key: by,
    json: { data: { type: 'vote', attributes: { verdict } } },
  });
const comment = (path: string, text: string): Promise<Answer> =>
  house.ask(`${path}/comments`, {
    method: 'POST',
    key,
    json: { data: { type: 'comment', attributes: { text } } },
  });
const totals = async (): Promise<unknown> =>
  dig((await house.ask(url, { key })).body, 'data', 'attributes', 'total_votes');

describe('votes', () => {
  it('count once a user and verdict', async () => {
    const first = await vote(url, 'malicious');
    expect(first.status).toBe(200);
    expect(dig(first.body, 'data', 'links', 'self')).toBeNull();
    expect(dig(first.body, 'data', 'attributes', 'value')).toBe(-1);
    const again = await vote(url, 'malicious');
    expect(again.status).toBe(409);
    expect(dig(again.body, 'error', 'code')).toBe('AlreadyExistsError');
    expect(dig(again.body, 'error', 'message')).toMatch(
      /^User "user_\w+" already voted "malicious" for this url$/,
    );
    expect(await totals()).toEqual({ harmless: 4, malicious: 1 });
    expect((await vote(url, 'malicious', OTHER_KEY)).status).toBe(200);
    expect((await vote(url, 'harmless')).status).toBe(200);
    expect(await totals()).toEqual({ harmless: 5, malicious: 1 });
    expect((await vote(url, 'unclear')).status).toBe(400);
  });

  it('are listed as the report counts them', async () => {
    const { body } = await house.ask(`/urls/${base64url(MALICIOUS_URL)}/votes?limit=40`, { key });
    const verdicts = (body.data as JsonObject[]).map((item) => dig(item, 'attributes', 'verdict'));
    expect(verdicts.filter((verdict) => verdict === 'malicious')).toHaveLength(31);
    expect(verdicts).toHaveLength(33);
  });
});

describe('comments', () => {
  it.each([url, `/files/${CLEAN_FILE.sha1}`, `/domains/${CLEAN_DOMAIN}`, `/ip_addresses/${CLEAN_IP}`])(
    'can be left, found, voted on and taken back: %s',
    async (path) => {
      const left = await comment(path, 'Lorem #ipsum & <b>dolor</b>');
      const id = String(dig(left.body, 'data', 'id'));
      expect(id).toMatch(/^[ufdi]-.+-[0-9a-f]{8}$/);
      expect(dig(left.body, 'data', 'attributes', 'tags')).toEqual(['ipsum']);
      const listed = await house.ask(`${path}/comments?limit=1`, { key });
      expect(dig((listed.body.data as JsonObject[])[0], 'id')).toBe(id);
      const found = await house.ask(`/comments/${id}?relationships=author,item`, { key });
      expect(dig(found.body, 'data', 'relationships', 'author', 'data', 'type')).toBe('user');
      const voted = await house.ask(`/comments/${id}/vote`, {
        method: 'POST',
        key,
        json: { data: 'positive' },
      });
      expect(voted.body).toEqual({ data: { positive: 1, negative: 0, abuse: 0 } });
      expect((await house.ask(`/comments/${id}`, { method: 'DELETE', key: OTHER_KEY })).status).toBe(403);
      expect((await house.ask(`/comments/${id}`, { method: 'DELETE', key })).status).toBe(200);
      expect((await house.ask(`/comments/${id}`, { key })).status).toBe(404);
    },
  );

  it('are found by tag', async () => {
    await comment(url, 'something #einzigartig');
    const filtered = await house.ask('/comments?filter=tag:einzigartig', { key });
    expect(filtered.body.data).toHaveLength(1);
    const searched = await house.ask('/search?query=%23einzigartig', { key });
    expect(searched.body.data).toHaveLength(1);
  });

  it('need a text', async () => {
    expect((await comment(url, '  ')).status).toBe(400);
    expect((await house.ask(`${url}/comments`, { method: 'POST', key, json: {} })).status).toBe(400);
  });
});
