import { DAY, SECOND } from '@/utils/domain/duration';
import { utcDay } from '@/utils/domain/utc';
import { withoutRefuted } from './blocks';
import { type Books, heard, type ServerCount, serverUsed } from './books';
import { sure, unanswered } from './guess';
import type { Tally } from './tally';

/** A count without a date that comes so soon after a day began may be the day before's: two clocks and a way here. */
const SEAM = 30 * SECOND;

/** The count after VirusTotal, or a gateway, told its own: that where it is higher, if it is of the day that is counted. */
export function corrected(books: Books, count: ServerCount): Tally {
  const tally = heard(books, count.serverTime ?? null, count.at);
  // What came beside another answer was not asked for.
  if (!isOfDay(tally, count)) return count.serverTime === undefined ? tally : unanswered(tally, count.at);
  const server = serverUsed(books.recent, count);
  const known = sure(tally);
  const used = {
    dayUsed: Math.max(known.dayUsed, server.dayUsed),
    monthUsed: Math.max(known.monthUsed, server.monthUsed),
  };
  const { limits } = books;
  const own = count.own ?? tally.own;
  const room = { day: count.dayUsed < limits.day, month: count.monthUsed < limits.month };
  return withoutRefuted({ ...tally, ...used, own, guess: null }, room);
}

/** Nothing takes a count back before the day is over, so yesterday's would cost all of today. */
function isOfDay({ day, offset }: Tally, { serverTime = null, at }: ServerCount): boolean {
  return serverTime === null ? at + offset >= day * DAY + SEAM : utcDay(serverTime) === day;
}
