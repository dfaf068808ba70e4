import type { FoundView } from '@/utils/domain/found';
import { number, t, tn } from '../text';

/** What was looked at, and whatever of it is not here. */
export function FoundHead({ view }: { readonly view: FoundView }) {
  const { from, host, more, leftOut, unread, refused, rows, ephemeral } = view;
  const title = from === 'selection' ? t('foundInText') : host === null ? t('foundHere') : t('foundOn', host);
  return (
    <>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {refused && <p class="rows-none">{t('foundRefused')}</p>}
      {!refused && rows.length === 0 && <p class="rows-none muted">{t('foundNone')}</p>}
      {!ephemeral && rows.length > 0 && <p class="muted">{t('severalListSay')}</p>}
      {ephemeral && rows.length > 0 && <p class="muted">{t('foundPrivate')}</p>}
      {more && <p class="muted">{t(from === 'selection' ? 'foundCut' : 'foundMore', number(rows.length))}</p>}
      {leftOut.tooLong > 0 && <p class="muted">{t('foundTooLong', number(leftOut.tooLong))}</p>}
      {leftOut.scheme > 0 && <p class="muted">{t('foundOtherScheme', number(leftOut.scheme))}</p>}
      {leftOut.unreadable > 0 && <p class="muted">{t('foundUnreadable', number(leftOut.unreadable))}</p>}
      {unread > 0 && <p class="muted">{tn('foundUnread', unread)}</p>}
    </>
  );
}
