import { t } from '../text';

/** Three squares in the corners, and some of the rest. */
const CODE =
  'M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h.01M13.5 9.5h.01M11.5 11.5h.01M9.5 13.5h.01M13.5 13.5h.01';

/** Reads the codes on the tab that the popup hangs from; pictures in hand are read wherever they are dropped. */
export function TabCodes({ onTab }: { onTab: () => void }) {
  return (
    <div class="drop">
      <svg class="i" width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
        <path d={CODE} />
      </svg>
      <div class="grow">
        <p id="tab-codes">{t('codesInTab')}</p>
        <p class="small dim">{t('codesHint')}</p>
      </div>
      <button type="button" class="btn sm" aria-describedby="tab-codes" onClick={onTab}>
        {t('codesRead')}
      </button>
    </div>
  );
}
