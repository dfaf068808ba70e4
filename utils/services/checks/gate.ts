import type { CheckState } from '@/utils/domain/check';
import type { Failure } from '@/utils/domain/failure';
import type { LeftOut, Removed } from '@/utils/domain/privacy';
import { decide, keepable } from '@/utils/domain/privacy-gate';
import type { Settings } from '@/utils/domain/settings';
import type { CheckOrder } from './checks';
import { askedKey, type CheckRow, isNameless, requested } from './row';

interface Born {
  readonly id: string;
  readonly now: number;
  readonly settings: Settings;
}

/**
 * The first row of a check: through the privacy gate before anything else. Private things end here, secrets
 * wait for the user's word, everything else is ready to be looked up under exactly the text it may send.
 */
export function gate(order: CheckOrder, { id, now, settings }: Born): CheckRow {
  const row = { ...rowOf(order), id, startedAt: now, updatedAt: now };
  if (isNameless(row)) return ready(row, row.indicator.value, []);
  const decision = decide(order.indicator, { privateHosts: settings.privateHosts });

  if (decision.decision === 'private') {
    const { rule, host } = decision;
    return { ...row, stage: 'ended', state: { phase: 'failed', failure: { tag: 'private', rule, host } } };
  }
  // VirusTotal told this address itself, and only its id leaves: there is nothing in it to ask about.
  if (row.urlId !== undefined) return ready(row, order.indicator.value, []);
  if (decision.decision === 'send') return ready(row, decision.value, decision.removed);
  if (order.secrets === 'keep') return ready(row, decision.asIs, decision.removed);
  if (order.secrets === 'remove') return withoutSecrets(ready(row, decision.without, decision.removed));
  const { secrets, without, asIs } = decision;
  const indicator = { ...row.indicator, value: asIs };
  const removed = kindsOf(decision.removed);
  return { ...row, indicator, stage: 'ask', removed, state: { phase: 'asking', secrets, without, asIs } };
}

/** The row as it goes on when secrets are left out: nothing that is kept has them any more. */
export function withoutSecrets<Row extends Pick<CheckRow, 'indicator' | 'request' | 'removed'>>(
  row: Row,
): Row {
  const indicator = { ...row.indicator, value: row.request ?? row.indicator.value };
  return { ...row, indicator, removed: [...row.removed, { what: 'secret' }] };
}

/** Whether the gate keeps a request here by today's rules; null when it may leave. */
export async function staysHere(
  row: CheckRow,
  settings: () => Promise<Pick<Settings, 'privateHosts'>>,
): Promise<Failure | null> {
  const { privateHosts } = await settings();
  if (isNameless(row)) return null;
  const decision = decide(requested(row), { privateHosts });
  return decision.decision === 'private'
    ? { tag: 'private', rule: decision.rule, host: decision.host }
    : null;
}

type Bare = Omit<CheckRow, 'id' | 'startedAt' | 'updatedAt'>;

function rowOf(order: CheckOrder): Bare {
  const looking: CheckState = { phase: 'looking-up' };
  return {
    indicator: order.urlId === undefined ? keepable(order.indicator) : order.indicator,
    origin: order.origin,
    lane: order.lane ?? 'interactive',
    ephemeral: order.ephemeral ?? false,
    ...(order.list !== undefined && { list: order.list }),
    ...(order.asker !== undefined && { asker: order.asker }),
    request: order.urlId === order.indicator.value ? order.urlId : null,
    ...(order.urlId !== undefined && { urlId: order.urlId }),
    removed: [],
    stage: 'look-up',
    posting: false,
    refresh: order.refresh ?? false,
    ...(order.onlyKept === true && { onlyKept: true }),
    following: null,
    earlier: null,
    known: null,
    scanned: false,
    state: looking,
    spent: 0,
  };
}

function ready(row: CheckRow, request: string, removed: readonly Removed[]): CheckRow {
  const indicator = { ...row.indicator, value: request };
  const asked = { ...row, indicator, request, removed: kindsOf(removed) };
  return { ...asked, active: askedKey(asked) };
}

/** Surfaces say what kind of part stays here; the part itself is not written down. */
function kindsOf(removed: readonly Removed[]): readonly LeftOut[] {
  return removed.map(({ what }) => ({ what }));
}
