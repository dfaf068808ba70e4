import { Dialog } from '../parts/Dialog';
import { t } from '../text';

interface Props {
  readonly onYes: () => Promise<void>;
  readonly onClose: () => void;
}

/** A log that is cleared is gone: asked first. */
export function ClearLog({ onYes, onClose }: Props) {
  return (
    <Dialog title={t('logClearAsk')} onClose={onClose}>
      <p class="muted">{t('logClearSay')}</p>
      <p class="actions-row">
        <button
          type="button"
          class="btn primary"
          onClick={() => {
            onClose();
            void onYes();
          }}
        >
          {t('logClear')}
        </button>
        <button type="button" class="btn" onClick={onClose}>
          {t('cancel')}
        </button>
      </p>
    </Dialog>
  );
}
