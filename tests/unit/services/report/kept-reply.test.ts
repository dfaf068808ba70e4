import { describe, expect, it } from 'vitest';
import { endOf } from '../../../support/end-of';
import { idOf } from '../../../support/little-virustotal';
import { createWorld } from '../../../support/worker';

const LINK = 'https://link.example/a';
const REF = { kind: 'url', id: idOf(LINK) } as const;

async function read(ephemeral = false) {
  const world = await createWorld();
  const worker = world.born();
  world.virusTotal.known.set(LINK, 4);
  world.virusTotal.fetched.set(LINK, { sha256: 'ab'.repeat(32), length: 12 });
  const indicator = { kind: 'url', value: LINK } as const;
  const { id } = await worker.checks.start({ indicator, origin: 'link', secrets: 'keep', ephemeral });
  await endOf(world, worker, id);
  return { world, worker, id };
}

describe('the kept reply', () => {
  it('tells details and is handed out whole, for no request', async () => {
    const { world } = await read();
    const { keptReply } = world.born();
    expect(await keptReply.details(REF)).toMatchObject({
      value: { kind: 'url', url: { finalUrl: LINK, contentSha256: 'ab'.repeat(32), contentLength: 12 } },
    });
    const raw = await keptReply.raw(REF);
    expect(raw.ok && JSON.parse(raw.value)).toMatchObject({
      data: { id: REF.id, attributes: { url: LINK } },
    });
    expect(world.virusTotal.counted()).toHaveLength(1);
  });

  it('is not there for what was never read, or read in a private window', async () => {
    const missing = { ok: false, failure: { tag: 'not-found' } };
    const { world, worker, id } = await read(true);
    expect(await worker.keptReply.details(REF)).toEqual(missing);
    expect(await worker.keptReply.raw(REF)).toEqual(missing);
    // Only its own page has it, and not longer than the worker lives.
    const own = { ...REF, checkId: id };
    expect(await worker.keptReply.details(own)).toMatchObject({
      value: { kind: 'url', url: { finalUrl: LINK } },
    });
    expect(await worker.keptReply.raw(own)).toMatchObject({ ok: true });
    expect(await world.born().keptReply.details(own)).toEqual(missing);
    expect(await worker.storage.run((database) => database.count('replies'))).toBe(0);
  });

  it('that is damaged, or about another kind, is none', async () => {
    const { worker } = await read();
    await worker.storage.run((database) =>
      database.put('replies', new Uint8Array([1, 2, 3]), `url:${REF.id}`),
    );
    expect(await worker.keptReply.details(REF)).toMatchObject({ failure: { tag: 'not-found' } });
    expect(await worker.keptReply.raw(REF)).toMatchObject({ failure: { tag: 'not-found' } });
  });
});
