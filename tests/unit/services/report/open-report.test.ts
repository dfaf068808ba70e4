import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '@/utils/domain/duration';
import { endOf } from '../../../support/end-of';
import { idOf } from '../../../support/little-virustotal';
import { meddle, reply } from '../../../support/replies';
import { createWorld, type Worker, type World } from '../../../support/worker';

const LINK = 'https://link.example/reset?token=9f8e7d6c5b4a39281706f5e4d3c2b1a0';
const REF = { kind: 'url', id: idOf(LINK) } as const;
const HASH = 'ab'.repeat(32);

async function opened(
  world: World,
  worker: Worker,
  ref: Parameters<Worker['openReport']>[0],
  ephemeral = false,
) {
  const view = await worker.openReport(ref, ephemeral);
  if (!view.ok) throw new Error(JSON.stringify(view.failure));
  await endOf(world, worker, view.value.id);
  const check = await worker.checks.get(view.value.id);
  if (!check) throw new Error('no check');
  return check;
}

/** What left, without base64url of an address: only ids. */
const paths = ({ virusTotal }: World) => virusTotal.counted().map(({ method, path }) => `${method} ${path}`);

describe('a report by its id', () => {
  it('of an address that nothing is known of asks by the id, and learns the address', async () => {
    const world = await createWorld();
    const worker = world.born();
    world.virusTotal.known.set(LINK, 4);
    const check = await opened(world, worker, REF);
    expect(check).toMatchObject({
      indicator: { kind: 'url', value: LINK },
      sent: LINK,
      state: { phase: 'report', report: { id: REF.id, subject: LINK }, verdict: { reading: 4 } },
    });
    expect(paths(world)).toEqual([`GET /api/v3/urls/${REF.id}`]);
    await expect.poll(() => worker.history.recent(5)).toMatchObject([{ indicator: { value: LINK } }]);
  });

  it('costs nothing while it is fresh, also in the next worker and in capitals', async () => {
    const world = await createWorld();
    world.virusTotal.known.set(LINK, 4);
    await opened(world, world.born(), REF);
    const again = await opened(world, world.born(), { kind: 'url', id: REF.id.toUpperCase() });
    expect(again).toMatchObject({ indicator: { value: LINK }, spent: 0, state: { phase: 'report' } });
    expect(paths(world)).toHaveLength(1);
  });

  it('that a check by its text has brought costs nothing either', async () => {
    const world = await createWorld();
    const worker = world.born();
    world.virusTotal.known.set(LINK, 4);
    const indicator = { kind: 'url', value: LINK } as const;
    const { id } = await worker.checks.start({ indicator, origin: 'link', secrets: 'keep' });
    await endOf(world, worker, id);
    expect(await opened(world, worker, REF)).toMatchObject({ spent: 0, state: { phase: 'report' } });
    expect(paths(world)).toHaveLength(1);
  });

  it('that is a day old is asked for again, by the id and without a question about secrets', async () => {
    const world = await createWorld();
    const worker = world.born();
    world.virusTotal.known.set(LINK, 4);
    await opened(world, worker, REF);
    await world.clock.advance(DAY);
    const check = await opened(world, worker, REF);
    expect(check).toMatchObject({ state: { phase: 'report', earlier: { malicious: 4 } } });
    expect(paths(world)).toEqual([`GET /api/v3/urls/${REF.id}`, `GET /api/v3/urls/${REF.id}`]);
  });

  it('that VirusTotal does not know is unknown, cannot be submitted and is in no history', async () => {
    const world = await createWorld();
    const worker = world.born();
    const check = await opened(world, worker, REF);
    expect(check).toMatchObject({ indicator: { value: REF.id }, sent: REF.id, state: { phase: 'unknown' } });
    expect(await worker.checks.submit(check.id)).toMatchObject({ value: { state: { phase: 'unknown' } } });
    expect(paths(world)).toEqual([`GET /api/v3/urls/${REF.id}`]);
    expect(await worker.history.recent(5)).toEqual([]);
    expect(await opened(world, worker, REF)).toMatchObject({ spent: 0, state: { phase: 'unknown' } });
  });

  it('is not taken from a reply about another one', async () => {
    const world = await createWorld();
    const worker = world.born();
    world.virusTotal.known.set('https://other.example/', 0);
    meddle(world, (go, address, init) => go(address.replace(REF.id, idOf('https://other.example/')), init));
    expect(await opened(world, worker, REF)).toMatchObject({
      state: { phase: 'failed', failure: { tag: 'upstream', reason: 'unexpected-shape' } },
    });
  });

  it('is scanned again by the id, once for two pages', async () => {
    const world = await createWorld();
    const worker = world.born();
    world.virusTotal.known.set(LINK, 4);
    const indicator = { kind: 'url', value: LINK } as const;
    const byText = await worker.checks.start({ indicator, origin: 'link', secrets: 'keep' });
    await endOf(world, worker, byText.id);
    const byId = await opened(world, worker, REF);
    const [first] = await Promise.all([worker.checks.rescan(byId.id), worker.checks.rescan(byText.id)]);
    const scanned = first.ok ? first.value.id : '';
    expect(await endOf(world, worker, scanned)).toMatchObject({ phase: 'report' });
    expect(paths(world).filter((path) => path.startsWith('POST'))).toEqual([
      `POST /api/v3/urls/${REF.id}/analyse`,
    ]);
  });

  it('of a host that has come onto the list since stays here', async () => {
    const world = await createWorld();
    const worker = world.born();
    world.virusTotal.known.set(LINK, 4);
    await opened(world, worker, REF);
    await worker.settings.save({ privateHosts: ['link.example'] });
    await world.clock.advance(2 * DAY);
    expect(await opened(world, worker, REF)).toMatchObject({
      state: { phase: 'failed', failure: { tag: 'private', rule: 'own-list' } },
    });
    expect(paths(world)).toHaveLength(1);
  });

  it('of a private window leaves nothing behind', async () => {
    const world = await createWorld();
    const worker = world.born();
    world.virusTotal.known.set(LINK, 4);
    const check = await opened(world, worker, REF, true);
    expect(check).toMatchObject({ ephemeral: true, state: { phase: 'report' } });
    expect(await worker.reports.find(`url:${REF.id}`, world.clock.now())).toBeNull();
    expect(await worker.history.recent(5)).toEqual([]);
    expect(await world.born().table.get(check.id)).toBeNull();
  });
});

describe('the other kinds', () => {
  it('are checked as what they are', async () => {
    const world = await createWorld();
    const worker = world.born();
    world.virusTotal.files.set(HASH, 7);
    meddle(world, async (go, address, init) =>
      address.includes('/domains/') || address.includes('/ip_addresses/')
        ? reply(404, { error: { code: 'NotFoundError', message: 'no' } })
        : go(address, init),
    );
    expect(await opened(world, worker, { kind: 'file', id: HASH })).toMatchObject({
      state: { phase: 'report' },
    });
    expect(await opened(world, worker, { kind: 'domain', id: 'A.example' })).toMatchObject({
      indicator: { kind: 'domain', value: 'a.example' },
      state: { phase: 'unknown' },
    });
    expect(await opened(world, worker, { kind: 'ip', id: '2001:DB8::1' })).toMatchObject({
      indicator: { kind: 'ip', value: '2001:db8::1' },
    });
    expect(await opened(world, worker, { kind: 'ip', id: '10.0.0.1' })).toMatchObject({
      state: { failure: { tag: 'private' } },
    });
  });

  it.each([
    ['url', 'https://link.example/'],
    ['url', 'ab'],
    ['url', `${'ab'.repeat(31)}zz`],
    ['file', 'link.example'],
    ['file', 'ab12'],
    ['domain', '203.0.113.7'],
    ['domain', ''],
    ['ip', HASH],
  ] as const)('are refused where the id is none: %s %s', async (kind, id) => {
    const world = await createWorld();
    const worker = world.born();
    expect(await worker.openReport({ kind, id }, false)).toMatchObject({
      ok: false,
      failure: { tag: 'bad-input' },
    });
    expect(worker.changes).toEqual([]);
  });

  it('send nothing while the settings cannot be read', async () => {
    const world = await createWorld();
    const worker = world.born();
    Object.assign(world.area, { get: () => Promise.reject(new Error('no')) });
    const opening = worker.openReport(REF, false);
    await world.clock.advance(MINUTE);
    expect(await opening).toMatchObject({
      value: { state: { phase: 'failed', failure: { tag: 'internal', detail: 'settings' } } },
    });
    expect(paths(world)).toEqual([]);
  });
});
