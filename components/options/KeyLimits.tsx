import type { QuotaView } from '@/utils/domain/quota';
import { Rich } from '../parts/Rich';
import { clockTime, number, t } from '../text';

/** What this account may spend, what it has spent, and when the day's count starts anew. */
export function KeyLimits({ quota }: { quota: QuotaView }) {
  const { limits, own } = quota;
  return (
    <div class="key-limits">
      <dl>
        <Spent label={t('setLimitMinute')} used={quota.minuteUsed} allowed={limits.minute} />
        <Spent label={t(own ? 'setLimitTeamDay' : 'setLimitDay')} used={quota.dayUsed} allowed={limits.day} />
        <Spent
          label={t(own ? 'setLimitTeamMonth' : 'setLimitMonth')}
          used={quota.monthUsed}
          allowed={limits.month}
        />
        {own && <Spent label={t('setLimitOwn')} used={own.used} allowed={own.allowed} />}
        <div>
          <dt>{t('setDayEnds')}</dt>
          <dd>
            <b>{clockTime(quota.dayEndsAt)}</b>{' '}
            {!isUtcHere(quota.dayEndsAt) && (
              <span class="dim">{t('setDayEndsUtc', utc(quota.dayEndsAt))}</span>
            )}
          </dd>
        </div>
      </dl>
      {!quota.learned && <p class="option-note">{t('setLimitsAssumed')}</p>}
    </div>
  );
}

function Spent({ label, used, allowed }: { label: string; used: number; allowed: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Rich message="setUsedOf" values={[<b key="used">{number(used)}</b>, number(allowed)]} />
      </dd>
    </div>
  );
}

/** Then local time says the same. */
function isUtcHere(at: number): boolean {
  return new Date(at).getTimezoneOffset() === 0;
}

/** `00:00`, in the form of the log and of VirusTotal's own pages, whatever the reader's clock looks like. */
function utc(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}
