import type { CheckState } from '@/utils/domain/check';
import { reportAge, voteTotals } from '../parts/Facts';
import { number, relative, t } from '../text';

/** How old the report is, what the last look said, and what people say, under the band. */
export function AsOf({ state, now }: { state: Extract<CheckState, { phase: 'report' }>; now: number }) {
  const { report, earlier } = state;
  const { votes, reputation } = report;
  return (
    <dl class="rep-asof">
      <div>
        <dt>{t('factReport')}</dt>
        <dd>{reportAge(state, now, true)}</dd>
      </div>
      {earlier && (
        <div>
          <dt>{t('factEarlier')}</dt>
          <dd>
            {t('earlierSaid', number(earlier.malicious), number(earlier.answered))}{' '}
            <span class="dim">· {relative(earlier.at, now)}</span>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('factVotes')}</dt>
        <dd>
          {voteTotals(votes)}
          {reputation !== null && <span class="dim"> · {t('reputation', number(reputation))}</span>}
        </dd>
      </div>
    </dl>
  );
}
