import { describe, expect, it } from 'vitest';
import { commentObject, URL_ID, voteObject } from './fixtures';
import { harness, json } from './harness';

const ref = { kind: 'url', id: URL_ID } as const;
const client = (body: unknown, address = 'https://www.virustotal.com') =>
  harness(() => json(body), { readAddress: async () => address }).client;
const shape = { ok: false, failure: { tag: 'upstream', reason: 'unexpected-shape' } };

describe('pages', () => {
  const listed = async (rest: object, address?: string) => {
    const reply = await client({ data: [voteObject()], ...rest }, address).community.listVotes(ref);
    return reply.ok ? reply.value : reply;
  };

  it('read the cursor and the total', async () => {
    expect(await listed({ meta: { cursor: 'STEwCi4=', count: 200 } })).toMatchObject({
      cursor: 'STEwCi4=',
      total: 200,
    });
    expect(await listed({})).toMatchObject({ cursor: null, total: null });
    expect(await listed({ meta: { cursor: '', count: 0 } })).toMatchObject({ cursor: null, total: 0 });
    const [longest, longer] = ['c'.repeat(4_000), 'c'.repeat(4_001)];
    expect(await listed({ meta: { cursor: longest } })).toMatchObject({ cursor: longest });
    expect(await listed({ meta: { cursor: longer } })).toMatchObject({ cursor: null });
    expect(await listed({ meta: { cursor: 'half\ud800' } })).toMatchObject({ cursor: null });
    expect(await listed({ meta: { cursor: 5, count: -1 } })).toMatchObject({ cursor: null, total: null });
  });

  it.each([
    ['https://www.virustotal.com/api/v3/urls/x/votes?cursor=ab%3D&limit=10', 'ab='],
    ['https://www.virustotal.com/api/v3/urls/x/votes', null],
    ['https://evil.example/api/v3/urls/x/votes?cursor=ab', null],
    ['http://www.virustotal.com/api/v3/urls/x/votes?cursor=ab', null],
    ['https://www.virustotal.com:444/votes?cursor=ab', null],
    ['https://me@www.virustotal.com/votes?cursor=ab', null],
    ['nonsense', null],
    [7, null],
    [['https://www.virustotal.com/api/v3/urls/x/votes?cursor=ab'], null],
  ])('take it from links.next only at home: %s', async (next, cursor) => {
    expect(await listed({ links: { next } })).toMatchObject({ cursor });
  });

  it('leave out errors, descriptors and strangers', async () => {
    const data = [
      { type: 'vote', id: 'v-0', error: { code: 'NotFoundError', message: 'no' } },
      { type: 'vote', id: 'v-2' },
      voteObject(),
      commentObject(),
      null,
    ];
    const reply = await client({ data }).community.listVotes(ref);
    expect(reply.ok && reply.value.items.map(({ id }) => id)).toEqual(['v-1']);
  });

  it.each([null, {}, 'x'])('refuse %j in the place of a list', async (data) => {
    expect(await client({ data }).community.listVotes(ref)).toMatchObject(shape);
  });

  it('have an end', async () => {
    const reply = await client({
      data: Array.from({ length: 10_000 }, () => voteObject()),
    }).community.listVotes(ref);
    expect(reply.ok && reply.value.items).toHaveLength(300);
  });
});
