import { useState } from 'preact/hooks';
import { Icon } from '../parts/Icon';
import { t } from '../text';

/** A small button that copies one text; `name` says which. */
export function CopyText({ text, name }: { text: string; name: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <span class="rep-copy">
      <button
        type="button"
        class="btn ghost sm icon"
        aria-label={name}
        title={name}
        onClick={() => void copy()}
      >
        <Icon name="copy" size={14} />
      </button>
      <span role="status" class="small dim">
        {copied ? t('copied') : ''}
      </span>
    </span>
  );
}
