import type { ObjectRef } from '@/utils/domain/community';
import type { Failure } from '@/utils/domain/failure';
import type { SectionName } from '@/utils/domain/report-section';
import { nextStep } from '../parts/failure-text';
import { Icon } from '../parts/Icon';
import { number, relative, t } from '../text';
import type { SectionView } from './section-store';
import { sectionTitle } from './section-title';
import { useSurroundings } from './surroundings';

interface SectionAsideProps {
  readonly object: ObjectRef;
  readonly section: SectionName;
  readonly view: SectionView;
  readonly now: number;
}

/**
 * Beside a section's title: before it is read what that costs, also after a failure that must be mended elsewhere;
 * afterwards how old it is and how to read it anew.
 */
export function SectionAside({ object, section, view, now }: SectionAsideProps) {
  const { store } = useSurroundings();
  const { pages, loading, failure, total } = view;
  const title = sectionTitle(section);
  const [first] = pages;
  if (first) {
    return (
      <>
        {total !== null && <span class="small dim">{number(total)}</span>}
        <span class="grow" />
        <span class="small dim">{t('repLoadedAt', relative(Math.min(first.fetchedAt, now), now))}</span>
        <button
          type="button"
          class="btn ghost sm icon"
          aria-label={`${title}: ${t('repReload')}`}
          title={t('repReload')}
          disabled={loading}
          onClick={() => void store.refresh(object, section)}
        >
          <Icon name="again" size={14} />
        </button>
      </>
    );
  }
  return (
    <>
      <span class="small dim">{loading ? t('lookingUp') : !failure && t('repNotLoaded')}</span>
      <span class="grow" />
      {!loading && (!failure || isMendedElsewhere(failure)) && (
        <button
          type="button"
          class="btn sm"
          aria-label={t('repLoadNamed', title)}
          onClick={() => {
            void store.load(object, section);
            // The button goes: reading goes on at the heading.
            document.getElementById(`title-${section}`)?.focus({ preventScroll: true });
          }}
        >
          {t('repLoad')}
        </button>
      )}
    </>
  );
}

/** Not where the note itself has a button, and not what asking again would not change. */
function isMendedElsewhere(failure: Failure): boolean {
  const step = nextStep(failure);
  return step !== 'retry' && step !== 'allow' && failure.tag !== 'forbidden';
}
