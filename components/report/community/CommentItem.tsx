import { useState } from 'preact/hooks';
import type { Comment } from '@/utils/domain/community';
import type { Failure } from '@/utils/domain/failure';
import { isOver, type Participation } from '@/utils/domain/participation';
import { visibleText } from '@/utils/domain/visible-text';
import { Deed } from '../../community/Deed';
import { DeedTrouble } from '../../community/DeedTrouble';
import type { Outbox } from '../../community/use-outbox';
import { dateTime, number, t } from '../../text';
import { CommentText } from './CommentText';
import { Named } from './Named';

const TAG_AT_MOST = 40;
const TAGS_AT_MOST = 20;

interface CommentItemProps {
  readonly comment: Comment;
  readonly outbox: Outbox;
}

/** One comment as its author typed it, what others say about it, and what one may do about it oneself. */
export function CommentItem({ comment, outbox }: CommentItemProps) {
  const [refused, setRefused] = useState<Failure | null>(null);
  const { id, at, text, tags, positive, negative, abuse } = comment;
  const deeds = outbox.entries.filter(({ what }) => 'commentId' in what && what.commentId === id);
  const last = deeds.at(-1);
  const busy = deeds.some(({ state }) => !isOver(state) || state.phase === 'uncertain');
  const own = outbox.own.has(id);
  const act = (what: Participation) => async (): Promise<void> => setRefused(await outbox.say(what));
  const date = at === null ? t('dateUnknown') : dateTime(at);

  return (
    <article class="com-item" aria-label={date}>
      <p class="com-item-head small dim">
        <span>{date}</span>
        {own && <span class="com-own">{t('comYours')}</span>}
        {abuse > 0 && <span>{t('comAbuseCount', number(abuse))}</span>}
      </p>
      <CommentText text={text} />
      {tags.length > 0 && (
        <ul class="com-tags small">
          {tags.slice(0, TAGS_AT_MOST).map((tag) => (
            <li key={tag}>
              <bdi translate={false}>#{visibleText(tag, TAG_AT_MOST)}</bdi>
            </li>
          ))}
        </ul>
      )}
      <Named text={text} />
      {last && <Deed key={last.id} entry={last} outbox={outbox} />}
      {refused && <DeedTrouble failure={refused} outbox={outbox} />}
      <p class="com-acts">
        {!own && (
          <>
            <button
              type="button"
              class="btn ghost sm"
              disabled={busy}
              onClick={act({ act: 'comment-vote', commentId: id, vote: 'positive', seen: positive })}
            >
              {t('comAgree', number(positive))}
            </button>
            <button
              type="button"
              class="btn ghost sm"
              disabled={busy}
              onClick={act({ act: 'comment-vote', commentId: id, vote: 'negative', seen: negative })}
            >
              {t('comDisagree', number(negative))}
            </button>
            <button
              type="button"
              class="btn ghost sm"
              disabled={busy}
              onClick={act({ act: 'comment-vote', commentId: id, vote: 'abuse', seen: abuse })}
            >
              {t('comAbuse')}
            </button>
          </>
        )}
        {own && (
          <>
            <span class="small dim">{t('commentScore', number(positive), number(negative))}</span>
            <button
              type="button"
              class="btn ghost sm"
              disabled={busy}
              onClick={act({ act: 'delete-comment', commentId: id })}
            >
              {t('comDelete')}
            </button>
          </>
        )}
      </p>
    </article>
  );
}
