import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { CheckState } from '@/utils/domain/check';
import type { Details } from '@/utils/domain/details';
import type { Result } from '@/utils/domain/result';
import { callTwice } from '@/utils/rpc/client';
import { FailureNote } from '../parts/FailureNote';
import { locale, t } from '../text';
import { AsOf } from './AsOf';
import { CommunitySection } from './community/CommunitySection';
import { detailsPanels } from './details-panels';
import { Engines } from './Engines';
import { Panel } from './Panel';
import { Rail } from './Rail';
import { ReadSection } from './ReadSection';
import { readingSections } from './section-title';
import { useSurroundings } from './surroundings';
import { Timeline } from './Timeline';

interface ReadReportProps {
  readonly state: Extract<CheckState, { phase: 'report' }>;
  /** A re-scan is followed: this is what was known before it. */
  readonly scanning: boolean;
  readonly now: number;
  /** Asks VirusTotal for the report again. */
  readonly onAgain: () => void;
}

/** The report itself: engines, details, what people say, and the sections that are read when they are opened. */
export function ReadReport({ state, scanning, now, onAgain }: ReadReportProps) {
  const { store, checkId, gateway } = useSurroundings();
  const { report, fetchedAt } = state;
  const { kind, id } = report;
  const object = useMemo(() => ({ kind, id }), [kind, id]);
  const [details, setDetails] = useState<Result<Details> | null>(null);
  const language = locale();
  // biome-ignore lint/correctness/useExhaustiveDependencies: their titles are in the page's language.
  const panels = useMemo(() => (details?.ok ? detailsPanels(details.value) : []), [details, language]);

  const readDetails = useCallback(async () => {
    setDetails(await callTwice('reportDetails', { kind, id, checkId }));
  }, [kind, id, checkId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a report that was fetched anew has other details.
  useEffect(() => {
    void readDetails();
    void store.wakeAll({ kind, id });
  }, [readDetails, store, kind, id, fetchedAt]);

  return (
    <>
      <AsOf state={state} now={now} />
      {scanning && <p class="rep-rescanning notice">{t('repRescanning')}</p>}
      <div class="rep-cols">
        <Rail report={report} panels={panels} />
        <div class="rep-sections">
          <Engines engines={report.engines} />
          <Timeline report={report} now={now} />
          {panels.map(({ id: panel, title, body, half }) => (
            <div key={panel} class={half ? 'rep-half' : undefined}>
              <Panel id={panel} title={title}>
                {body}
              </Panel>
            </div>
          ))}
          {details && !details.ok && (
            <div role="alert">
              {details.failure.tag === 'not-found' ? (
                <div class="notice">
                  <span />
                  <div>
                    <p class="muted">{t('repDetailsGone')}</p>
                    <p class="actions-row">
                      <button type="button" class="btn sm" onClick={onAgain}>
                        {t('dlAgain')}
                      </button>
                    </p>
                  </div>
                </div>
              ) : (
                <FailureNote
                  failure={details.failure}
                  gateway={gateway}
                  steps={{ retry: () => void readDetails() }}
                />
              )}
            </div>
          )}
          <CommunitySection object={object} report={report} />
          {readingSections(kind).map((section) => (
            <ReadSection key={section} object={object} section={section} now={now} />
          ))}
        </div>
      </div>
    </>
  );
}
