import type { RefObject } from 'preact';
import { Icon } from '../parts/Icon';
import { Mark } from '../parts/Mark';
import { t } from '../text';
import { PagesMenu } from './PagesMenu';

interface Props {
  readonly text: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onText: (text: string) => void;
  readonly onSubmit: () => void;
}

/** The one field that takes anything, and the way to the settings. */
export function Top({ text, field, onText, onSubmit }: Props) {
  return (
    <header class="top">
      <Mark />
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Icon name="search" />
        <input
          ref={field}
          aria-label={t('fieldName')}
          placeholder={t('fieldHint')}
          title={t('lookupPrivate')}
          value={text.replace(/[\r\n]+/g, ' ')}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => onText(event.currentTarget.value)}
          onPaste={(event) => pasteLines(event, onText)}
        />
        <button type="submit" class={text.trim() === '' ? 'btn sm' : 'btn sm primary'}>
          {t('check')}
        </button>
      </form>
      <PagesMenu />
    </header>
  );
}

/** A field of one line drops line breaks when it is edited; a list keeps them, for remarks end with their line. */
function pasteLines(event: ClipboardEvent, onText: (text: string) => void): void {
  const field = event.currentTarget;
  const pasted = event.clipboardData?.getData('text/plain') ?? '';
  if (!(field instanceof HTMLInputElement) || !/[\r\n]/.test(pasted)) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = field;
  onText(value.slice(0, selectionStart ?? 0) + pasted + value.slice(selectionEnd ?? 0));
}
