import { useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import { isOver } from '@/utils/domain/participation';
import { t } from '../text';
import { Deed } from './Deed';
import { DeedTrouble } from './DeedTrouble';
import type { Outbox } from './use-outbox';

const BALLOTS = ['harmless', 'malicious'] as const;

/** A vote of one's own: who sees it is said before, and it can be undone for some seconds. */
export function CastVote({ outbox }: { outbox: Outbox }) {
  const [refused, setRefused] = useState<Failure | null>(null);
  const votes = outbox.entries.filter(({ what }) => what.act === 'vote');
  const last = votes.at(-1);
  const underWay = votes.some(({ state }) => !isOver(state));
  const unread = votes.some(({ state }) => state.phase === 'uncertain');
  const cast = last?.state.phase === 'done' && last.what.act === 'vote' ? last.what.verdict : null;

  return (
    <div class="com-cast">
      {last && <Deed key={last.id} entry={last} outbox={outbox} />}
      {refused && <DeedTrouble failure={refused} outbox={outbox} />}
      {!underWay && !unread && (
        <>
          <p class="small dim">{t('comVoteConsent')}</p>
          <p class="actions-row">
            {BALLOTS.map((verdict) => (
              <button
                key={verdict}
                type="button"
                class="btn sm"
                disabled={cast === verdict}
                onClick={async () => setRefused(await outbox.say({ act: 'vote', verdict }))}
              >
                {t(verdict === 'malicious' ? 'voteMaliciousPublicly' : 'voteHarmlessPublicly')}
              </button>
            ))}
          </p>
        </>
      )}
    </div>
  );
}
