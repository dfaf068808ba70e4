import { describe, expect, it } from 'vitest';
import { dig } from '../../simulator/json';
import { DEMO_KEY, OTHER_KEY } from '../../simulator/keys';
import { useSimulator } from './harness';

const house = useSimulator();

describe('users', () => {
  it('are found by key and by id, with the private parts for their owner only', async () => {
    const own = await house.ask(`/users/${DEMO_KEY}`);
    expect(dig(own.body, 'data', 'attributes', 'apikey')).toBe(DEMO_KEY);
    expect(dig(own.body, 'data', 'attributes', 'quotas', 'api_requests_hourly', 'allowed')).toBe(240);
    const id = String(dig(own.body, 'data', 'id'));
    const seen = await house.ask(`/users/${id}`, { key: OTHER_KEY });
    expect(dig(seen.body, 'data', 'id')).toBe(id);
    expect(seen.text).not.toContain(DEMO_KEY);
    expect((await house.ask(`/users/${id}/overall_quotas`, { key: OTHER_KEY })).status).toBe(403);
    expect((await house.ask('/users/niemand')).status).toBe(404);
  });

  it('see at most thirty days of their use at a time', async () => {
    const usage = `/users/${DEMO_KEY}/api_usage`;
    expect((await house.ask(`${usage}?start_date=20260101&end_date=20260131`)).body).toEqual({
      data: { daily: {}, total: {} },
    });
    expect((await house.ask(`${usage}?start_date=20260101&end_date=20260301`)).status).toBe(400);
    expect((await house.ask(`${usage}?start_date=gestern`)).status).toBe(400);
  });
});
