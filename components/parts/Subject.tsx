import { useState } from 'preact/hooks';
import type { CheckView } from '@/utils/domain/check';
import type { LeftOut as Part } from '@/utils/domain/privacy';
import { type MessageKey, t } from '../text';
import { Address, Imitation } from './Address';
import { checkedKind } from './checked-kind';
import { sentSoFar } from './sent-so-far';

/** Longer than two lines in any surface: offer the rest. */
const LONG = 100;

/** What was or would be sent, with the words that say which (DESIGN §2.4), and what was left out of it. */
export function Subject({ check }: { check: CheckView }) {
  const [whole, setWhole] = useState(false);
  const { state } = check;
  const checked = check.origin === 'page' ? 'checkedPage' : checkedKind(check);
  const text = state.phase === 'asking' ? state.asIs : (check.sent ?? check.indicator.value);
  return (
    <div class="subject">
      <p class="eyebrow">{t(sentSoFar(check) ?? checked)}</p>
      <p class={whole ? 'whole' : 'clamp2'}>
        <Address text={text} />
      </p>
      {text.length > LONG && !whole && (
        <button type="button" class="linkish small" onClick={() => setWhole(true)}>
          {t('showAll')}
        </button>
      )}
      <Imitation text={text} />
      <LeftOut removed={check.removed} />
    </div>
  );
}

const LEFT_OUT = {
  credentials: 'leftOutCredentials',
  fragment: 'leftOutFragment',
  secret: 'leftOutSecret',
  wrapper: 'leftOutWrapper',
} as const satisfies Record<Part['what'], MessageKey>;

/** One sentence for each kind of part that stays here. */
export function LeftOut({ removed }: { removed: readonly Part[] }) {
  if (removed.length === 0) return null;
  return <p class="small dim">{[...new Set(removed.map((part) => t(LEFT_OUT[part.what])))].join(' ')}</p>;
}
