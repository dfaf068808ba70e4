import type { ComponentChildren } from 'preact';
import type { ObjectRef } from '@/utils/domain/community';
import { permalink } from '@/utils/domain/permalink';
import type { SectionName } from '@/utils/domain/report-section';
import { FailureNote } from '../parts/FailureNote';
import { OutLink } from '../parts/OutLink';
import { t } from '../text';
import { cursorAfter, type SectionView } from './section-store';
import { useSurroundings } from './surroundings';
import { useArrival } from './use-arrival';

interface SectionBodyProps {
  readonly object: ObjectRef;
  readonly section: SectionName;
  readonly view: SectionView;
  /** What was read, drawn. */
  readonly children: ComponentChildren;
}

/** What was read of a section, and under it what became of the last request or what the next one would bring. */
export function SectionBody({ object, section, view, children }: SectionBodyProps) {
  const { store, gateway } = useSurroundings();
  const { pages, loading, failure } = view;
  const read = pages.length > 0;
  const arrived = useArrival(view);
  return (
    <>
      {read && children}
      <p role="status" class={loading ? 'rep-status small muted' : 'unseen'}>
        {loading ? t('listLoading') : arrived}
      </p>
      {loading && (
        <p class="rep-foot">
          <button type="button" class="btn sm" onClick={() => store.stop(object, section)}>
            {t('cancel')}
          </button>
        </p>
      )}
      {failure && (
        <div class="rep-foot" role="alert">
          <FailureNote
            failure={failure}
            gateway={gateway}
            steps={{
              retry: () => void store.retry(object, section),
              'add-key': openSettings,
              'open-settings': openSettings,
              'change-list': openSettings,
            }}
          />
          {failure.tag === 'forbidden' && <OutLink href={permalink(object)}>{t('openOnVt')}</OutLink>}
        </div>
      )}
      {read && !failure && cursorAfter(view) !== null && (
        <p class="rep-foot">
          <button
            type="button"
            class="btn sm"
            // Not taken away while it works: the focus would be lost with it.
            aria-disabled={loading}
            onClick={() => loading || void store.more(object, section)}
          >
            {t('commentsMore')}
          </button>
        </p>
      )}
    </>
  );
}

/** In a tab of its own: this page is returned to when the key or the list is mended. */
function openSettings(): void {
  open('/options.html', '_blank', 'noopener');
}
