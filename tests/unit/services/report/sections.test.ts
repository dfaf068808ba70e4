import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '@/utils/domain/duration';
import { SECTIONS_OF, type SectionName } from '@/utils/domain/report-section';
import { meddle, refusal, reply } from '../../../support/replies';
import { createWorld, type World } from '../../../support/worker';

const DOMAIN = { kind: 'domain', id: 'a.example' } as const;
const FILE = { kind: 'file', id: 'ab'.repeat(32) } as const;
const KEPT = { keep: true };

const comment = (id: string) => ({ type: 'comment', id, attributes: { text: `text of ${id}`, date: 5 } });

/** Two pages of comments, an empty list for everything else; `first` answers instead, as often as it is asked. */
function serve(
  world: World,
  first: (path: string) => Response | Promise<Response> | null = () => null,
): string[] {
  const asked: string[] = [];
  meddle(world, async (go, address, init) => {
    const { pathname, search } = new URL(address);
    if (pathname.includes('/users/')) return go(address, init);
    asked.push(`${pathname.slice('/api/v3'.length)}${search}`);
    const instead = await first(pathname);
    if (instead) return instead;
    if (pathname.endsWith('/behaviour_summary')) return reply(200, { data: {} });
    if (!pathname.endsWith('/comments')) return reply(200, { data: [] });
    return search.includes('cursor=')
      ? reply(200, { data: [comment('c2')] })
      : reply(200, { data: [comment('c1')], meta: { cursor: 'n=', count: 2 } });
  });
  return asked;
}

const section = (name: SectionName, cursor: string | null = null) => ({ ...DOMAIN, section: name, cursor });

describe('a section', () => {
  it('is read for one request a page, and kept for none', async () => {
    const world = await createWorld();
    const asked = serve(world);
    const worker = world.born();
    const first = await worker.sections.read(section('comments'), KEPT);
    expect(first).toMatchObject({
      value: {
        section: 'comments',
        cursor: null,
        fetchedAt: world.clock.now(),
        content: { page: { cursor: 'n=' } },
      },
    });
    await worker.sections.read(section('comments', 'n='), KEPT);
    expect(asked).toEqual([
      '/domains/a.example/comments?limit=40',
      '/domains/a.example/comments?limit=40&cursor=n%3D',
    ]);
    const next = world.born();
    const kept = await next.sections.kept({ ...DOMAIN, section: 'comments' }, { leaveTrace: true });
    expect(
      kept.map(({ content }) => content.shape === 'comments' && content.page.items.map(({ id }) => id)),
    ).toEqual([['c1'], ['c2']]);
    expect((await next.ledger.view(world.clock.now())).dayUsed).toBe(2);
    expect(asked).toHaveLength(2);
  });

  it('is told before it is opened: never read, kept since when, how many, or why it failed', async () => {
    const world = await createWorld();
    serve(world, (path) => (path.endsWith('/historical_whois') ? refusal(403, 'ForbiddenError') : null));
    const worker = world.born();
    await worker.sections.read(section('comments'), KEPT);
    await worker.sections.read(section('subdomains'), KEPT);
    await worker.sections.read(section('whois'), KEPT);
    const list = await worker.sections.list(DOMAIN);
    expect(list.map((state) => state.section)).toEqual(SECTIONS_OF.domain);
    const of = (name: SectionName) => list.find((state) => state.section === name);
    const now = world.clock.now();
    expect(of('comments')).toEqual({ section: 'comments', keptAt: now, total: 2, failure: null });
    expect(of('subdomains')).toEqual({ section: 'subdomains', keptAt: now, total: 0, failure: null });
    expect(of('votes')).toEqual({ section: 'votes', keptAt: null, total: null, failure: null });
    expect(of('whois')).toMatchObject({ keptAt: null, failure: { tag: 'forbidden' } });
  });

  it('that is asked for twice at once is asked for once', async () => {
    const world = await createWorld();
    const asked = serve(world);
    const worker = world.born();
    const [one, two] = await Promise.all([
      worker.sections.read(section('comments'), KEPT),
      worker.sections.read(section('comments'), KEPT),
    ]);
    expect(one).toBe(two);
    await Promise.all([
      worker.sections.read(section('comments', 'n='), KEPT),
      worker.sections.read(section('votes'), KEPT),
    ]);
    expect(asked).toHaveLength(3);
    await worker.sections.read(section('comments'), KEPT);
    expect(asked).toHaveLength(4);
  });

  it('of a private window is handed on and forgotten', async () => {
    const world = await createWorld();
    serve(world);
    const worker = world.born();
    expect(await worker.sections.read(section('comments'), { keep: false })).toMatchObject({ ok: true });
    expect(await worker.sections.kept({ ...DOMAIN, section: 'comments' }, { leaveTrace: false })).toEqual([]);
    expect(await worker.storage.run((database) => database.count('sections'))).toBe(0);
  });

  it('is read anew once something was published there', async () => {
    const world = await createWorld();
    serve(world);
    const worker = world.born();
    await worker.sections.read(section('comments'), KEPT);
    await worker.sections.forget(DOMAIN, 'comments');
    expect(await worker.sections.kept({ ...DOMAIN, section: 'comments' }, { leaveTrace: true })).toEqual([]);
  });

  it('that was asked for before something was published is neither kept nor joined', async () => {
    const world = await createWorld();
    const answers: ((response: Response) => void)[] = [];
    serve(world, () => new Promise((resolve) => answers.push(resolve)));
    const worker = world.born();
    const before = worker.sections.read(section('comments'), KEPT);
    await expect.poll(() => answers.length).toBe(1);
    await worker.sections.forget(DOMAIN, 'comments');
    const after = worker.sections.read(section('comments'), KEPT);
    await expect.poll(() => answers.length).toBe(2);
    answers[1]?.(reply(200, { data: [comment('mine'), comment('c1')] }));
    expect(await after).toMatchObject({ ok: true });
    answers[0]?.(reply(200, { data: [comment('c1')] }));
    expect(await before).toMatchObject({ ok: true });
    const [kept] = await worker.sections.kept({ ...DOMAIN, section: 'comments' }, { leaveTrace: true });
    expect(kept?.content).toMatchObject({ page: { items: [{ id: 'mine' }, { id: 'c1' }] } });
  });

  it('that a public key may not read of this kind is not asked for', async () => {
    const world = await createWorld();
    const asked = serve(world);
    const { sections } = world.born();
    expect(await sections.read({ ...FILE, section: 'whois', cursor: null }, KEPT)).toMatchObject({
      failure: { tag: 'forbidden' },
    });
    expect(asked).toEqual([]);
  });

  it('of a host that has come onto the list since stays here; of an address and a file only the id leaves', async () => {
    const world = await createWorld();
    const asked = serve(world);
    const worker = world.born();
    await worker.settings.save({ privateHosts: ['a.example'] });
    expect(await worker.sections.read(section('comments'), KEPT)).toMatchObject({
      failure: { tag: 'private', rule: 'own-list', host: 'a.example' },
    });
    const url = { kind: 'url', id: 'cd'.repeat(32), section: 'votes', cursor: null } as const;
    expect(await worker.sections.read(url, KEPT)).toMatchObject({ ok: true });
    expect(asked).toEqual([`/urls/${url.id}/votes?limit=40`]);
  });

  it('of files comes in smaller pages, so that the reply stays readable', async () => {
    const world = await createWorld();
    const asked = serve(world);
    const { sections } = world.born();
    await sections.read({ ...FILE, section: 'dropped-files', cursor: 'c' }, KEPT);
    await sections.read({ ...FILE, section: 'contacted-domains', cursor: null }, KEPT);
    expect(asked).toEqual([
      `/files/${FILE.id}/dropped_files?limit=20&cursor=c`,
      `/files/${FILE.id}/contacted_domains?limit=40`,
    ]);
  });
});

describe('what VirusTotal has nothing of', () => {
  it.each([
    [FILE, 'behaviour', { shape: 'behaviour', behaviour: { processes: [] } }],
    [
      { kind: 'url', id: FILE.id },
      'network-location',
      { shape: 'related', page: { items: [], cursor: null } },
    ],
    [{ kind: 'url', id: FILE.id }, 'serving-address', { shape: 'related', page: { items: [] } }],
    [DOMAIN, 'parent', { shape: 'related', page: { items: [] } }],
  ] as const)('is empty: %j %s', async (ref, name, content) => {
    const world = await createWorld();
    serve(world, () => refusal(404, 'NotFoundError'));
    const worker = world.born();
    expect(await worker.sections.read({ ...ref, section: name, cursor: null }, KEPT)).toMatchObject({
      ok: true,
      value: { content },
    });
  });

  it('is a failure where a list was asked for', async () => {
    const world = await createWorld();
    serve(world, () => refusal(404, 'NotFoundError'));
    const worker = world.born();
    expect(await worker.sections.read(section('comments'), KEPT)).toMatchObject({
      failure: { tag: 'not-found' },
    });
  });
});

describe('a section that fails', () => {
  const CASES: readonly [string, () => Response | Promise<Response>, object][] = [
    ['403', () => refusal(403, 'ForbiddenError'), { tag: 'forbidden' }],
    ['503 three times', () => refusal(503, 'TransientError'), { tag: 'upstream', status: 503 }],
    [
      'a page of somebody else',
      () => new Response('<h1>Log in</h1>', { headers: { 'content-type': 'text/html' } }),
      { tag: 'upstream', reason: 'unreadable' },
    ],
    ['no list', () => reply(200, { data: 'x' }), { tag: 'upstream', reason: 'unexpected-shape' }],
    ['a cut line', () => Promise.reject(new TypeError('Failed to fetch')), { tag: 'upstream', status: 0 }],
  ];

  it.each(CASES)(
    '%s: says so, leaves the others alone, and can be read again',
    async (_, instead, failure) => {
      const world = await createWorld();
      let broken = true;
      serve(world, (path) => (broken && path.endsWith('/comments') ? instead() : null));
      const worker = world.born();
      const reading = worker.sections.read(section('comments'), KEPT);
      await world.clock.advance(5 * MINUTE);
      expect(await reading).toMatchObject({ ok: false, failure });
      expect(await worker.sections.read(section('votes'), KEPT)).toMatchObject({ ok: true });
      expect((await worker.sections.list(DOMAIN))[0]).toMatchObject({
        section: 'comments',
        keptAt: null,
        failure,
      });
      broken = false;
      const again = worker.sections.read(section('comments'), KEPT);
      await world.clock.advance(5 * MINUTE);
      expect(await again).toMatchObject({ ok: true });
      expect((await worker.sections.list(DOMAIN))[0]).toMatchObject({ failure: null });
    },
  );

  it('leaves what was kept before in its place', async () => {
    const world = await createWorld();
    let broken = false;
    serve(world, () => (broken ? refusal(403, 'ForbiddenError') : null));
    const worker = world.born();
    await worker.sections.read(section('comments'), KEPT);
    broken = true;
    await worker.sections.read(section('comments'), KEPT);
    expect((await worker.sections.list(DOMAIN))[0]).toMatchObject({
      keptAt: expect.any(Number),
      failure: { tag: 'forbidden' },
    });
  });

  it('without a connection costs nothing', async () => {
    const world = await createWorld();
    const asked = serve(world);
    world.online = false;
    const worker = world.born();
    expect(await worker.sections.read(section('comments'), KEPT)).toMatchObject({
      failure: { tag: 'offline' },
    });
    expect(asked).toEqual([]);
    expect((await worker.ledger.view(world.clock.now())).dayUsed).toBe(0);
  });
});

describe('a slot', () => {
  const NAMES = ['comments', 'votes', 'resolutions', 'subdomains', 'siblings', 'parent'] as const;

  it('is waited for: six sections at once all come, four in the first minute', async () => {
    const world = await createWorld();
    const asked = serve(world, (path) => (path.endsWith('_parent') ? reply(200, { data: null }) : null));
    const worker = world.born();
    const reading = NAMES.map((name) => worker.sections.read(section(name), KEPT));
    await world.clock.advance(30 * SECOND);
    expect(asked).toHaveLength(4);
    const waits = () => NAMES.map((name) => worker.sections.waitsUntil({ ...DOMAIN, section: name }));
    const left = waits().map((until) => until !== null && until - world.clock.now());
    // The four that have left wait no longer for their turn; the others do, for what is left of the minute.
    expect(left.slice(0, 4)).toEqual([false, false, false, false]);
    for (const each of left.slice(4)) expect(each).toBeGreaterThan(25 * SECOND);
    await world.clock.advance(MINUTE);
    expect((await Promise.all(reading)).map(({ ok }) => ok)).toEqual(NAMES.map(() => true));
    expect(asked).toHaveLength(6);
    expect(waits()).toEqual(NAMES.map(() => null));
  });

  it('is given back, unspent; what has left already comes', async () => {
    const world = await createWorld();
    const asked = serve(world);
    const worker = world.born();
    const reading = NAMES.map((name) => worker.sections.read(section(name), KEPT));
    await world.clock.advance(SECOND);
    for (const name of NAMES) worker.sections.stop({ ...DOMAIN, section: name });
    const replies = await Promise.all(reading);
    expect(replies.map(({ ok }) => ok)).toEqual([true, true, true, true, false, false]);
    expect(replies[5]).toMatchObject({ failure: { tag: 'cancelled', sent: 0 } });
    await world.clock.advance(5 * MINUTE);
    expect(asked).toHaveLength(4);
    expect((await worker.ledger.view(world.clock.now())).dayUsed).toBe(4);
    expect((await worker.sections.list(DOMAIN)).filter(({ failure }) => failure)).toEqual([]);
  });

  it('that is taken is not given back: what it paid for comes', async () => {
    const world = await createWorld();
    let answer = (_: Response): void => undefined;
    const left = new Promise<void>((resolve) => {
      serve(world, () => {
        resolve();
        return new Promise((done) => {
          answer = done;
        });
      });
    });
    const worker = world.born();
    const reading = worker.sections.read(section('comments'), KEPT);
    await left;
    worker.sections.stop({ ...DOMAIN, section: 'comments' });
    answer(reply(200, { data: [comment('c1')] }));
    expect(await reading).toMatchObject({ ok: true });
  });

  it('that is taken is not taken again, should VirusTotal fail', async () => {
    const world = await createWorld();
    const asked = serve(world, () => refusal(503, 'TransientError'));
    const worker = world.born();
    const reading = worker.sections.read(section('comments'), KEPT);
    await world.settle();
    expect(asked).toHaveLength(1);
    worker.sections.stop({ ...DOMAIN, section: 'comments' });
    await world.clock.advance(5 * MINUTE);
    expect(await reading).toMatchObject({ failure: { tag: 'cancelled', sent: 1 } });
    expect(asked).toHaveLength(1);
  });

  it('of another day is not waited for', async () => {
    const world = await createWorld();
    const asked = serve(world, (path) =>
      asked.length > 1 || path === '' ? null : refusal(429, 'QuotaExceededError'),
    );
    const worker = world.born();
    meddle(world, (go, address, init) =>
      address.endsWith('/overall_quotas')
        ? Promise.resolve(
            reply(200, {
              data: {
                api_requests_hourly: { user: { used: 0, allowed: 240 } },
                api_requests_daily: { user: { used: 500, allowed: 500 } },
                api_requests_monthly: { user: { used: 600, allowed: 15_500 } },
              },
            }),
          )
        : go(address, init),
    );
    const reading = worker.sections.read(section('comments'), KEPT);
    await world.clock.advance(5 * MINUTE);
    expect(await reading).toMatchObject({ failure: { tag: 'quota', window: 'day' } });
    expect(asked).toHaveLength(1);
  });
});
