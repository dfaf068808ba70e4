import { useEffect, useRef, useState } from 'preact/hooks';
import { type CommentReason, checkComment, refusesComment } from '@/utils/domain/comment-check';
import type { Comment, ObjectRef } from '@/utils/domain/community';
import { SECOND } from '@/utils/domain/duration';
import { visibleText } from '@/utils/domain/visible-text';
import { FailureNote } from '../parts/FailureNote';
import { Rich } from '../parts/Rich';
import { useNow } from '../parts/use-now';
import { countdown, number, t } from '../text';
import { findComment, type Posting, postComment } from './post-comment';

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
  const [busy, setBusy] = useState<'posting' | 'looking' | null>(null);
  const [ended, setEnded] = useState<Posting | null>(null);
  /** What nobody knows to be published or not. */
  const [unclear, setUnclear] = useState<string | null>(null);
  const now = useNow(leavesAt !== null);

  const take = (posting: Posting, posted: string): void => {
    setBusy(null);
    setEnded(posting);
    setUnclear(posting.outcome === 'unclear' ? posted : null);
    if (posting.outcome !== 'there') return;
    setText('');
    onPosted(posting.comment);
  };
  const post = async (): Promise<void> => {
    const posted = text.trim();
    setLeavesAt(null);
    setBusy('posting');
    take(await postComment(object, posted, () => setBusy('looking')), posted);
  };
  const lookAgain = async (posted: string): Promise<void> => {
    setBusy('looking');
    take(await findComment(object, posted), posted);
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
  const bare = text.trim();
  const [trouble] = bare === '' ? [] : checkComment(bare);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setEnded(null);
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
      <p role="status" class="small muted">
        {busy === 'looking' ? t('commentLooking') : ended && LOST[ended.outcome]?.()}
      </p>
      {ended?.outcome === 'refused' && <FailureNote failure={ended.failure} gateway={gateway} />}
      {ended?.outcome === 'unclear' && unclear !== null && (
        <FailureNote
          failure={ended.failure}
          gateway={gateway}
          steps={{ retry: () => void lookAgain(unclear) }}
        />
      )}
      <button
        type="submit"
        class="btn sm"
        disabled={
          busy !== null ||
          bare === '' ||
          bare === unclear ||
          (trouble !== undefined && refusesComment(trouble))
        }
      >
        {t(busy === 'posting' ? 'commentPosting' : 'commentPost')}
      </button>
    </form>
  );
}

/** After a lost reply: what is known of the comment. */
const LOST: Partial<Record<Posting['outcome'], () => string>> = {
  missing: () => t('commentMissing'),
  unclear: () => t('commentUnclear'),
};

/** What is said before a comment leaves; whether it holds the user's own key only the background knows. */
function troubleText(reason: CommentReason): string {
  switch (reason.reason) {
    case 'empty':
      return '';
    case 'too-long':
      return t('commentTooLong', number(reason.length), number(reason.limit));
    default:
      return t('commentSecret', visibleText(reason.text, SECRET_AT_MOST));
  }
}
