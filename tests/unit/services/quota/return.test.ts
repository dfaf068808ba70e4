import { expect, it } from 'vitest';
import { MINUTE, SECOND } from '@/utils/domain/duration';
import type { LaneRequest } from '@/utils/services/quota/lanes';
import { notSent, type Reply } from '@/utils/services/virustotal/reply';
import { createWorld, lookUp, quotaExceeded, refusal, script, tooManyRequests, type World } from './world';

/** Says what became of a request, in order. */
function diary(world: World, parts: Partial<LaneRequest<string>> = {}) {
  const lines: string[] = [];
  const request = lookUp(world, {
    repeat: 'once',
    onLeave: async () => void lines.push('leaves'),
    onReturn: async () => {
      expect(world.quotasAsked).toBe(0);
      lines.push('returns');
    },
    onWait: () => lines.push('waits'),
    ...parts,
  });
  return { lines, request };
}

it.each([
  ['a quota', quotaExceeded()],
  ['coming too often', tooManyRequests()],
])('tells the asker that a request refused for %s is back, before it waits', async (_, refused) => {
  const world = await createWorld();
  world.behave = script(refused);
  const { lines, request } = diary(world);
  const reply = world.worker().lanes.send(request);
  await world.clock.advance(2 * MINUTE);
  expect(await reply).toMatchObject({ ok: true, spent: 2 });
  expect(lines).toEqual(['leaves', 'returns', 'waits', 'leaves']);
});

it('tells it of a refused key only when there is another one to go again with', async () => {
  const world = await createWorld();
  world.latency = SECOND;
  world.behave = script(refusal({ tag: 'wrong-key' }, 401), refusal({ tag: 'wrong-key' }, 401));
  const { lanes, vault } = world.worker();
  const { lines, request } = diary(world);
  const reply = lanes.send(request);
  await world.clock.advance(SECOND / 2);
  await vault.saveKey('d'.repeat(64));
  await world.clock.advance(10 * SECOND);
  expect(await reply).toMatchObject({ failure: { tag: 'wrong-key' }, spent: 2 });
  expect(lines).toEqual(['leaves', 'returns', 'leaves']);
});

it('ends a request whose asker cannot note that it is back, and heeds the refusal all the same', async () => {
  const world = await createWorld();
  world.behave = script(quotaExceeded());
  const { lanes, ledger } = world.worker();
  const onReturn = () => Promise.reject(new Error('the row could not be written'));
  expect(await lanes.send(lookUp(world, { onReturn }))).toMatchObject({
    failure: { tag: 'internal' },
    spent: 1,
  });
  expect((await ledger.outlook('list', world.clock.now())).blocked).toMatchObject([{ window: 'minute' }]);
});

it('counts what was charged, in reply and ledger alike: what never left is not', async () => {
  const world = await createWorld();
  const offline: Reply<string> = notSent({ tag: 'offline' });
  world.behave = script(quotaExceeded(), offline);
  const { lanes, ledger } = world.worker();
  const reply = lanes.send(lookUp(world));
  await world.clock.advance(2 * MINUTE);
  expect(await reply).toEqual({ ok: false, failure: { tag: 'offline' }, spent: 1 });
  expect((await ledger.view(world.clock.now())).dayUsed).toBe(1);
});
