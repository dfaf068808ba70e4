import { describe, expect, it } from 'vitest';
import { commentObject, SECONDS, URL_ID, voteObject } from './fixtures';
import { harness, json } from './harness';

const ref = { kind: 'url', id: URL_ID } as const;
const client = (body: unknown, address = 'https://www.virustotal.com') =>
  harness(() => json(body), { readAddress: async () => address }).client;

describe('community', () => {
  it('reads comments as text, never as HTML, without VirusTotal’s own tags', async () => {
    const reply = await client({ data: [commentObject()] }).community.listComments(ref);
    expect(reply.ok && reply.value.items).toEqual([
      {
        id: `u-${URL_ID}-0badcafe`,
        at: (SECONDS - 60) * 1000,
        text: '<img src=x onerror=alert(1)> seen in a #phish mail',
        tags: ['phish'],
        positive: 3,
        negative: 1,
        abuse: 0,
      },
    ]);
  });

  it('reads votes with their weight and no other verdict', async () => {
    const data = [
      voteObject(),
      voteObject({ verdict: 'harmless', value: 23 }),
      voteObject({ verdict: 'maybe' }),
    ];
    const reply = await client({ data }).community.listVotes(ref);
    expect(reply.ok && reply.value.items).toMatchObject([
      { verdict: 'malicious', value: -7, at: (SECONDS - 60) * 1000 },
      { verdict: 'harmless', value: 23 },
    ]);
    expect(reply.ok && reply.value.items).toHaveLength(2);
  });

  it('has our own text where the reply to a comment leaves it out', async () => {
    const posted = await client({ data: { type: 'comment', id: 'u-1' } }).community.postComment(ref, 'hello');
    expect(posted).toMatchObject({ ok: true, value: { id: 'u-1', text: 'hello', tags: [] } });
    const taken = await client({ data: commentObject({ text: 'as taken' }) }).community.postComment(
      ref,
      'hi',
    );
    expect(taken).toMatchObject({ ok: true, value: { text: 'as taken' } });
    const other = await client({ data: voteObject() }).community.postComment(ref, 'hi');
    expect(other).toMatchObject({ ok: false, failure: { reason: 'unexpected-shape' } });
    const one = await client({ data: commentObject() }).community.getComment('u-1');
    expect(one).toMatchObject({ ok: true, value: { id: `u-${URL_ID}-0badcafe` } });
  });

  it('reads the totals of a comment', async () => {
    const voted = await client({ data: { positive: 1, negative: 0, abuse: -2 } }).community.voteOnComment(
      'u-1',
      'positive',
    );
    expect(voted).toMatchObject({ ok: true, value: { positive: 1, negative: 0, abuse: 0 } });
  });
});
