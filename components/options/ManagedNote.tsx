import type { ManagedView } from '@/utils/domain/managed-settings';
import { visibleText } from '@/utils/domain/visible-text';
import { Glyph } from '../parts/Glyph';
import { listing, t } from '../text';
import type { RequestOrigin } from './request-origin';

interface ManagedNoteProps {
  readonly view: ManagedView;
  readonly requestOrigin: RequestOrigin;
  readonly onAllowed: () => void;
}

/** At the top of the page: that an administrator has set something, what of it does not fit, what it still needs. */
export function ManagedNote({ view, requestOrigin, onAllowed }: ManagedNoteProps) {
  const { locked, privateHosts, key, webhook, problems, unreachable } = view;
  const sets = locked.length + privateHosts.length > 0 || key || webhook;
  if (!sets && problems.length === 0) return null;
  const allow = async (origin: string): Promise<void> => {
    if (await requestOrigin(origin).catch(() => false)) onAllowed();
  };
  return (
    <div class="notice managed-note">
      <Glyph name="private" />
      <div>
        <p>{t('managedNote')}</p>
        {unreachable !== null && (
          <p class="actions-row">
            <span>{t('managedUnreachable', new URL(unreachable).host)}</span>
            <button class="btn sm" type="button" onClick={() => void allow(unreachable)}>
              {t('allowAccess')}
            </button>
          </p>
        )}
        {problems.length > 0 && (
          <p>{t('managedProblems', listing(problems.map((name) => visibleText(name, 60))))}</p>
        )}
      </div>
    </div>
  );
}
