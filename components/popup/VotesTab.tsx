import type { Vote } from '@/utils/domain/community';
import { call } from '@/utils/rpc/client';
import { CastVote } from '../community/CastVote';
import { useOutbox } from '../community/use-outbox';
import { dateTime, number, t } from '../text';
import { LoadMore } from './LoadMore';
import type { TabProps } from './Tabs';
import { usePages } from './use-pages';

/** Totals came with the report; who voted when is asked for on demand; a vote of one's own. */
export function VotesTab({ report, checkId, gateway }: TabProps) {
  const { kind, id, votes } = report;
  const outbox = useOutbox(report, { call, checkId, gateway });
  const pages = usePages<Vote>((cursor) => call('listVotes', { kind, id, cursor, from: checkId }));
  return (
    <div class="block stack">
      <p>{t('communityVotes', number(votes.harmless), number(votes.malicious))}</p>
      <CastVote outbox={outbox} />
      {pages.items?.length === 0 && <p class="muted">{t('votesNone')}</p>}
      {pages.items && pages.items.length > 0 && (
        <ul class="votes small">
          {pages.items.map((vote) => (
            <li key={vote.id}>
              <span>{t(vote.verdict)}</span>
              <span class="dim">{vote.at === null ? t('dateUnknown') : dateTime(vote.at)}</span>
            </li>
          ))}
        </ul>
      )}
      <LoadMore pages={pages} gateway={gateway} first="votesLoad" next="votesMore" />
    </div>
  );
}
