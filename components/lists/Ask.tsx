import type { ComponentChildren } from 'preact';
import { Dialog } from '../parts/Dialog';
import { t } from '../text';

interface Props {
  readonly title: string;
  /** What the button says that does it. */
  readonly yes: string;
  readonly onYes: () => void;
  readonly onClose: () => void;
  readonly children?: ComponentChildren;
}

/** A question before something that cannot be undone. */
export function Ask({ title, yes, onYes, onClose, children }: Props) {
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <p class="actions-row">
        <button
          type="button"
          class="btn primary"
          onClick={() => {
            onClose();
            onYes();
          }}
        >
          {yes}
        </button>
        <button type="button" class="btn" onClick={onClose}>
          {t('cancel')}
        </button>
      </p>
    </Dialog>
  );
}
