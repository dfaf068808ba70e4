import type { Share } from '@/utils/domain/gateway-word';
import { PUBLIC_KEY_LIMITS, type QuotaLimits } from '@/utils/domain/quota';
import type { Read } from './call';
import { parseFull } from './schema-object';
import { countOf, type Fields, fieldsOf, isFields } from './schema-value';

/** What the account may spend, and what it has spent since the full hour, 00:00 UTC and the 1st. */
export interface AccountQuotas {
  readonly limits: QuotaLimits;
  readonly used: { readonly hour: number; readonly day: number; readonly month: number };
  /** A gateway answers with the team's numbers, and adds one's own share of the day (docs/gateway). */
  readonly own?: Share;
}

/** The account without what is private in it: names, mail address, key. */
export interface Account {
  readonly id: string;
  readonly limits: QuotaLimits | null;
}

/** `overall_quotas`: a plain dictionary (virustotal-api.md §1); a quota that is missing is the public one. */
export const readQuotas: Read<AccountQuotas> = ({ data, assay }) => {
  if (!isFields(data)) return undefined;
  const hour = ownOf(data.api_requests_hourly);
  const day = ownOf(data.api_requests_daily);
  const month = ownOf(data.api_requests_monthly);
  const limits = limitsOf(hour, day, month);
  if (!limits) return undefined;
  const own = ownOf(fieldsOf(assay).own_daily);
  const used = { hour: hour?.used ?? 0, day: day?.used ?? 0, month: month?.used ?? 0 };
  return { limits, used, ...(own && { own }) };
};

/** `users/{id}`: here the quotas have no `user` level (virustotal-api.md §1). */
export const readAccount: Read<Account> = ({ data }) => {
  const object = parseFull(data, 'user');
  if (!object) return undefined;
  const quotas = fieldsOf(object.attributes.quotas);
  const hour = allowanceOf(quotas.api_requests_hourly);
  const day = allowanceOf(quotas.api_requests_daily);
  return { id: object.id, limits: limitsOf(hour, day, allowanceOf(quotas.api_requests_monthly)) };
};

function limitsOf(
  hour: Share | undefined,
  day: Share | undefined,
  month: Share | undefined,
): QuotaLimits | null {
  if (!hour && !day && !month) return null;
  return {
    // There is no minute field: the hourly quota is sixty times that of a minute.
    minute: hour ? Math.max(1, Math.floor(hour.allowed / 60)) : PUBLIC_KEY_LIMITS.minute,
    day: day?.allowed ?? PUBLIC_KEY_LIMITS.day,
    month: month?.allowed ?? PUBLIC_KEY_LIMITS.month,
  };
}

/** A key in a group drains the group's quota. */
function ownOf(quota: unknown): Share | undefined {
  const levels: Fields = fieldsOf(quota);
  return allowanceOf(levels.group) ?? allowanceOf(levels.user);
}

function allowanceOf(value: unknown): Share | undefined {
  const fields = fieldsOf(value);
  const allowed = countOf(fields.allowed);
  return allowed === null ? undefined : { allowed, used: countOf(fields.used) ?? 0 };
}
