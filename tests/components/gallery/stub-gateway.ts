import { MINUTE } from '@/utils/domain/duration';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { quota } from './stub-data';

/** What a background behind a team's gateway says; `away` is one that goes around it at the moment, `refused` one that cannot. */
export function gatewayAnswers(now: number, how: string | null): Record<string, unknown> {
  const [away, refused] = [how === 'away', how === 'refused'];
  const limits = { minute: 1_000, day: 20_000, month: 600_000 };
  const counts = { minuteUsed: 12, dayUsed: 4_318, monthUsed: 98_204 };
  return {
    settings: { ...DEFAULT_SETTINGS, apiAddress: 'https://gateway.example', gatewayDirect: away || refused },
    keyState: { set: true, ending: 'c41e', testedAt: now - 40 * MINUTE, refused: null, limits },
    quota: away
      ? quota(now, { dayUsed: 42, directUntil: now + 3 * MINUTE })
      : quota(now, { ...counts, limits, own: { used: 37, allowed: 10_000 } }),
    directState: { ending: away || refused ? '9b07' : null, refused, until: away ? now + 3 * MINUTE : null },
  };
}
