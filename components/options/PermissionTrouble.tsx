import { t } from '../text';
import { Below } from './Below';
import { DraftTrouble } from './DraftTrouble';
import type { Draft } from './use-draft';

interface PermissionTroubleProps<Value> {
  readonly draft: Draft<Value>;
  /** What is wrong in one sentence; empty while nothing is. */
  readonly problem: string;
  /** The browser has taken the permission away: it can be given here. */
  readonly missing: boolean;
  allow(): Promise<unknown>;
}

/** What keeps a setting that needs a permission from being kept or from working, under its row. */
export function PermissionTrouble<Value>({ draft, problem, missing, allow }: PermissionTroubleProps<Value>) {
  return (
    <>
      <DraftTrouble draft={draft} />
      <Below>
        <p class="option-problem" role="alert">
          {problem}
        </p>
        {missing && (
          <button type="button" class="btn sm" onClick={() => void allow()}>
            {t('allowAccess')}
          </button>
        )}
      </Below>
    </>
  );
}
