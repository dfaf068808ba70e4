import type { Comment } from '@/utils/domain/community';
import type { Report } from '@/utils/domain/report';
import { visibleText } from '@/utils/domain/visible-text';
import { call } from '@/utils/rpc/client';
import { dateTime, number, t } from '../text';
import { LoadMore } from './LoadMore';
import { PostComment } from './PostComment';
import { usePages } from './use-pages';

/** VirusTotal sets no limit; nobody reads further in a popup. */
const TEXT_AT_MOST = 4_000;

/** What people wrote about it, on demand; and a comment of one's own. */
export function CommentsTab({ report, gateway }: { report: Report; gateway: string | null }) {
  const { kind, id } = report;
  const pages = usePages<Comment>((cursor) => call('listComments', { kind, id, cursor }));
  return (
    <div class="block stack">
      {pages.items?.length === 0 && <p class="muted">{t('commentsNone')}</p>}
      {pages.items?.map((comment) => (
        <Written key={comment.id} comment={comment} />
      ))}
      <LoadMore pages={pages} gateway={gateway} first="commentsLoad" next="commentsMore" />
      <PostComment object={{ kind, id }} gateway={gateway} onPosted={pages.add} />
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
