import { useId, useState } from 'preact/hooks';
import { t } from '../text';
import { Row } from './Row';
import { WouldSend } from './WouldSend';

/** Shows what the privacy gate makes of an address, with the very rules that every check goes through. */
export function TryIt({ privateHosts }: { privateHosts: readonly string[] }) {
  const field = useId();
  const [text, setText] = useState(() => t('setTryExample'));
  return (
    <Row wide label={t('setTry')} control={field} note={t('setTryNote')} noteId={`${field}-note`}>
      <div class="field">
        <input
          class="mono"
          id={field}
          value={text}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-describedby={`${field}-note`}
          onInput={(event) => setText(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
        />
      </div>
      <div class="would" aria-live="polite">
        {text.trim() !== '' && <WouldSend text={text} privateHosts={privateHosts} />}
      </div>
    </Row>
  );
}
