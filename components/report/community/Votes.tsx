import type { ObjectRef } from '@/utils/domain/community';
import type { Report } from '@/utils/domain/report';
import { CastVote } from '../../community/CastVote';
import type { Outbox } from '../../community/use-outbox';
import { number, t } from '../../text';
import { Panel } from '../Panel';
import { SectionAside } from '../SectionAside';
import { SectionBody } from '../SectionBody';
import { itemsOf } from '../section-items';
import { sectionTitle } from '../section-title';
import { useSurroundings } from '../surroundings';
import { useSection } from '../use-section';
import { VoteList } from './VoteList';

interface VotesProps {
  readonly object: ObjectRef;
  readonly report: Report;
  readonly outbox: Outbox;
  readonly now: number;
}

/** The totals that came with the report, who voted with which weight on demand, and voting oneself. */
export function Votes({ object, report, outbox, now }: VotesProps) {
  const { store } = useSurroundings();
  const view = useSection(store, object, 'votes');
  const votes = itemsOf(view.pages, 'votes');
  return (
    <Panel
      id="votes"
      title={sectionTitle('votes')}
      aside={<SectionAside object={object} section="votes" view={view} now={now} />}
    >
      <div class="com-body">
        <p>
          {t('voteTotals', number(report.votes.malicious), number(report.votes.harmless))}{' '}
          {report.reputation !== null && (
            <span class="dim">· {t('reputation', number(report.reputation))}</span>
          )}
        </p>
        <p class="small dim">{t('comVotesNote')}</p>
        <CastVote outbox={outbox} />
      </div>
      <SectionBody object={object} section="votes" view={view}>
        <div class="com-body">
          {votes.length === 0 ? <p class="muted">{t('votesNone')}</p> : <VoteList votes={votes} />}
        </div>
      </SectionBody>
    </Panel>
  );
}
