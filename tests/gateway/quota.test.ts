import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask';
import { busiest } from './busiest';
import { type GatewayWorld, startGateway, TEAM_KEY } from './gateway-world';

let world: GatewayWorld;
let anna: string;
let bert: string;
let cleo: string;

/** A minute of three seconds on both sides: VirusTotal’s clock runs twenty times as fast. */
const SPEED = 20;
const WINDOW = 60_000;

beforeAll(async () => {
  world = await startGateway({ limits: { minute: 20, daily: 200, monthly: 1_000 }, speed: SPEED });
  [anna = '', bert = '', cleo = ''] = await world.tokens(['anna', 'bert', 'cleo']);
});
afterAll(() => world.stop());

let serial = 0;
/** Something that nobody has asked about: it costs a request. */
function look(token: string, lane: string, door: 0 | 1 = 0) {
  serial += 1;
  return ask({ token, lane, node: world.nodes[door] }, `domains/never-before-${serial}.example`);
}
async function many(count: number, token: string, lane: string) {
  const replies = await Promise.all(Array.from({ length: count }, () => look(token, lane)));
  const refused = replies.filter(({ status }) => status === 429);
  return { through: replies.length - refused.length, refused };
}

describe('the minute', () => {
  it('is shared: a list stops at its share, lists at the reserve, clicks at theirs, and all at the limit', async () => {
    // 20 a minute; 16 for lists, of which a quarter each; half of all for one person's clicks.
    const annasList = await many(10, anna, 'list');
    expect(annasList.through).toBe(4);
    expect(annasList.refused[0]?.headers.get('assay-refused')).toBe('window=minute; of=own');
    expect((await many(10, bert, 'watch')).through).toBe(4);
    // Her list has cost Anna nothing of her clicks but what she has spent herself.
    const clicks = await many(10, anna, 'interactive');
    expect(clicks.through).toBe(6);
    const download = await many(10, cleo, 'download');
    expect(download.through).toBe(6);
    expect(download.refused[0]?.headers.get('assay-refused')).toBe('window=minute; of=team');
    const list = await many(2, cleo, 'page');
    expect(list.refused[1]?.headers.get('assay-refused')).toBe('window=minute; of=lane');
    expect(world.asked().filter(({ status }) => status === 429)).toEqual([]);
  });

  it('says in VirusTotal’s words when to come again, and spreads those who wait', async () => {
    const { refused } = await many(3, cleo, 'interactive');
    expect(refused.map(({ status, text }) => [status, JSON.parse(text).error.code])).toEqual(
      Array.from({ length: 3 }, () => [429, 'QuotaExceededError']),
    );
    for (const { headers } of refused) {
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60 / SPEED + 1);
    }
  });

  it('is never more than the limit in any minute, however slow VirusTotal is', async () => {
    world.simulator.control.addFault({
      path: 'never-before',
      times: 8,
      effect: { kind: 'slow-headers', ms: 1_000 },
    });
    const end = Date.now() + 3 * (WINDOW / SPEED);
    const keepAsking = async (token: string): Promise<void> => {
      while (Date.now() < end) await look(token, 'interactive');
    };
    await Promise.all([anna, bert, cleo].flatMap((token) => [keepAsking(token), keepAsking(token)]));
    const log = world.asked();
    expect(log.filter(({ status }) => status === 429)).toEqual([]);
    expect(busiest(log, WINDOW)).toBeLessThanOrEqual(20);
    // Nor is any of it given away: what is free is used within a second or two.
    expect(log.filter(({ counted }) => counted).length).toBeGreaterThan(50);
  });
});

describe('day and month', () => {
  it('are told with the date by which they are counted, whoever answers', async () => {
    const node = world.nodes[0];
    const replies = [
      await look(anna, 'interactive'),
      // Past the cache.
      await ask({ token: bert, node }, 'analyses/u-0-1'),
      await ask({ token: anna, node }, `users/${anna}/overall_quotas`),
    ];
    const dates = replies.map(({ headers }) => Date.parse(headers.get('date') ?? ''));
    for (const date of dates) expect(Math.abs(date - Date.now())).toBeLessThan(WINDOW);
  });

  it('count what other programs spend with the same key, and say which window is spent', async () => {
    const { control } = world.simulator;
    control.setUsed(TEAM_KEY, { daily: 200 });
    await expect
      .poll(async () => (await look(bert, 'interactive')).headers.get('assay-refused'), { timeout: 15_000 })
      .toBe('window=day; of=team');
    const refused = await look(bert, 'interactive');
    const now = new Date();
    const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1) / 1_000;
    expect(Number(refused.headers.get('retry-after'))).toBeCloseTo(midnight - now.getTime() / 1_000, -1);
  });
});
