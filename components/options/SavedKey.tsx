import { useEffect, useRef } from 'preact/hooks';
import { t } from '../text';
import { Row } from './Row';

/** Which button takes the focus, because the control that had it is gone. */
export type SavedKeyFocus = 'test' | 'replace' | 'forget' | null;

interface SavedKeyProps {
  /** The last four characters: all that can be seen of a kept key. */
  readonly ending: string;
  readonly host: string;
  /** It is a gateway's token. */
  readonly token: boolean;
  readonly busy: boolean;
  readonly focus: SavedKeyFocus;
  readonly onTest: () => void;
  readonly onReplace: () => void;
  readonly onForget: () => void;
}

/** A kept key: it can be told from another, tested, replaced and forgotten, but not read. */
export function SavedKey(props: SavedKeyProps) {
  const { ending, host, token, busy, focus, onTest, onReplace, onForget } = props;
  const buttons = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (focus) buttons.current?.querySelector<HTMLElement>(`[data-do="${focus}"]`)?.focus();
  }, [focus]);

  return (
    <Row
      label={t(token ? 'tokenLabel' : 'keyLabel')}
      labelId="key-label"
      note={t(token ? 'setTokenNote' : 'setKeyNote', host)}
    >
      <div class="key-saved" ref={buttons}>
        <span class="mono dim" aria-hidden="true" translate={false}>
          •••• •••• {ending}
        </span>
        <span class="unseen">{t('setKeyEnding', ending)}</span>
        <button
          class="btn sm"
          type="button"
          data-do="test"
          aria-disabled={busy}
          onClick={() => busy || onTest()}
        >
          {t('setKeyTest')}
        </button>
        <button class="btn sm" type="button" data-do="replace" onClick={onReplace}>
          {t('setKeyReplace')}
        </button>
        <button class="btn sm" type="button" data-do="forget" onClick={onForget}>
          {t('setKeyForget')}
        </button>
      </div>
    </Row>
  );
}
