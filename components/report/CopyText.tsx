import { useState } from 'preact/hooks';
import { copied } from '../parts/copied';
import { Icon } from '../parts/Icon';

/** A small button that copies one text; `name` says which. */
export function CopyText({ text, name }: { text: string; name: string }) {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => setSaid(await copied(text));
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
        {said}
      </span>
    </span>
  );
}
