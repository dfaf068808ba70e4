import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createHandlers } from '@/entrypoints/background/handlers';
import { MINUTE } from '@/utils/domain/duration';
import type { Sender } from '@/utils/rpc/sender';
import { type LittleCommunity, settle } from '../../../support/little-community';
import { createWorld, type Worker, type World } from '../../../support/worker';

vi.mock('wxt/browser', () => ({ browser: {} }));

const OBJECT = { kind: 'domain', id: 'team.example' } as const;
const ORDINARY: Sender = { who: 'page', tabId: 9, privateTab: false };
const PRIVATE: Sender = { who: 'page', tabId: 9, privateTab: true };
const COMMENT = {
  ...{ id: 'u-x-1', text: 'Other.', date: 1 },
  votes: { positive: 0, negative: 0, abuse: 0 },
};

let world: World;
let community: LittleCommunity;
let worker: Worker;

beforeEach(async () => {
  world = await createWorld();
  community = settle(world);
  community.comments = [COMMENT];
  community.votes = [{ verdict: 'malicious', date: 1 }];
  worker = world.born();
});

async function read(what: 'listComments' | 'listVotes', sender: Sender) {
  const asked = createHandlers(worker)[what]({ ...OBJECT, cursor: null }, sender);
  await world.clock.advance(MINUTE);
  return asked;
}

const kept = async (section: 'comments' | 'votes') =>
  (await worker.sections.kept({ ...OBJECT, section }, { leaveTrace: false })).length;

describe('votes and comments in the popup', () => {
  it('are paid for once: the full report has them then', async () => {
    expect(await read('listComments', ORDINARY)).toMatchObject({ value: { items: [{ id: 'u-x-1' }] } });
    expect(await read('listVotes', ORDINARY)).toMatchObject({ value: { items: [{ verdict: 'malicious' }] } });
    expect([await kept('comments'), await kept('votes')]).toEqual([1, 1]);
  });

  it('are not kept of a private window', async () => {
    expect(await read('listComments', PRIVATE)).toMatchObject({ value: { items: [{ id: 'u-x-1' }] } });
    expect(await kept('comments')).toBe(0);
  });

  it('are not asked for where the host is private', async () => {
    await worker.settings.save({ privateHosts: ['team.example'] });
    for (const what of ['listComments', 'listVotes'] as const)
      expect(await read(what, ORDINARY)).toMatchObject({ ok: false, failure: { tag: 'private' } });
    expect(world.virusTotal.counted()).toEqual([]);
  });

  it('and what was said in a private window is shown in no other', async () => {
    const handlers = createHandlers(worker);
    await handlers.participate({ object: OBJECT, what: { act: 'comment', text: 'Mine.' } }, PRIVATE);
    await world.clock.advance(MINUTE);
    expect(await handlers.outbox(OBJECT, ORDINARY)).toEqual({ ok: true, value: [] });
    expect(await handlers.ownComments(OBJECT, ORDINARY)).toEqual({ ok: true, value: [] });
    expect(await handlers.outbox(OBJECT, PRIVATE)).toMatchObject({ value: [{ state: { phase: 'done' } }] });
    expect(await handlers.ownComments(OBJECT, PRIVATE)).toMatchObject({ value: [expect.any(String)] });
  });
});
