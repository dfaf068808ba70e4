import type { NewRow, RowAnswer } from '@/utils/domain/list';
import { decide } from '@/utils/domain/privacy-gate';
import type { ListItem } from './row';

/** A row as it comes in: through the privacy gate before anything else. What never leaves is not even kept. */
export function newItem(
  list: string,
  n: number,
  { line, indicator, answer }: NewRow,
  privateHosts: readonly string[],
): ListItem {
  const decision = decide(indicator, { privateHosts });
  const item = {
    ...{ list, n, line, indicator, sent: null, held: null, result: null, flagging: '', failure: null },
    ...{ secret: false, submitted: null, refresh: false },
  } as const;
  switch (decision.decision) {
    case 'send': {
      const { value } = decision;
      const sendable = { ...item, indicator: { ...indicator, value }, sent: value };
      return answer ? answered(sendable, answer) : { ...sendable, state: 'waiting', todo: 'next' };
    }
    case 'private': {
      const { rule, host } = decision;
      return { ...item, state: 'not-sent', held: { why: 'private', rule, host } };
    }
    case 'ask': {
      const { secrets, without, asIs } = decision;
      const held = { why: 'secrets', secrets, without } as const;
      const secret = { ...item, indicator: { ...indicator, value: asIs }, secret: true };
      // It was asked once, so somebody has said that it may be.
      if (answer) return answered({ ...secret, sent: asIs }, answer);
      return { ...secret, state: 'not-sent', held };
    }
  }
}

function answered(item: Omit<ListItem, 'state'>, { state, result, flagging }: RowAnswer): ListItem {
  return { ...item, state, result, flagging };
}
