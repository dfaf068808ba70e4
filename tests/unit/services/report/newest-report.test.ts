import { describe, expect, it } from 'vitest';
import { HOUR } from '@/utils/domain/duration';
import { endOf } from '../../../support/end-of';
import { idOf } from '../../../support/little-virustotal';
import { createWorld } from '../../../support/worker';

const LINK = 'https://link.example/a';
const REF = { kind: 'url', id: idOf(LINK) } as const;

/** A check an hour ago, and one now that VirusTotal has answered otherwise. */
async function twice(ephemeral: boolean) {
  const world = await createWorld();
  const worker = world.born();
  const read = async (refresh: boolean, secret: boolean) => {
    const indicator = { kind: 'url', value: LINK } as const;
    const order = { indicator, origin: 'link', secrets: 'keep', refresh, ephemeral: secret } as const;
    const { id } = await worker.checks.start(order);
    await endOf(world, worker, id);
    const view = await worker.checks.get(id);
    if (!view) throw new Error('no check');
    return view;
  };
  world.virusTotal.known.set(LINK, 0);
  const first = await read(false, ephemeral);
  await world.clock.advance(HOUR);
  world.virusTotal.known.set(LINK, 9);
  const second = await read(true, false);
  return { world, worker, first, second };
}

describe('a check that is opened again', () => {
  it('shows the report that the kept details are of, for no request', async () => {
    const { world, worker, first, second } = await twice(false);
    expect(first.state).toMatchObject({ verdict: { reading: 0 } });
    const sent = world.virusTotal.counted().length;
    const shown = await worker.newestReport(first);
    expect(shown).toMatchObject({ id: first.id, state: { phase: 'report', verdict: { reading: 9 } } });
    expect(shown.state).toMatchObject({ fetchedAt: world.clock.now() });
    expect(await worker.newestReport(second)).toEqual(second);
    expect(world.virusTotal.counted()).toHaveLength(sent);
    expect(await worker.keptReply.details(REF)).toMatchObject({ ok: true });
  });

  it('stays what it was out of a private window', async () => {
    const { worker, first } = await twice(true);
    expect(await worker.newestReport(first)).toEqual(first);
  });
});
