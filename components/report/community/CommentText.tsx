import { useState } from 'preact/hooks';
import { visibleText } from '@/utils/domain/visible-text';
import { t } from '../../text';

/** As much as is read at a glance, in characters and in lines. */
const SHORT = 1_200;
const LINES = 20;
/** Longer ones are cut where they are read (virustotal/schema-community). */
const READ_AT_MOST = 10_000;
/** Nobody reads empty lines; a thousand of them push all others out of sight. */
const EMPTY_LINES = /\n(?:[^\S\n]*\n){2,}/g;

/** Somebody's words: text, isolated, never translated, never markup; what cannot be seen is made visible. */
export function CommentText({ text }: { text: string }) {
  const [whole, setWhole] = useState(false);
  const dense = text.replace(/\r\n?/g, '\n').replace(EMPTY_LINES, '\n\n');
  const start = dense.split('\n', LINES).join('\n');
  const cut = start.length < dense.length || dense.length > SHORT;
  const brief = start.length < dense.length ? `${start}…` : start;
  return (
    <>
      <p class="com-text">
        <bdi translate={false}>{whole ? visibleText(dense, READ_AT_MOST) : visibleText(brief, SHORT)}</bdi>
      </p>
      {cut && !whole && (
        <button type="button" class="linkish small" onClick={() => setWhole(true)}>
          {t('showAll')}
        </button>
      )}
      {whole && text.length >= READ_AT_MOST && <p class="small dim">{t('comRest')}</p>}
    </>
  );
}
