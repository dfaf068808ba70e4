import { MINUTE } from '@/utils/domain/duration';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { quota } from './stub-data';

/** What a background behind a team's gateway says; `away` is one that goes around it at the moment. */
export function gatewayAnswers(now: number, away: boolean): Record<string, unknown> {
  const limits = { minute: 1_000, day: 20_000, month: 600_000 };
  const counts = { minuteUsed: 12, dayUsed: 4_318, monthUsed: 98_204 };
  return {
    settings: { ...DEFAULT_SETTINGS, apiAddress: 'https://gateway.example', gatewayDirect: away },
    keyState: { set: true, ending: 'c41e', testedAt: now - 40 * MINUTE, refused: null, limits },
    quota: away
      ? quota(now, { dayUsed: 42, directUntil: now + 3 * MINUTE })
      : quota(now, { ...counts, limits, own: { used: 37, allowed: 10_000 } }),
    directState: { ending: away ? '9b07' : null, refused: false, until: away ? now + 3 * MINUTE : null },
  };
}
