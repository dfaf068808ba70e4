import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../parts/Icon';
import { t } from '../text';

interface Props {
  /** What was done. */
  readonly text: string;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** What was just removed, and the way back; it stays until somebody closes it, as no one reads by the clock. */
export function UndoBar({ text, onUndo, onClose }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const before = useRef(document.activeElement);
  useEffect(
    () => () => {
      // Whoever answers by keyboard goes on where the removal was.
      const { current: from } = before;
      if (bar.current?.contains(document.activeElement) && from instanceof HTMLElement) from.focus();
    },
    [],
  );
  return (
    <div class="undo-bar" ref={bar}>
      <span role="status">{text}</span>
      <span class="row">
        <button type="button" class="btn sm" onClick={onUndo}>
          {t('undo')}
        </button>
        <button type="button" class="btn ghost sm icon" aria-label={t('close')} onClick={onClose}>
          <Icon name="x" size={14} />
        </button>
      </span>
    </div>
  );
}
