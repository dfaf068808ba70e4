import { useState } from 'preact/hooks';
import { visibleText } from '@/utils/domain/visible-text';
import { t } from '../text';

/** As much of one foreign text as is read at a glance, in characters. */
const SHORT = 300;
/** And as much as anybody reads. */
const LONG = 20_000;

/** Other people's text: drawn as text, isolated, never translated, in full only where it is asked for. */
export function Quoted({
  text,
  mono = false,
  lines = false,
}: {
  text: string;
  mono?: boolean;
  lines?: boolean;
}) {
  const [whole, setWhole] = useState(false);
  const classes = [mono ? 'mono' : '', lines ? 'rep-lines' : ''].join(' ').trim();
  return (
    <>
      <bdi class={classes === '' ? undefined : classes} translate={false}>
        {visibleText(text, whole ? LONG : SHORT)}
      </bdi>
      {text.length > SHORT && !whole && (
        <>
          {' '}
          <button type="button" class="linkish small" onClick={() => setWhole(true)}>
            {t('showAll')}
          </button>
        </>
      )}
    </>
  );
}
