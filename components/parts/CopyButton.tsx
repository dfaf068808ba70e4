import { useState } from 'preact/hooks';
import type { CheckView } from '@/utils/domain/check';
import { defang } from '@/utils/domain/defang';
import { isFlagged } from '@/utils/domain/verdict';
import { t } from '../text';
import { Icon } from './Icon';

/** Copies the address: defanged from a flagged result, so that no mail program makes a link of it again. */
export function CopyButton({ check }: { check: CheckView }) {
  const [said, say] = useState('');
  const { state, indicator } = check;
  const text = check.sent ?? indicator.value;
  const flagged = state.phase === 'report' && isFlagged(state.verdict);
  // Not `copied`, whose code the popup would have to load before it shows a verdict.
  // A page without encryption has no clipboard.
  const copy = (): Promise<void> =>
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(flagged ? defang(text) : text))
      .then(
        () => say(t('copied')),
        () => say(t('copyFailed')),
      );
  const name = t(flagged ? 'copyDefanged' : 'copy');
  return (
    <span class="copy">
      <span role="status" class="small dim">
        {said}
      </span>
      <button
        type="button"
        class="btn ghost sm icon"
        aria-label={name}
        title={name}
        onClick={() => void copy()}
      >
        <Icon name="copy" size={14} />
      </button>
    </span>
  );
}
