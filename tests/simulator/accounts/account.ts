import { createHash } from 'node:crypto';
import { createMeter, hasRoom, type Limits, type Meter, PUBLIC_LIMITS } from './meter';
import { createUsage, type Usage } from './usage';

export interface KeyOptions {
  /** 401 UserNotActiveError on everything. */
  inactive?: boolean;
  /** May read enterprise-only relations. */
  premium?: boolean;
  /** Name of a group whose allowance is drained in place of the user's. */
  group?: string;
}

export interface Group {
  name: string;
  limits: Limits;
  meter: Meter;
}

/** One user and their key. */
export interface Account {
  key: string;
  /** User id, made from the key. */
  id: string;
  limits: Limits;
  readonly seedLimits: Limits;
  inactive: boolean;
  premium: boolean;
  group: Group | null;
  meter: Meter;
  usage: Usage;
  since: number;
}

export const GROUP_LIMITS: Limits = { minute: 60, daily: 20_000, monthly: 600_000 };

export function createAccount(
  key: string,
  limits: Partial<Limits>,
  options: KeyOptions,
  since: number,
): Account {
  const seedLimits = { ...PUBLIC_LIMITS, ...limits };
  return {
    key,
    id: `user_${createHash('sha256').update(key).digest('hex').slice(0, 8)}`,
    limits: { ...seedLimits },
    seedLimits,
    inactive: options.inactive ?? false,
    premium: options.premium ?? false,
    group: null,
    meter: createMeter(),
    usage: createUsage(),
    since,
  };
}

/** Takes one request from what the key drains; false, and nothing taken, when a window is full. */
export function spend(account: Account, now: number, endpoint: string): boolean {
  const drained = account.group ?? account;
  if (!hasRoom(drained.meter, drained.limits, now)) return false;
  account.meter.spend(now);
  account.group?.meter.spend(now);
  account.usage.note(now, endpoint);
  return true;
}
