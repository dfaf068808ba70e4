import { expect, it } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import { endOf } from '../../../support/end-of';
import { idOf } from '../../../support/little-virustotal';
import { meddle, reply } from '../../../support/replies';
import { createWorld, type Worker, type World } from '../../../support/worker';

const LINK = 'https://link.example/a';
const REF = { kind: 'url', id: idOf(LINK) } as const;
const FIRST = { ...REF, section: 'comments', cursor: null } as const;
const SECOND = { ...FIRST, cursor: 'n' } as const;
const KEPT = { keep: true };

async function createKnown(): Promise<World> {
  const world = await createWorld();
  world.virusTotal.known.set(LINK, 4);
  meddle(world, async (go, address, init) => {
    const answer = await go(address, init);
    if (!address.includes('/comments')) return answer;
    return reply(200, { data: [], meta: address.includes('cursor') ? {} : { cursor: 'n' } });
  });
  return world;
}

/** As a page does it: the report, then two pages of comments. */
async function readAll(worker: Worker): Promise<void> {
  await worker.openReport(REF, false);
  await worker.sections.read(FIRST, KEPT);
  await worker.sections.read(SECOND, KEPT);
}

/** Lets minutes pass until nothing moves any more. */
async function pass(world: World): Promise<void> {
  for (let minutes = 0; minutes < 6; minutes += 1) {
    await world.settle();
    await world.clock.advance(MINUTE);
  }
}

it('a worker that dies at any step of reading a report leaves nothing hanging, and no request unwritten', async () => {
  let steps = 0;
  for (let at = 1; ; at += 1) {
    const world = await createKnown();
    const worker = world.born();
    steps = 0;
    worker.onStep = () => {
      steps += 1;
      if (steps === at) worker.kill();
    };
    void readAll(worker).catch(() => undefined);
    await pass(world);
    worker.kill();

    const next = world.born();
    await next.checks.resume();
    for (const { id } of await next.table.unfinished()) await endOf(world, next, id);
    const kept = await next.sections.kept(FIRST, { leaveTrace: true });
    expect([[], [null], [null, 'n']]).toContainEqual(kept.map(({ cursor }) => cursor));
    const before = world.virusTotal.counted().length;
    const view = await next.openReport(REF, false);
    expect(view.ok && (await endOf(world, next, view.value.id))).toMatchObject({ phase: 'report' });
    expect(world.virusTotal.counted().length - before).toBeLessThanOrEqual(1);
    const { dayUsed } = await next.ledger.view(world.clock.now());
    expect(dayUsed).toBeGreaterThanOrEqual(world.virusTotal.counted().length);
    if (steps < at) break;
  }
  expect(steps).toBeGreaterThan(20);
}, 60_000);
