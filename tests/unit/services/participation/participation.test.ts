import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/domain/duration';
import type { OutboxEntry, Participation } from '@/utils/domain/participation';
import { type LittleCommunity, settle } from '../../../support/little-community';
import { meddle, reply } from '../../../support/replies';
import { createWorld, KEY, type Worker, type World } from '../../../support/worker';

const OBJECT = { kind: 'url', id: 'c'.repeat(64) } as const;
const COMMENT: Participation = { act: 'comment', text: 'Asks for card data. #phishing' };
/** The time to change one's mind, and the one until a look. */
const LOST = 20 * SECOND;
const VOTE: Participation = { act: 'vote', verdict: 'malicious' };

let world: World;
let community: LittleCommunity;
let worker: Worker;

beforeEach(async () => {
  world = await createWorld();
  community = settle(world);
  worker = world.born();
});

async function say(what: Participation, ephemeral = false): Promise<OutboxEntry> {
  const said = await worker.participation.participate(OBJECT, what, ephemeral);
  if (!said.ok) throw new Error(said.failure.tag);
  return said.value;
}

async function all(by = worker, ephemeral = false): Promise<readonly OutboxEntry[]> {
  const outbox = await by.participation.outbox(OBJECT, ephemeral);
  return outbox.ok ? outbox.value : [];
}

/** Lets the time to change one's mind pass, and a little more. */
const pass = async (ms = 6 * SECOND): Promise<void> => {
  await world.clock.advance(ms);
  await world.settle();
};

const stateOf = async ({ id }: OutboxEntry) => (await all()).find((entry) => entry.id === id)?.state;

describe('what is said', () => {
  it('waits five seconds, then leaves once', async () => {
    const entry = await say(COMMENT);
    expect(entry.state).toEqual({ phase: 'held', leavesAt: entry.at + 5 * SECOND });
    await pass(4 * SECOND);
    expect(community.published()).toBe(0);
    await pass(2 * SECOND);
    expect(await stateOf(entry)).toMatchObject({
      phase: 'done',
      comment: { text: 'Asks for card data. #phishing' },
      already: false,
    });
    await pass(DAY);
    expect(community.published()).toBe(1);
  });

  it('can be taken back until it leaves, and nothing has left then', async () => {
    const entry = await say(COMMENT);
    await pass(4 * SECOND);
    expect(await worker.participation.takeBack(entry.id)).toEqual({ ok: true, value: null });
    await pass(DAY);
    expect(await all()).toEqual([]);
    expect(world.virusTotal.counted()).toEqual([]);
    expect((await worker.ledger.view(world.clock.now())).monthUsed).toBe(0);
  });

  it('can be taken back while it waits for a slot', async () => {
    for (const path of ['1', '2', '3', '4']) await worker.checks.start(order(`https://link.example/${path}`));
    await world.settle();
    const entry = await say(COMMENT);
    await pass();
    expect(await stateOf(entry)).toMatchObject({ phase: 'sending', waitsUntil: expect.any(Number) });
    expect(await worker.participation.takeBack(entry.id)).toMatchObject({ ok: true });
    await pass(3 * MINUTE);
    expect(community.published()).toBe(0);
    expect(await all()).toEqual([]);
  });

  it('cannot be taken back once it has left', async () => {
    const taken: Promise<unknown>[] = [];
    const entry = await say(COMMENT);
    community.fate = () => {
      taken.push(worker.participation.takeBack(entry.id));
      return 'answered';
    };
    await pass();
    expect(await Promise.all(taken)).toEqual([
      { ok: false, failure: { tag: 'already-exists', what: 'other' } },
    ]);
    expect(await stateOf(entry)).toMatchObject({ phase: 'done' });
  });

  it('twice at once is said once', async () => {
    const [one, other] = await Promise.all([
      say(COMMENT),
      say({ act: 'comment', text: '  Asks for card data. #phishing\n' }),
    ]);
    expect(other.id).toBe(one.id);
    await pass();
    expect(community.comments).toHaveLength(1);
  });

  it('last counts, where somebody changes their mind about a vote', async () => {
    await Promise.all([say(VOTE), say({ act: 'vote', verdict: 'harmless' })]);
    await pass(MINUTE);
    expect(community.votes.map(({ verdict }) => verdict)).toEqual(['harmless']);
    expect(await all()).toMatchObject([{ what: { verdict: 'harmless' } }]);
  });

  it('first counts, where its opposite comes after it was sent', async () => {
    for (const path of ['1', '2', '3', '4']) await worker.checks.start(order(`https://link.example/${path}`));
    await world.settle();
    const entry = await say(VOTE);
    await pass();
    expect((await say({ act: 'vote', verdict: 'harmless' })).id).toBe(entry.id);
    await pass(3 * MINUTE);
    expect(community.votes.map(({ verdict }) => verdict)).toEqual(['malicious']);
  });

  it('does not leave when the machine slept while it waited for a slot', async () => {
    for (const path of ['1', '2', '3', '4']) await worker.checks.start(order(`https://link.example/${path}`));
    await world.settle();
    const entry = await say(COMMENT);
    await pass(10 * SECOND);
    expect(await stateOf(entry)).toMatchObject({ phase: 'sending', waitsUntil: expect.any(Number) });
    world.clock.jump(5 * HOUR);
    await pass(3 * MINUTE);
    expect(await stateOf(entry)).toEqual({ phase: 'failed', failure: { tag: 'cancelled', sent: 0 } });
    expect(community.published()).toBe(0);
  });

  it('does not leave about a host that became private while it waited', async () => {
    const domain = { kind: 'domain', id: 'team.example' } as const;
    const said = await worker.participation.participate(domain, VOTE, false);
    expect(said).toMatchObject({ ok: true });
    await worker.settings.save({ privateHosts: ['team.example'] });
    await pass();
    expect(await worker.participation.outbox(domain, false)).toMatchObject({
      value: [{ state: { phase: 'failed', failure: { tag: 'private', host: 'team.example' } } }],
    });
    expect(community.published()).toBe(0);
  });

  it('is refused at once where VirusTotal would refuse it', async () => {
    const tried = (what: Participation) => worker.participation.participate(OBJECT, what, false);
    expect(await tried({ act: 'comment', text: ' \n' })).toMatchObject({
      failure: { why: { reason: 'empty' } },
    });
    expect(await tried({ act: 'comment', text: 'x'.repeat(4_001) })).toMatchObject({
      failure: { why: { reason: 'too-long' } },
    });
    expect(await tried({ act: 'comment', text: `my key: ${KEY.toUpperCase()}` })).toMatchObject({
      failure: { why: { reason: 'holds-key' } },
    });
    expect(
      await worker.participation.participate({ kind: 'domain', id: 'wiki.local' }, VOTE, false),
    ).toMatchObject({ failure: { tag: 'private', host: 'wiki.local' } });
    await worker.vault.forgetKey();
    expect(await tried(VOTE)).toEqual({ ok: false, failure: { tag: 'no-key' } });
    expect(await all()).toEqual([]);
    expect(world.virusTotal.counted()).toEqual([]);
  });

  it('a second time as VirusTotal has it already is no failure', async () => {
    community.votes = [{ verdict: 'malicious', date: 1 }];
    const entry = await say(VOTE);
    await pass();
    expect(await stateOf(entry)).toEqual({ phase: 'done', comment: null, already: true });
  });

  it('goes again by itself after a refusal for a minute', async () => {
    let refused = false;
    community.fate = () => {
      const fate = refused ? 'answered' : 'refused-for-a-minute';
      refused = true;
      return fate;
    };
    const entry = await say(COMMENT);
    await pass();
    expect(await stateOf(entry)).toMatchObject({ phase: 'sending', waitsUntil: expect.any(Number) });
    await pass(2 * MINUTE);
    expect(await stateOf(entry)).toMatchObject({ phase: 'done' });
    expect(community.comments).toHaveLength(1);
  });

  it('waits for no other day', async () => {
    const of = (allowed: number) => ({ user: { used: 500, allowed } });
    const quotas = { api_requests_daily: of(500), api_requests_monthly: of(15_500) };
    meddle(world, async (go, address, init) =>
      address.endsWith('/overall_quotas') ? reply(200, { data: quotas }) : go(address, init),
    );
    community.fate = () => 'refused-for-a-minute';
    const entry = await say(VOTE);
    await pass();
    expect(await stateOf(entry)).toMatchObject({ phase: 'failed', failure: { tag: 'quota', window: 'day' } });
    community.fate = () => 'answered';
    await pass(2 * DAY);
    expect(community.votes).toEqual([]);
  });

  it('without a connection fails and may be said anew', async () => {
    world.online = false;
    world.virusTotal.down = true;
    const entry = await say(COMMENT);
    await pass();
    expect(await stateOf(entry)).toEqual({ phase: 'failed', failure: { tag: 'offline' } });
    expect(await worker.participation.dismiss(entry.id)).toMatchObject({ ok: true });
    expect(await all()).toEqual([]);
  });
});

describe('a lost reply', () => {
  const loseFirst = (fate: 'answer-lost' | 'not-arrived'): void => {
    community.fate = (method) => (method === 'GET' ? 'answered' : fate);
  };

  it.each<[string, Participation]>([
    ['comment', COMMENT],
    ['vote', VOTE],
    ['deletion', { act: 'delete-comment', commentId: 'u-x-1' }],
    ['vote on a comment', { act: 'comment-vote', commentId: 'u-x-1', vote: 'abuse', seen: 0 }],
  ])('of a %s that arrived is made up for by reading', async (_, what) => {
    community.comments = [
      { id: 'u-x-1', text: 'Other.', date: 1, votes: { positive: 0, negative: 0, abuse: 0 } },
    ];
    loseFirst('answer-lost');
    const entry = await say(what);
    await pass(LOST);
    expect(await stateOf(entry)).toMatchObject({ phase: 'done', already: false });
    expect(community.published()).toBe(1);
    expect(world.virusTotal.counted()).toHaveLength(2);
  });

  it.each<[string, Participation]>([
    ['comment', COMMENT],
    ['vote', VOTE],
    ['deletion', { act: 'delete-comment', commentId: 'u-x-1' }],
    ['vote on a comment', { act: 'comment-vote', commentId: 'u-x-1', vote: 'abuse', seen: 0 }],
  ])('of a %s that did not arrive is left to the person', async (_, what) => {
    community.comments = [
      { id: 'u-x-1', text: 'Other.', date: 1, votes: { positive: 0, negative: 0, abuse: 0 } },
    ];
    loseFirst('not-arrived');
    const entry = await say(what);
    await pass(LOST);
    expect(await stateOf(entry)).toEqual({ phase: 'uncertain', failure: null });
    community.fate = () => 'answered';
    const again = await say(what);
    expect(again.id).not.toBe(entry.id);
    await pass(LOST);
    expect(await all()).toMatchObject([{ id: again.id, state: { phase: 'done' } }]);
    expect(community.published()).toBe(1);
  });

  it('is not offered again before it could be looked for', async () => {
    community.fate = (method) => (method === 'POST' ? 'answer-lost' : 'not-arrived');
    const entry = await say(COMMENT);
    await pass(MINUTE);
    expect(await stateOf(entry)).toMatchObject({ phase: 'uncertain', failure: { tag: expect.any(String) } });
    expect((await say(COMMENT)).id).toBe(entry.id);
    await pass(LOST);
    expect(community.published()).toBe(1);
    community.fate = () => 'answered';
    const seen = worker.participation.lookAgain(entry.id);
    await pass(2 * MINUTE);
    expect(await seen).toMatchObject({ ok: true, value: { state: { phase: 'done' } } });
    expect(community.comments).toHaveLength(1);
  });

  it.each([['at once'], ['after the text was edited back']])(
    'that arrives late is found: sent again %s',
    async (how) => {
      loseFirst('not-arrived');
      const entry = await say(COMMENT);
      await pass(LOST);
      expect(await stateOf(entry)).toEqual({ phase: 'uncertain', failure: null });
      if (how !== 'at once') await worker.participation.dismiss(entry.id);
      const date = Math.floor(world.clock.now() / SECOND);
      community.comments = [{ id: 'u-x-1', text: entryText(entry), date, votes: NO_VOTES }];
      community.fate = () => 'answered';
      await pass(DAY);
      const again = await say(COMMENT);
      await pass(LOST);
      expect(await stateOf(again)).toMatchObject({ phase: 'done', comment: { id: 'u-x-1' } });
      expect(community.published()).toBe(0);
      expect((await all()).map(({ id }) => id)).toEqual([again.id]);
    },
  );

  it('lost again leaves it to the person again', async () => {
    loseFirst('not-arrived');
    await say(COMMENT);
    await pass(LOST);
    const again = await say(COMMENT);
    // The fifth request of a minute.
    await pass(2 * MINUTE);
    expect(await stateOf(again)).toEqual({ phase: 'uncertain', failure: null });
  });

  it('is looked for when VirusTotal has had some seconds', async () => {
    loseFirst('answer-lost');
    const entry = await say(COMMENT);
    await pass(14 * SECOND);
    expect(await stateOf(entry)).toEqual({ phase: 'looking' });
    expect(world.virusTotal.counted()).toHaveLength(1);
    await pass(2 * SECOND);
    expect(await stateOf(entry)).toMatchObject({ phase: 'done' });
  });

  it('is not made up for by a stranger’s old comment', async () => {
    community.comments = [
      { id: 'u-x-9', text: entryText({ what: COMMENT }), date: 1_500_000_000, votes: NO_VOTES },
    ];
    loseFirst('not-arrived');
    const entry = await say(COMMENT);
    await pass(LOST);
    expect(await stateOf(entry)).toEqual({ phase: 'uncertain', failure: null });
    expect(await worker.participation.ownComments(OBJECT, false)).toEqual({ ok: true, value: [] });
  });

  it('of the same words as before is not taken for the first comment', async () => {
    await say(COMMENT);
    await pass(LOST);
    loseFirst('not-arrived');
    const entry = await say(COMMENT);
    await pass(LOST);
    expect(await stateOf(entry)).toEqual({ phase: 'uncertain', failure: null });
  });
});

describe('one’s own comments', () => {
  const own = async (): Promise<readonly string[]> => {
    const ids = await worker.participation.ownComments(OBJECT, false);
    return ids.ok ? ids.value : [];
  };

  it('are known, also off the list and by the next worker, until they are deleted', async () => {
    const entry = await say(COMMENT);
    await pass();
    await worker.participation.dismiss(entry.id);
    worker.kill();
    worker = world.born();
    expect(await all()).toEqual([]);
    const [id = ''] = await own();
    expect(id).toBe(community.comments[0]?.id);
    await say({ act: 'delete-comment', commentId: id });
    await pass();
    expect(community.comments).toEqual([]);
    expect(await own()).toEqual([]);
  });

  it('are kept for a year, other ends for a week', async () => {
    await say(COMMENT);
    await say(VOTE);
    await pass();
    await worker.participation.sweep(world.clock.now() + 8 * DAY);
    expect((await all()).map(({ what }) => what.act)).toEqual(['comment']);
    await worker.participation.sweep(world.clock.now() + 366 * DAY);
    expect(await all()).toEqual([]);
  });
});

describe('out of a private window', () => {
  it('nothing is kept, and it leaves all the same', async () => {
    const entry = await say(COMMENT, true);
    await pass();
    expect(await all(worker, true)).toMatchObject([{ id: entry.id, state: { phase: 'done' } }]);
    const next = world.born();
    expect(await all(next, true)).toEqual([]);
    expect(await next.storage.run((database) => database.getAll('outbox'))).toEqual([]);
  });

  it('nothing is shown in other windows', async () => {
    await say(COMMENT, true);
    await pass();
    expect(await all()).toEqual([]);
    expect(await worker.participation.ownComments(OBJECT, false)).toEqual({ ok: true, value: [] });
    expect(await worker.participation.ownComments(OBJECT, true)).toMatchObject({
      value: [community.comments[0]?.id],
    });
  });

  it.each([[true], [false]])(
    'the same is not said beside another window (private first: %s)',
    async (first) => {
      await say(COMMENT, first);
      expect(await worker.participation.participate(OBJECT, COMMENT, !first)).toEqual({
        ok: false,
        failure: { tag: 'already-exists', what: 'comment' },
      });
      await pass(MINUTE);
      expect(community.comments).toHaveLength(1);
    },
  );

  it('is forgotten after a day, should the worker live that long', async () => {
    await say(COMMENT, true);
    await pass();
    await worker.participation.sweep(world.clock.now() + 2 * DAY);
    expect(await all(worker, true)).toEqual([]);
  });
});

describe('a worker that was away', () => {
  it('publishes what was said a moment ago, and not what was said long ago', async () => {
    const entry = await say(COMMENT);
    worker.kill();
    await pass(MINUTE);
    worker = world.born();
    await worker.participation.goOn();
    await pass();
    expect(await stateOf(entry)).toMatchObject({ phase: 'done' });

    const late = await say(VOTE);
    worker.kill();
    await pass(11 * MINUTE);
    worker = world.born();
    await worker.participation.goOn();
    await pass();
    expect(await stateOf(late)).toEqual({ phase: 'failed', failure: { tag: 'cancelled', sent: 0 } });
    expect(community.votes).toEqual([]);
  });
});

function order(value: string) {
  return { indicator: { kind: 'url', value }, origin: 'link', secrets: 'ask' } as const;
}

const NO_VOTES = { positive: 0, negative: 0, abuse: 0 };

function entryText({ what }: Pick<OutboxEntry, 'what'>): string {
  return what.act === 'comment' ? what.text : '';
}
