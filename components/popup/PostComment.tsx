import { useEffect, useRef, useState } from 'preact/hooks';
import { type CommentReason, checkComment, refusesComment } from '@/utils/domain/comment-check';
import type { Comment, ObjectRef } from '@/utils/domain/community';
import { SECOND } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import { visibleText } from '@/utils/domain/visible-text';
import { call } from '@/utils/rpc/client';
import { FailureNote } from '../parts/FailureNote';
import { Rich } from '../parts/Rich';
import { useNow } from '../parts/use-now';
import { countdown, number, t } from '../text';

/** A comment cannot be taken back at VirusTotal from here, so it waits this long before it leaves. */
const UNDO_FOR = 5 * SECOND;
const SECRET_AT_MOST = 24;

interface Props {
  readonly object: ObjectRef;
  readonly gateway: string | null;
  readonly onPosted: (comment: Comment) => void;
}

/** Writes a comment under the account's name: said beforehand, and undone for five seconds. */
export function PostComment({ object, gateway, onPosted }: Props) {
  const [text, setText] = useState('');
  const [leavesAt, setLeavesAt] = useState<number | null>(null);
  const [posting, setPosting] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const now = useNow(leavesAt !== null);

  const post = async (): Promise<void> => {
    setLeavesAt(null);
    setPosting(true);
    const reply = await call('postComment', { ...object, text: text.trim() });
    setPosting(false);
    if (!reply.ok) return setFailure(reply.failure);
    setText('');
    onPosted(reply.value);
  };
  // What is posted is what stood there when the button was pressed: the field is gone until then.
  const due = useRef(post);
  due.current = post;

  useEffect(() => {
    if (leavesAt === null) return;
    const timer = setTimeout(() => void due.current(), leavesAt - Date.now());
    return () => clearTimeout(timer);
  }, [leavesAt]);

  if (leavesAt !== null) {
    return (
      <fieldset class="notice-plain" aria-label={t('commentLeavingName')}>
        <p>
          <Rich message="commentLeaving" values={[<span role="timer">{countdown(leavesAt - now)}</span>]} />
        </p>
        <p class="small dim">{t('commentLeavingNote')}</p>
        <button type="button" class="btn sm" onClick={() => setLeavesAt(null)}>
          {t('undo')}
        </button>
      </fieldset>
    );
  }
  const [trouble] = text.trim() === '' ? [] : checkComment(text, { looksLikeKey: () => false });
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setFailure(null);
        setLeavesAt(Date.now() + UNDO_FOR);
      }}
    >
      <label class="stack-tight">
        <span class="small muted">{t('commentLabel')}</span>
        <textarea rows={2} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <p class="small dim">
        {trouble && `${troubleText(trouble)} `}
        {t('commentConsent')}
      </p>
      {failure && <FailureNote failure={failure} gateway={gateway} />}
      <button
        type="submit"
        class="btn sm"
        disabled={posting || text.trim() === '' || (trouble !== undefined && refusesComment(trouble))}
      >
        {t(posting ? 'commentPosting' : 'commentPost')}
      </button>
    </form>
  );
}

/** What is said before a comment leaves; whether it holds the user's own key only the background knows. */
function troubleText(reason: CommentReason): string {
  switch (reason.reason) {
    case 'empty':
      return '';
    case 'too-long':
      return t('commentTooLong', number(reason.length), number(reason.limit));
    case 'own-key':
      return t('failHoldsKey');
    default:
      return t('commentSecret', visibleText(reason.text, SECRET_AT_MOST));
  }
}
