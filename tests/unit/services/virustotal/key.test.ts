import { describe, expect, it } from 'vitest';
import { CANARY, urlObject } from './fixtures';
import { error, harness, json } from './harness';

const html = { 'content-type': 'text/html; charset=utf-8' };

describe('the key', () => {
  const echo = `Wrong API key: ${CANARY}`;
  const escaped = `\\u${CANARY.charCodeAt(0).toString(16).padStart(4, '0')}${CANARY.slice(1)}`;

  it.each([
    ['401', () => error(401, 'WrongCredentialsError', echo)],
    ['400', () => error(400, 'InvalidArgumentError', echo)],
    ['400 escaped', () => new Response(`{"error":{"code":"X","message":"${escaped}"}}`, { status: 400 })],
    ['413', () => error(413, 'TooLarge', echo)],
    ['500', () => new Response(echo, { status: 500 })],
    ['a report', () => json({ data: urlObject({ title: CANARY }) })],
    ['a page', () => new Response(echo, { headers: html })],
    ['a broken network', () => Promise.reject(new TypeError(echo))],
  ])('is in no reply: %s', async (_, respond) => {
    const { client } = harness(respond);
    const replies = [
      await client.urls.get('http://a.example/'),
      await client.account.quotas(),
      await client.metadata(),
    ];
    expect(JSON.stringify(replies)).not.toContain(CANARY);
  });

  it('is not in what the account’s owner is told, nor is the body', async () => {
    const account = {
      type: 'user',
      id: 'somebody',
      attributes: { apikey: CANARY, email: 'me@mail.example' },
    };
    const { client } = harness(() => json({ data: account }));
    const reply = await client.account.user('somebody');
    expect(reply).toMatchObject({ ok: true, value: { id: 'somebody', limits: null }, raw: '' });
    expect(JSON.stringify(reply)).not.toContain(CANARY);
  });

  it('stands in one path only', async () => {
    const { client, sent } = harness(() => json({ data: {} }));
    await client.account.quotas();
    expect(sent[0]?.url).toBe(`https://www.virustotal.com/api/v3/users/${CANARY}/overall_quotas`);
  });
});
