import { describe, expect, it } from 'vitest';
import type { VirusTotalClient } from '@/utils/services/virustotal/client';
import { CANARY, urlObject } from './fixtures';
import { error, harness, json } from './harness';

const html = { 'content-type': 'text/html; charset=utf-8' };

/** With everything in it that JSON or an address writes differently. */
const TOKEN = 'to"ken\\of+a/gateway=%7e';
const twice = (text: string) => encodeURIComponent(encodeURIComponent(text));
const everyLetter = (text: string) =>
  [...text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('');
const post = () => Promise.reject(new Error('nothing is to be sent'));

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

  it.each<[string, (vt: VirusTotalClient) => Promise<unknown>]>([
    ['as a hash', (vt) => vt.files.get(CANARY)],
    ['as a hash in capitals', (vt) => vt.files.get(CANARY.toUpperCase())],
    ['in a link', (vt) => vt.urls.get(`https://a.example/?apikey=${CANARY}`)],
    ['in a link that is submitted', (vt) => vt.urls.submit(`https://a.example/?apikey=${CANARY}&x=ü`)],
    ['in a search', (vt) => vt.search(`x ${CANARY}`)],
    ['in a comment', (vt) => vt.community.postComment({ kind: 'ip', id: '::1' }, `with ${CANARY}`)],
  ])('that somebody put where something else belongs stays here: %s', async (_, ask) => {
    const { client, sent } = harness(() => json({ data: {} }));
    const failure = { tag: 'bad-input', why: { reason: 'holds-key' } };
    expect(await ask(client)).toMatchObject({ ok: false, failure, sent: false });
    expect(sent).toEqual([]);
  });

  it.each<[string, (vt: VirusTotalClient) => Promise<unknown>]>([
    ['in a link', (vt) => vt.urls.get(`https://a.example/?k=${TOKEN}`)],
    ['in a link that escapes it', (vt) => vt.urls.get(`https://a.example/?k=${encodeURIComponent(TOKEN)}`)],
    ['in a link that escapes it again', (vt) => vt.urls.submit(`https://a.example/?u=${twice(TOKEN)}`)],
    ['in a link that escapes letters', (vt) => vt.urls.submit(`https://a.example/?u=${everyLetter(TOKEN)}`)],
    ['in a search', (vt) => vt.search(`x ${TOKEN}`)],
    ['in a comment', (vt) => vt.community.postComment({ kind: 'ip', id: '::1' }, `with ${TOKEN}`)],
    ['as the name of a file', (vt) => vt.files.upload({ name: `${TOKEN}.txt`, target: null, post })],
    [
      'as the name of a large file',
      (vt) => vt.files.upload({ name: `my ${TOKEN}`, target: 'https://www.virustotal.com/x', post }),
    ],
  ])('of whatever letters stays here: %s', async (_, ask) => {
    const { client, sent } = harness(() => json({ data: {} }), { readKey: async () => TOKEN });
    const failure = { tag: 'bad-input', why: { reason: 'holds-key' } };
    expect(await ask(client)).toMatchObject({ ok: false, failure, sent: false });
    expect(sent).toEqual([]);
  });

  it('that is not in use but kept stays here too', async () => {
    const other = 'OTHER'.repeat(13).slice(0, 64);
    const failure = { tag: 'bad-input', why: { reason: 'holds-key' } };
    const { client, sent } = harness(() => json({ data: {} }), { keptKeys: async () => ['demo', other] });
    expect(await client.files.get(other.toLowerCase())).toMatchObject({ failure, sent: false });
    expect(sent).toEqual([]);
    await client.urls.get('https://demo.example/');
    expect(sent).toHaveLength(1);
  });

  it('that cannot be read lets nothing leave in which it could be, and anything else', async () => {
    const keptKeys = () => Promise.reject(new Error('gone'));
    const { client, sent } = harness(() => json({ data: {} }), { keptKeys });
    const failure = { tag: 'internal', detail: 'gone' };
    expect(await client.files.get('ab'.repeat(32))).toMatchObject({ ok: false, failure, sent: false });
    expect(await client.domains.get('sixteen-1.example')).toMatchObject({ ok: false, failure, sent: false });
    expect(sent).toEqual([]);
    await client.domains.get('a.example');
    expect(sent).toHaveLength(1);
  });

  it('of a gateway may be a word that addresses hold too', async () => {
    const { client, sent } = harness(() => json({ data: {} }), { readKey: async () => 'demo' });
    await client.urls.get('https://demo.example/');
    expect(sent).toHaveLength(1);
  });
});
