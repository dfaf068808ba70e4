import { searchLink } from '@/utils/domain/permalink';
import { FactList } from '../parts/Facts';
import { OutLink } from '../parts/OutLink';
import { number, t } from '../text';
import type { PaneProps } from './CheckPane';

/** Place in the line, and the ways out of it: not at all, or on VirusTotal's own page, which costs nothing. */
export function WaitingActions({ check, handle }: PaneProps) {
  const { state, sent } = check;
  if (state.phase !== 'waiting') return null;
  const place = t('placeInLine', number(state.place), number(state.inLine));
  return (
    <>
      {state.inLine > 1 && <FactList facts={[['factPlace', place]]} />}
      <div class="actions">
        <button type="button" class="btn" onClick={() => void handle.cancel()}>
          {t('cancel')}
        </button>
        {sent !== null && <OutLink href={searchLink(sent)}>{t('openOnVt')}</OutLink>}
      </div>
    </>
  );
}
