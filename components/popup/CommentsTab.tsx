import type { Comment } from '@/utils/domain/community';
import { visibleText } from '@/utils/domain/visible-text';
import { call } from '@/utils/rpc/client';
import { useOutbox } from '../community/use-outbox';
import { WriteComment } from '../community/WriteComment';
import { withOwn } from '../community/with-own';
import { dateTime, number, t } from '../text';
import { LoadMore } from './LoadMore';
import type { TabProps } from './Tabs';
import { usePages } from './use-pages';

/** VirusTotal sets no limit; nobody reads further in a popup. */
const TEXT_AT_MOST = 4_000;

/** What people wrote about it, on demand; and a comment of one's own. */
export function CommentsTab({ report, checkId, gateway }: TabProps) {
  const { kind, id } = report;
  const outbox = useOutbox(report, { call, checkId, gateway });
  const pages = usePages<Comment>((cursor) => call('listComments', { kind, id, cursor, from: checkId }));
  const comments = withOwn(pages.items ?? [], outbox.entries, pages.more ? null : pages.readAt);
  return (
    <div class="block stack">
      {pages.items !== null && comments.length === 0 && <p class="muted">{t('commentsNone')}</p>}
      {comments.map((comment) => (
        <Written key={comment.id} comment={comment} />
      ))}
      <LoadMore pages={pages} gateway={gateway} first="commentsLoad" next="commentsMore" />
      <WriteComment outbox={outbox} />
    </div>
  );
}

/** One comment, as text: addresses in it are no links here. */
function Written({ comment }: { comment: Comment }) {
  return (
    <article class="comment">
      <p class="small dim">
        {comment.at === null ? t('dateUnknown') : dateTime(comment.at)} ·{' '}
        {t('commentScore', number(comment.positive), number(comment.negative))}
      </p>
      <p class="comment-text">
        <bdi>{visibleText(comment.text, TEXT_AT_MOST)}</bdi>
      </p>
    </article>
  );
}
