import { describe, expect, it } from 'vitest';
import { CANARY } from './fixtures';
import { harness, json } from './harness';

const client = (body: unknown, address = 'https://www.virustotal.com') =>
  harness(() => json(body), { readAddress: async () => address }).client;
const shape = { ok: false, failure: { tag: 'upstream', reason: 'unexpected-shape' } };

describe('account', () => {
  const quotas = (data: object) => client({ data }).account.quotas();
  const quota = (allowed: unknown, used: unknown) => ({ user: { allowed, used } });

  it('learns what may be spent and what was', async () => {
    const data = {
      api_requests_hourly: quota(240, 3),
      api_requests_daily: quota(500, 41),
      api_requests_monthly: quota(15_500, 900),
      intelligence_searches: quota(0, 0),
    };
    expect(await quotas(data)).toMatchObject({
      ok: true,
      value: { limits: { minute: 4, day: 500, month: 15_500 }, used: { hour: 3, day: 41, month: 900 } },
      raw: '',
    });
  });

  it('takes the group’s quota where there is one', async () => {
    const group = { allowed: 6_000, used: 60, inherited_from: 'company' };
    const reply = await quotas({ api_requests_hourly: { user: { allowed: 1, used: 0 }, group } });
    expect(reply).toMatchObject({ value: { limits: { minute: 100, day: 500 }, used: { hour: 60, day: 0 } } });
  });

  it('reads what it is told of, and takes the rest for a public key’s', async () => {
    const reply = await quotas({ api_requests_daily: quota(900, 41) });
    expect(reply.ok && reply.value).toEqual({
      limits: { minute: 4, day: 900, month: 15_500 },
      used: { hour: 0, day: 41, month: 0 },
    });
  });

  it('learns one’s own share from a gateway', async () => {
    const body = { data: { api_requests_daily: quota(900, 41) }, assay: { own_daily: quota(90, 7) } };
    expect(await client(body).account.quotas()).toMatchObject({ value: { own: { allowed: 90, used: 7 } } });
  });

  it.each([null, [], 'x'])('is nothing in the place of numbers: %j', async (data) => {
    expect(await client({ data }).account.quotas()).toMatchObject(shape);
  });

  it('never says that there is no minute', async () => {
    expect(await quotas({ api_requests_hourly: quota(30, 0) })).toMatchObject({
      value: { limits: { minute: 1 } },
    });
  });

  it.each([{}, { api_requests_daily: quota(-1, 0) }, { api_requests_daily: 500 }])(
    'is nothing in %j',
    async (data) => {
      expect(await quotas(data)).toMatchObject(shape);
    },
  );

  it('reads limits off a user, without private parts', async () => {
    const attributes = {
      apikey: CANARY,
      first_name: 'N',
      quotas: { api_requests_daily: { allowed: 1_000, used: 1 } },
    };
    const reply = await client({ data: { type: 'user', id: 'me', attributes } }).account.user('me');
    expect(reply.ok && reply.value).toEqual({ id: 'me', limits: { minute: 4, day: 1_000, month: 15_500 } });
  });
});
