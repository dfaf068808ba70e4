import { useState } from 'preact/hooks';
import { checkComment, refusesComment } from '@/utils/domain/comment-check';
import { commentTags } from '@/utils/domain/comment-tags';
import { COMMENT_MAX } from '@/utils/domain/community';
import type { Failure } from '@/utils/domain/failure';
import { visibleText } from '@/utils/domain/visible-text';
import { listing, number, t } from '../text';
import { Deed } from './Deed';
import { DeedTrouble } from './DeedTrouble';
import type { Outbox } from './use-outbox';

const SECRET_AT_MOST = 24;
const TAG_AT_MOST = 40;

/** A comment of one's own: its tags as they will be, what speaks against it, who will see it. */
export function WriteComment({ outbox }: { outbox: Outbox }) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);
  const bare = text.trim();
  const [trouble] = bare === '' ? [] : checkComment(bare);
  const tags = commentTags(bare.slice(0, COMMENT_MAX)).map((tag) => `#${visibleText(tag, TAG_AT_MOST)}`);
  const waiting = outbox.entries.filter(
    ({ what, state }) => what.act === 'comment' && state.phase !== 'done',
  );
  const posted = outbox.entries.findLast(
    ({ what, state }) => what.act === 'comment' && state.phase === 'done',
  );

  const post = async (): Promise<void> => {
    setBusy(true);
    const failure = await outbox.say({ act: 'comment', text: bare });
    setBusy(false);
    setRefused(failure);
    if (!failure) setText('');
  };

  return (
    <div class="com-write">
      {waiting.map((entry) => (
        <Deed
          key={entry.id}
          entry={entry}
          outbox={outbox}
          onText={(given) => setText((typed) => (typed.trim() === '' ? given : `${typed}\n\n${given}`))}
        />
      ))}
      {waiting.length === 0 && posted && <Deed key={posted.id} entry={posted} outbox={outbox} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void post();
        }}
      >
        <label class="stack-tight">
          <span class="small muted">{t('commentLabel')}</span>
          <textarea
            rows={3}
            value={text}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setRefused(null);
            }}
          />
        </label>
        <p class="com-write-facts small dim">
          <bdi class="com-write-tags">{tags.length > 0 ? t('comTags', listing(tags)) : t('comTagsHint')}</bdi>
          <span>{t('comLength', number(bare.length), number(COMMENT_MAX))}</span>
        </p>
        {trouble && <p class="small com-warning">{troubleText(trouble)}</p>}
        <p class="small dim">{t('comConsent')}</p>
        {refused && <DeedTrouble failure={refused} outbox={outbox} />}
        <p class="actions-row">
          <button
            type="submit"
            class="btn sm"
            disabled={busy || bare === '' || (trouble !== undefined && refusesComment(trouble))}
          >
            {t('commentPost')}
          </button>
        </p>
      </form>
    </div>
  );
}

/** Whether a text holds the user's own key only the background knows; it refuses it before anything leaves. */
function troubleText(reason: ReturnType<typeof checkComment>[number]): string {
  switch (reason.reason) {
    case 'empty':
      return '';
    case 'too-long':
      return t('commentTooLong', number(reason.length), number(reason.limit));
    default:
      return t('commentSecret', visibleText(reason.text, SECRET_AT_MOST));
  }
}
