import { MINUTE } from '@/utils/domain/duration';
import { utcDay } from '@/utils/domain/utc';
import type { Worker, World } from './worker';

/**
 * What holds of the quota whatever died, as sentences: the ledger is never below what VirusTotal counted, which never
 * saw five in a minute nor refused one. `elsewhere` are requests that did not go through the world's own VirusTotal.
 */
export async function notSpentInOrder(
  { virusTotal, clock }: Pick<World, 'virusTotal' | 'clock'>,
  { ledger }: Pick<Worker, 'ledger'>,
  elsewhere = 0,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const times = virusTotal.counted().map(({ at }) => at);
  const { dayUsed, monthUsed } = await ledger.view(clock.now());
  const arrived = times.length + elsewhere;
  const today = times.filter((at) => utcDay(at) === utcDay(clock.now())).length;
  if (dayUsed < today) wrong.push(`the ledger's day has ${dayUsed} of ${today} requests`);
  if (monthUsed < arrived) wrong.push(`the ledger has ${monthUsed} of ${arrived} requests`);
  const crowded = times.some((time, at) => (times[at + 4] ?? Infinity) - time < MINUTE);
  if (crowded) wrong.push(`five in a minute: ${times.join(', ')}`);
  if (virusTotal.refusals.length > 0) wrong.push(`VirusTotal refused ${virusTotal.refusals.length} requests`);
  return wrong;
}
