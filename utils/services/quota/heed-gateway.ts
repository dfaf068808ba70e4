import type { GatewayWord } from '@/utils/domain/gateway-word';
import { isUpperLane, type Lane } from '@/utils/domain/quota';
import type { Ledger } from './ledger';
import type { NamedWindow } from './refusals';

/** Behind a gateway the count is the team's, whoever spent it; it is of the account that asked. */
export async function heedBudget(
  ledger: Pick<Ledger, 'correct'>,
  word: GatewayWord | undefined,
  at: number,
  account: number,
): Promise<void> {
  if (!word?.budget) return;
  const { day, month, own } = word.budget;
  await ledger.correct({ dayUsed: day.used, monthUsed: month.used, own, at, account });
}

/** Which quota a gateway says is spent. A list that has had its part leaves the clicks theirs. */
export function namedWindow(word: GatewayWord | undefined, lane: Lane): NamedWindow | null {
  if (!word?.refused) return null;
  const { window, of } = word.refused;
  return { window, lowerOnly: of !== 'team' && !isUpperLane(lane) };
}
