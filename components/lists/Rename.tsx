import { useState } from 'preact/hooks';
import { Dialog } from '../parts/Dialog';
import { t } from '../text';

interface Props {
  readonly name: string;
  readonly onRename: (name: string) => void;
  readonly onClose: () => void;
}

export function Rename({ name, onRename, onClose }: Props) {
  const [typed, setTyped] = useState(name);
  const empty = typed.trim() === '';
  return (
    <Dialog title={t('listRename')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (empty) return;
          onClose();
          onRename(typed.trim());
        }}
      >
        <label class="list-label">
          {t('listName')}
          <input
            class="text-input"
            type="text"
            maxLength={200}
            autocomplete="off"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <p class="actions-row">
          <button type="submit" class="btn primary" aria-disabled={empty}>
            {t('listRename')}
          </button>
          <button type="button" class="btn" onClick={onClose}>
            {t('cancel')}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
