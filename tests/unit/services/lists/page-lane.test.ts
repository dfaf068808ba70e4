import { describe, expect, it } from 'vitest';
import { MINUTE } from '@/utils/domain/duration';
import { createWorld } from '../../../support/worker';
import { readIn } from './list-world';

const linksOf = (host: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `https://${host}${n}.example/`);

describe('what one page holds', () => {
  it('is asked before the rows of other lists, which then go on, and is told so', {
    timeout: 60_000,
  }, async () => {
    const world = await createWorld();
    const worker = world.born();
    const ticket = await readIn(worker, linksOf('ticket', 40).join('\n'));
    await worker.lists.start(ticket, false);
    await world.settle();
    const before = world.virusTotal.counted().length;
    const cost = await worker.lists.costOf(8);
    const page = await worker.lists.create('Links on news.example', 'page');
    if (!page.ok) throw new Error('no list');
    const { id } = page.value;
    const rows = linksOf('page', 8).map((value, n) => ({
      line: n + 1,
      indicator: { kind: 'url', value } as const,
    }));
    await worker.lists.addRows(id, 1, rows, []);
    await worker.lists.finish(id, { lines: 8, rows: 8, duplicates: 0, comments: 0, blank: 0, bad: 0 });
    await worker.lists.start(id, false);
    await world.settle();
    const all = await worker.lists.all();
    const [ofPage, ofTicket] = [id, ticket].map(
      (wanted) => all.find((one) => one.id === wanted)?.endsAt ?? 0,
    );
    expect(ofPage, 'the page does not wait for the ticket').toBeLessThan(ofTicket ?? 0);
    for (let minutes = 0; minutes < 5; minutes++) {
      await world.clock.advance(MINUTE);
      await world.settle();
    }
    const asked = world.virusTotal
      .counted()
      .slice(before)
      .map(({ path }) => atob(path.split('/').at(-1) ?? ''));
    const places = asked.flatMap((address, at) => (address.includes('page') ? [at] : []));
    expect(places).toHaveLength(8);
    // What had a slot already may still leave; then the page, then the ticket again.
    expect(Math.max(...places)).toBeLessThan(10);
    expect(asked.length).toBeGreaterThan(10);
    expect(cost).toMatchObject({ perMinute: 4, dayAllowed: 500, reserved: 100 });
    const end = (await worker.lists.all()).find((one) => one.id === id)?.endedAt ?? Number.POSITIVE_INFINITY;
    expect(Math.abs((cost.endsAt ?? 0) - end), 'it was said right').toBeLessThan(MINUTE);
  });

  it('survives the worker as what it is', async () => {
    const world = await createWorld();
    const first = world.born();
    const made = await first.lists.create('Links', 'page');
    first.kill();
    const next = world.born();
    const lane = await next.storage.run((database) => database.get('lists', made.ok ? made.value.id : ''));
    expect(lane?.lane).toBe('page');
    const plain = await next.lists.create('Ticket');
    const other = await next.storage.run((database) => database.get('lists', plain.ok ? plain.value.id : ''));
    expect(other && 'lane' in other).toBe(false);
  });
});
