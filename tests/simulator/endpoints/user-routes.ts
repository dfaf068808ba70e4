import type { Account } from '../accounts/account';
import type { Limits, Meter } from '../accounts/meter';
import { badRequest, forbidden, notFound } from '../http/api-error';
import { type Call, param, type Route } from '../http/call';
import type { Json, JsonObject } from '../json';
import { objectJson } from './links';

interface Windows {
  [quota: string]: { used: number; allowed: number };
}

/** The minute limit shows as an hourly quota of sixty times its size (virustotal-api.md §1). */
function windows(meter: Meter, limits: Limits, now: number): Windows {
  return {
    api_requests_hourly: { used: meter.usedInHour(now), allowed: limits.minute * 60 },
    api_requests_daily: { used: meter.usedToday(now), allowed: limits.daily },
    api_requests_monthly: { used: meter.usedThisMonth(now), allowed: limits.monthly },
    intelligence_searches_monthly: { used: 0, allowed: 0 },
  };
}

function findUser(call: Call): Account {
  const id = param(call, 'id');
  const account = call.world.accounts.find(id);
  if (account === undefined) throw notFound('User', id);
  return account;
}

function own(call: Call): Account {
  const account = findUser(call);
  if (account !== call.account) throw forbidden();
  return account;
}

function getUser(call: Call): Json {
  const account = findUser(call);
  const attributes: JsonObject = {
    first_name: 'Simulated',
    last_name: 'User',
    profile_phrase: '',
    reputation: 1,
    status: account.inactive ? 'inactive' : 'active',
    user_since: account.since,
  };
  if (account === call.account) {
    const now = call.world.clock.now();
    Object.assign(attributes, {
      apikey: account.key,
      email: `${account.id}@users.example`,
      has_2fa: false,
      last_login: call.world.clock.seconds() - 3600,
      preferences: {},
      privileges: { intelligence: { granted: account.premium }, 'click-to-accept': { granted: false } },
      quotas: windows(account.meter, account.limits, now),
    });
  }
  return { data: objectJson(call.origin, { type: 'user', id: account.id, attributes }) };
}

function overallQuotas(call: Call): Json {
  const account = own(call);
  const now = call.world.clock.now();
  const { group } = account;
  const drained = group === null ? {} : windows(group.meter, group.limits, now);
  const entries = Object.entries(windows(account.meter, account.limits, now)).map(([quota, user]) => {
    const share = drained[quota];
    if (group === null || share === undefined) return [quota, { user }];
    return [quota, { user, group: { ...share, inherited_from: group.name } }];
  });
  return { data: Object.fromEntries(entries) };
}

const DAY = 86_400_000;
const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

function readDay(text: string | null, otherwise: number): number {
  if (text === null) return otherwise;
  const time = /^\d{8}$/.test(text) ? Date.parse(text.replace(/(....)(..)(..)/, '$1-$2-$3')) : Number.NaN;
  if (Number.isNaN(time)) throw badRequest('Dates must be in YYYYMMDD format');
  return time;
}

function apiUsage(call: Call): Json {
  const account = own(call);
  const last = readDay(call.query.get('end_date'), call.world.clock.now());
  const first = readDay(call.query.get('start_date'), last - 30 * DAY);
  if (last - first > 30 * DAY || first > last) throw badRequest('Date range can not exceed 30 days');
  const daily = account.usage.between(isoDay(first), isoDay(last));
  const total: Record<string, number> = {};
  for (const [endpoint, count] of Object.values(daily).flatMap((counts) => Object.entries(counts))) {
    total[endpoint] = (total[endpoint] ?? 0) + count;
  }
  return { data: { daily, total } };
}

/** `users/{id or key}` (virustotal-api.md §1); the two about quotas cost nothing. */
export const userRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/users/:id', charge: 'before', usage: 'users', handle: getUser },
  {
    method: 'GET',
    pattern: '/users/:id/overall_quotas',
    charge: 'never',
    usage: 'users',
    handle: overallQuotas,
  },
  { method: 'GET', pattern: '/users/:id/api_usage', charge: 'never', usage: 'users', handle: apiUsage },
];
