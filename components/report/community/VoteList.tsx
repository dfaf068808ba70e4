import type { Vote } from '@/utils/domain/community';
import { dateTime, number, t } from '../../text';
import { LongList } from '../LongList';

const ROW_HEIGHT = 28;

/** Who voted what: no names, VirusTotal gives none; with the weight it gives each. */
export function VoteList({ votes }: { votes: readonly Vote[] }) {
  return (
    <>
      <p class="small dim">{t('comWeightNote')}</p>
      <p class="com-vote com-vote-head small dim" aria-hidden="true">
        <span>{t('comColVote')}</span>
        <span>{t('comColWeight')}</span>
        <span>{t('comColDate')}</span>
      </p>
      <LongList
        class="com-votes small"
        items={votes}
        rowHeight={ROW_HEIGHT}
        keyOf={({ id }) => id}
        draw={({ verdict, value, at }) => (
          <span class="com-vote">
            <span>{t(verdict)}</span>
            <span>
              <span class="unseen">{t('comColWeight')} </span>
              {signed(value)}
            </span>
            <span class="dim">{at === null ? t('dateUnknown') : dateTime(at)}</span>
          </span>
        )}
      />
    </>
  );
}

function signed(value: number): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '';
  return sign + number(Math.abs(value));
}
