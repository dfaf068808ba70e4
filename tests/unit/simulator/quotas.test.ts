import { describe, expect, it } from 'vitest';
import { dig } from '../../simulator/json';
import { DEMO_KEY, GROUP_KEY, OTHER_KEY } from '../../simulator/keys';
import { useSimulator } from './harness';

const house = useSimulator();
const QUOTA_BODY = '{"error":{"code":"QuotaExceededError","message":"Quota exceeded"}}';

const look = async (key = DEMO_KEY): Promise<number> => (await house.ask('/metadata', { key })).status;

async function looks(count: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let index = 0; index < count; index += 1) statuses.push(await look());
  return statuses;
}

describe('quotas', () => {
  it('allows four in any sixty seconds, sliding', async () => {
    const { control } = house.simulator;
    control.setSpeed(0);
    expect(await looks(2)).toEqual([200, 200]);
    control.advance(30_000);
    expect(await looks(3)).toEqual([200, 200, 429]);
    control.advance(29_999);
    expect(await look()).toBe(429);
    control.advance(1);
    expect(await looks(3)).toEqual([200, 200, 429]);
  });

  it('says the same in every window, without a hint when to come back', async () => {
    const { control } = house.simulator;
    await looks(4);
    const minute = await house.ask('/metadata');
    control.setLimits(DEMO_KEY, { minute: 1000, daily: 4 });
    const daily = await house.ask('/metadata');
    control.setLimits(DEMO_KEY, { daily: 1000, monthly: 4 });
    const monthly = await house.ask('/metadata');
    for (const answer of [minute, daily, monthly]) {
      expect(answer.status).toBe(429);
      expect(answer.text).toBe(QUOTA_BODY);
      expect(answer.headers.get('retry-after')).toBeNull();
    }
  });

  it('counts the day and the month in UTC', async () => {
    const { control } = house.simulator;
    control.setSpeed(0);
    control.setTime(Date.UTC(2026, 8, 30, 23, 58));
    control.setUsed(DEMO_KEY, { daily: 500, monthly: 15_499 });
    expect(await look()).toBe(429);
    control.setUsed(DEMO_KEY, { daily: 499 });
    expect(await looks(2)).toEqual([200, 429]);
    control.setTime(Date.UTC(2026, 9, 1, 0, 0));
    expect(await look()).toBe(200);
  });

  it('does not count what it refused', async () => {
    await looks(6);
    const counted = house.simulator.control.log().map((entry) => entry.counted);
    expect(counted).toEqual([true, true, true, true, false, false]);
  });

  it('answers about quotas for nothing, even when they are spent', async () => {
    await looks(5);
    const { status, body } = await house.ask(`/users/${DEMO_KEY}/overall_quotas`);
    expect(status).toBe(200);
    expect(dig(body, 'data', 'api_requests_hourly')).toEqual({ user: { used: 4, allowed: 240 } });
    expect(dig(body, 'data', 'api_requests_daily')).toEqual({ user: { used: 4, allowed: 500 } });
    expect(dig(body, 'data', 'api_requests_monthly')).toEqual({ user: { used: 4, allowed: 15_500 } });
    const usage = await house.ask(`/users/${DEMO_KEY}/api_usage`);
    expect(dig(usage.body, 'data', 'total')).toEqual({ metadata: 4 });
  });

  it('counts per key, and drains the group of a key that is in one', async () => {
    await looks(5);
    expect(await look(OTHER_KEY)).toBe(200);
    for (let index = 0; index < 6; index += 1) expect(await look(GROUP_KEY)).toBe(200);
    const { body } = await house.ask(`/users/${GROUP_KEY}/overall_quotas`, { key: GROUP_KEY });
    expect(dig(body, 'data', 'api_requests_daily', 'group')).toMatchObject({
      used: 6,
      inherited_from: 'company',
    });
  });

  it('counts look-ups of what is unknown, and invalid analysis ids not', async () => {
    await house.ask(`/urls/${'0'.repeat(64)}`);
    await house.ask('/analyses/u-nonsense-1');
    const seen = house.simulator.control.log().map(({ status, counted }) => [status, counted]);
    expect(seen).toEqual([
      [404, true],
      [404, false],
    ]);
  });
});
