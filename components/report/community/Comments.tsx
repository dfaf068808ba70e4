import type { ObjectRef } from '@/utils/domain/community';
import type { SectionPage } from '@/utils/domain/report-section';
import type { Outbox } from '../../community/use-outbox';
import { WriteComment } from '../../community/WriteComment';
import { withOwn } from '../../community/with-own';
import { t } from '../../text';
import { LongList } from '../LongList';
import { Panel } from '../Panel';
import { SectionAside } from '../SectionAside';
import { SectionBody } from '../SectionBody';
import { itemsOf } from '../section-items';
import { sectionTitle } from '../section-title';
import { useSurroundings } from '../surroundings';
import { useSection } from '../use-section';
import { CommentItem } from './CommentItem';

const ITEM_HEIGHT = 120;

interface CommentsProps {
  readonly object: ObjectRef;
  readonly outbox: Outbox;
  readonly now: number;
}

/** When the list was read, if to its end. */
function wholeAt(pages: readonly SectionPage[]): number | null {
  const last = pages.at(-1)?.content;
  return last?.shape === 'comments' && last.page.cursor === null ? (pages[0]?.fetchedAt ?? null) : null;
}

/** What people wrote, read on demand and by pages, and writing oneself. */
export function Comments({ object, outbox, now }: CommentsProps) {
  const { store } = useSurroundings();
  const view = useSection(store, object, 'comments');
  const comments = withOwn(itemsOf(view.pages, 'comments'), outbox.entries, wholeAt(view.pages));
  const list = (
    <LongList
      class="com-list"
      items={comments}
      rowHeight={ITEM_HEIGHT}
      keyOf={({ id }) => id}
      draw={(comment) => <CommentItem comment={comment} outbox={outbox} />}
    />
  );
  const read = view.pages.length > 0;
  return (
    <Panel
      id="comments"
      title={sectionTitle('comments')}
      aside={<SectionAside object={object} section="comments" view={view} now={now} />}
    >
      <div class="com-body">
        <WriteComment outbox={outbox} />
        {comments.length > 0 && <p class="small dim">{t('comActsNote')}</p>}
        {!read && comments.length > 0 && list}
      </div>
      <SectionBody object={object} section="comments" view={view}>
        {comments.length === 0 ? <p class="rep-empty muted">{t('commentsNone')}</p> : list}
      </SectionBody>
    </Panel>
  );
}
