import type { QuotaView } from '@/utils/domain/quota';
import { clockTime, number, t } from '../text';

/** Above this many requests a minute the boxes become a bar (LOOK §4, quota meter). */
const BOXES_AT_MOST = 8;

/**
 * What was spent of the minute and of the day, in boxes or bars and in words; empty until it is known. Behind a
 * gateway the team's day and one's own share: a team's minute is no one's to watch, unless it is as small as that of
 * a free key. While the gateway is away it is one's own key that is counted, and that is said.
 */
export function QuotaMeter({ quota }: { quota: QuotaView | null }) {
  if (quota === null) return <div class="meter" />;
  const { limits, minuteUsed, dayUsed, own, directUntil } = quota;
  return (
    <div class="meter">
      {(!own || limits.minute <= BOXES_AT_MOST) && (
        <span>
          {limits.minute <= BOXES_AT_MOST ? (
            <span class="pips" aria-hidden="true">
              {Array.from({ length: limits.minute }, (_, box) => (
                <i key={box} class={box < minuteUsed ? 'on' : ''} />
              ))}
            </span>
          ) : (
            <Bar used={minuteUsed} allowed={limits.minute} />
          )}
          <span>{t('meterMinute', number(minuteUsed), number(limits.minute))}</span>
        </span>
      )}
      <span>
        <Bar used={dayUsed} allowed={limits.day} />
        <span>{t(own ? 'meterTeamDay' : 'meterDay', number(dayUsed), number(limits.day))}</span>
      </span>
      {own && <span>{t('meterOwn', number(own.used), number(own.allowed))}</span>}
      {directUntil !== undefined && <span>{t('setDirectSince', clockTime(directUntil))}</span>}
    </div>
  );
}

function Bar({ used, allowed }: { used: number; allowed: number }) {
  const share = allowed > 0 ? Math.min(1, used / allowed) : 1;
  return (
    <span class="day" aria-hidden="true">
      <i style={{ width: `${share * 100}%` }} />
    </span>
  );
}
