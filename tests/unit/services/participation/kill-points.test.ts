import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '@/utils/domain/duration';
import { isOver, type Participation } from '@/utils/domain/participation';
import { atEveryStep, killedAt } from '../../../support/kill-points';
import { type LittleCommunity, settle } from '../../../support/little-community';
import { notSpentInOrder } from '../../../support/spent-in-order';
import { createWorld, type Worker, type World } from '../../../support/worker';

const OBJECT = { kind: 'url', id: 'c'.repeat(64) } as const;
const OLD = { id: 'u-x-1', text: 'Other.', date: 1 };

async function revive(world: World): Promise<Worker> {
  const worker = world.born();
  await worker.participation.goOn();
  for (let round = 0; round < 10; round += 1) {
    await world.settle();
    if (!(await worker.participation.isBusy())) break;
    await world.clock.advance(MINUTE / 2);
  }
  return worker;
}

describe('a worker that dies at any step', () => {
  it.each<[string, Participation, (community: LittleCommunity) => number]>([
    ['comment', { act: 'comment', text: 'Asks for card data.' }, ({ comments }) => comments.length - 1],
    ['vote', { act: 'vote', verdict: 'harmless' }, ({ votes }) => votes.length],
    ['deletion', { act: 'delete-comment', commentId: OLD.id }, ({ comments }) => 1 - comments.length],
    ['report', { act: 'comment-vote', commentId: OLD.id, vote: 'abuse', seen: 0 }, ({ voices }) => voices],
  ])(
    'of a %s: it leaves at most once, and the person is told',
    { timeout: 120_000 },
    async (_, what, done) => {
      let [ended, unsure] = [0, 0];
      const steps = await atEveryStep(async (at) => {
        const world = await createWorld();
        const community = settle(world);
        community.comments = [{ ...OLD, votes: { positive: 0, negative: 0, abuse: 0 } }];
        const reached = await killedAt(world, at, 6, (worker) =>
          worker.participation.participate(OBJECT, what, false),
        );
        const next = await revive(world);
        expect(community.published()).toBeLessThanOrEqual(1);
        expect(done(community)).toBeLessThanOrEqual(1);
        const outbox = await next.participation.outbox(OBJECT, false);
        const [entry] = outbox.ok ? outbox.value : [];
        // It was never written down, or it came to an end that says what happened.
        if (!entry) expect(community.published()).toBe(0);
        else {
          expect(isOver(entry.state)).toBe(true);
          expect(entry.state.phase === 'done').toBe(done(community) === 1);
          if (entry.state.phase === 'done') ended += 1;
          else unsure += 1;
        }
        expect(await notSpentInOrder(world, next), `killed at step ${at}`).toEqual([]);
        return reached;
      });
      expect(steps).toBeGreaterThan(8);
      expect(ended).toBeGreaterThan(0);
      expect(unsure).toBeGreaterThan(0);
    },
  );

  it('of a comment sent again: it leaves at most once, whether or not the first one came late', {
    timeout: 120_000,
  }, async () => {
    const said = { act: 'comment', text: 'Asks for card data.' } as const;
    for (const late of [true, false]) {
      const steps = await atEveryStep(async (at) => {
        const world = await createWorld();
        const community = settle(world);
        community.fate = (method) => (method === 'GET' ? 'answered' : 'not-arrived');
        const first = world.born();
        await first.participation.participate(OBJECT, said, false);
        await world.clock.advance(MINUTE);
        first.kill();
        community.fate = () => 'answered';
        const votes = { positive: 0, negative: 0, abuse: 0 };
        const date = Math.floor(world.clock.now() / SECOND);
        if (late) community.comments = [{ id: 'u-x-2', text: said.text, date, votes }];
        const reached = await killedAt(world, at, 6, (worker) =>
          worker.participation.participate(OBJECT, said, false),
        );
        const next = await revive(world);
        expect(await notSpentInOrder(world, next), `killed at step ${at}`).toEqual([]);
        expect(community.published()).toBeLessThanOrEqual(late ? 0 : 1);
        expect(community.comments.length).toBeLessThanOrEqual(1);
        return reached;
      });
      expect(steps).toBeGreaterThan(8);
    }
  });
});
