import type { GatewayWord } from '@/utils/domain/gateway-word';
import { isUpperLane, type Lane } from '@/utils/domain/quota';
import type { Reply } from '../virustotal/reply';
import type { LaneRequest } from './lane-request';
import type { Ledger } from './ledger';
import type { NamedWindow } from './refusals';

/**
 * Behind a gateway the count is the team's, whoever spent it; it is of the account that asked, and of the day that the
 * gateway's date says. A kept answer may have the date of when it was kept.
 */
export async function heedBudget(
  ledger: Pick<Ledger, 'correct'>,
  { gateway, serverTime }: Pick<Reply<unknown>, 'gateway' | 'serverTime'>,
  at: number,
  account: number,
): Promise<void> {
  if (!gateway?.budget) return;
  const { day, month, own } = gateway.budget;
  // Left out where nobody dates it: it answers no question of the ledger's what time it is.
  const dated = gateway.age === 0 && serverTime !== null ? { serverTime } : {};
  await ledger.correct({ dayUsed: day.used, monthUsed: month.used, own, at, account, ...dated });
}

/**
 * A gateway says that nothing was taken from the budget. What must leave once is not believed to have stayed there
 * by a gateway that says only that it is cut off: it may have lost the answer.
 */
export function isFree(word: GatewayWord | undefined, repeat: LaneRequest<unknown>['repeat']): boolean {
  return word?.free === true && !(word.away && repeat === 'once');
}

/** Which quota a gateway says is spent. A list that has had its part leaves the clicks theirs. */
export function namedWindow(word: GatewayWord | undefined, lane: Lane): NamedWindow | null {
  if (!word?.refused) return null;
  const { window, of } = word.refused;
  return { window, lowerOnly: of !== 'team' && !isUpperLane(lane) };
}
