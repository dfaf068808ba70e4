import { useState } from 'preact/hooks';
import { siteOf } from '@/utils/domain/page-settings';
import type { Settings } from '@/utils/domain/settings';
import type { Call } from '@/utils/rpc/client';
import type { PageAccess } from '@/utils/rpc/page-messages';
import { Icon } from '../parts/Icon';
import { t } from '../text';
import { DraftTrouble } from './DraftTrouble';
import type { PageDoors } from './page-doors';
import { Row } from './Row';
import { useDraft } from './use-draft';
import type { SaveSettings } from './use-settings';

interface MarkSitesProps {
  readonly settings: Settings;
  readonly save: SaveSettings;
  readonly call: Call;
  readonly doors: PageDoors;
  readonly access: PageAccess | null;
  readonly reload: () => Promise<void>;
}

const EXAMPLE = 'https://mail.example';

type Problem = 'setMarksRefused' | 'setMarkSiteWrong' | null;

/** The sites with marks: each can be removed, with the browser's permission, and one can be added. */
export function MarkSites({ settings, save, call, doors, access, reload }: MarkSitesProps) {
  const draft = useDraft(settings.markSites, (markSites) => save({ markSites }));
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Problem>(null);

  const allow = async (site: string): Promise<boolean> => {
    const granted = await doors.requestSite(site).catch(() => false);
    setProblem(granted ? null : 'setMarksRefused');
    return granted;
  };
  const add = async (): Promise<void> => {
    const site = siteOf(/^https?:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`);
    if (site === null || !/[.:]|localhost/.test(site.slice(8))) return setProblem('setMarkSiteWrong');
    // The browser asks only while the click lasts, so nothing may be awaited before this.
    if (!(await allow(site))) return;
    setText('');
    await draft.put([...new Set([...draft.value, site])]);
    await reload();
  };
  const remove = async (site: string): Promise<void> => {
    await draft.put(draft.value.filter((each) => each !== site));
    await call('leaveSite', { site });
    await reload();
  };

  return (
    <Row
      label={t('setMarkSites')}
      labelId="mark-sites"
      note={draft.value.length === 0 ? t('setMarkSitesNone') : t('setMarkSitesNote')}
      wide
      trouble={<DraftTrouble draft={draft} />}
    >
      {draft.value.length > 0 && (
        <ul class="mark-sites" aria-labelledby="mark-sites">
          {draft.value.map((site) => (
            <li key={site}>
              <span class="mono">{site}</span>
              {access && !access.every && !access.sites.includes(site) && (
                <>
                  <span class="option-problem">{t('setMarksMissing')}</span>
                  <button type="button" class="btn sm" onClick={() => void allow(site).then(reload)}>
                    {t('allowAccess')}
                  </button>
                </>
              )}
              <button
                type="button"
                class="btn ghost sm icon"
                aria-label={t('setMarkSiteRemove', site)}
                onClick={() => void remove(site)}
              >
                <Icon name="x" size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        class="key-entry"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <span class="field">
          <input
            class="mono"
            id="mark-site"
            type="text"
            inputMode="url"
            spellcheck={false}
            autocomplete="off"
            aria-label={t('setMarkSiteField')}
            placeholder={EXAMPLE}
            value={text}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setProblem(null);
            }}
          />
        </span>
        <button type="submit" class="btn sm">
          {t('setMarkSiteAdd')}
        </button>
      </form>
      <p class="option-problem" role="alert">
        {problem ? t(problem) : ''}
      </p>
    </Row>
  );
}
