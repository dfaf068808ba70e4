import type { ComponentChildren } from 'preact';
import type { ObjectRef } from '@/utils/domain/community';
import { permalink } from '@/utils/domain/permalink';
import type { SectionName } from '@/utils/domain/report-section';
import { FailureNote } from '../parts/FailureNote';
import { nextSteps } from '../parts/next-steps';
import { OutLink } from '../parts/OutLink';
import { t } from '../text';
import { SectionStatus } from './SectionStatus';
import { cursorAfter, type SectionView } from './section-store';
import { useSurroundings } from './surroundings';

interface SectionBodyProps {
  readonly object: ObjectRef;
  readonly section: SectionName;
  readonly view: SectionView;
  /** What was read, drawn. */
  readonly children: ComponentChildren;
}

/** What was read of a section, and under it what became of the last request or what the next one would bring. */
export function SectionBody({ object, section, view, children }: SectionBodyProps) {
  const { store, gateway, requestOrigin } = useSurroundings();
  const { pages, loading, failure } = view;
  const read = pages.length > 0;
  const again = (): void => void store.retry(object, section);
  return (
    <>
      {read && children}
      <SectionStatus object={object} section={section} view={view} />
      {loading && (
        <p class="rep-foot">
          <button type="button" class="btn sm" onClick={() => store.stop(object, section)}>
            {t('cancel')}
          </button>
        </p>
      )}
      {failure && (
        <div class="rep-foot" role="alert">
          <FailureNote failure={failure} gateway={gateway} steps={nextSteps(failure, again, requestOrigin)} />
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
