import { t } from '../text';
import { Trouble } from './Trouble';
import type { Draft } from './use-draft';

/** Says that a change is not kept, and offers to try again (faults.md §4.24); nothing while all is well. */
export function DraftTrouble<Value>({ draft }: { draft: Draft<Value> }) {
  if (draft.saving.at !== 'failed') return null;
  return (
    <Trouble failure={draft.saving.failure} meaning={t('setNotSaved')} onRetry={() => void draft.again()} />
  );
}
