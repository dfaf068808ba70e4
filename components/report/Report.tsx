import { useEffect, useState } from 'preact/hooks';
import type { CheckView } from '@/utils/domain/check';
import type { Failure } from '@/utils/domain/failure';
import type { Indicator } from '@/utils/domain/indicator';
import { visibleText } from '@/utils/domain/visible-text';
import { call } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import { FailureNote } from '../parts/FailureNote';
import { Glyph } from '../parts/Glyph';
import { nextSteps, type RequestOrigin } from '../parts/next-steps';
import { PageFailure } from '../parts/PageFailure';
import { useNow } from '../parts/use-now';
import { ConsentDialog } from '../popup/ConsentDialog';
import { PagesMenu } from '../popup/PagesMenu';
import { type MessageKey, t } from '../text';
import { CheckBar } from '../workspace/CheckBar';
import { openReport } from '../workspace/open-report';
import { useNoFileDrops } from '../workspace/use-no-file-drops';
import { useQuota } from '../workspace/use-quota';
import { OpenReport } from './OpenReport';
import { useGateway } from './use-gateway';
import { useReport } from './use-report';

interface ReportProps {
  readonly requestOrigin?: RequestOrigin;
}

/** So much of a name stands in a tab's title; a browser draws it as it comes, hidden characters and all. */
const TITLE_AT_MOST = 80;
const CANNOT_OPEN = {
  nothing: 'failEmpty',
  unreadable: 'repBadAddress',
  gone: 'repCheckGone',
} as const satisfies Record<string, MessageKey>;

/** The full report of one object, in a tab: everything VirusTotal says, a part at a time (DESIGN §3). */
export function Report({ requestOrigin }: ReportProps) {
  useNoFileDrops();
  const handle = useReport(call);
  const quota = useQuota(call, watch);
  const gateway = useGateway(call);
  const [dialog, setDialog] = useState<'submit' | 'rescan' | null>(null);
  /** Of what was asked in the bar beside a report: there is no page for it then. */
  const [askFailure, setAskFailure] = useState<Failure | null>(null);
  const { check, failure, cannotOpen } = handle;
  const phase = check?.state.phase;
  const now = useNow(phase === 'waiting' || phase === 'analysing');

  useEffect(() => {
    document.title = titleOf(check);
  }, [check]);

  /** A page that shows something keeps it, and what is half written there; one that shows nothing answers itself. */
  const ask = async (one: Indicator): Promise<void> => {
    if (check === null) await handle.start(one);
    else setAskFailure(await openReport(call, one, check));
  };

  return (
    <>
      <CheckBar
        quota={quota}
        empty={cannotOpen !== null && check === null}
        from={check?.id ?? null}
        onCheck={(one) => void ask(one)}
      >
        <PagesMenu />
      </CheckBar>
      <main class="rep">
        {cannotOpen !== null && (
          <>
            {check === null && <h1 class="unseen">{t('tabReport')}</h1>}
            <div
              class="notice"
              data-cannot-open={cannotOpen}
              role={cannotOpen === 'nothing' ? undefined : 'alert'}
            >
              <Glyph name="unknown" />
              <p>{t(CANNOT_OPEN[cannotOpen])}</p>
            </div>
          </>
        )}
        {askFailure && (
          <div class="bar-failure" role="alert">
            <PageFailure failure={askFailure} />
          </div>
        )}
        {failure && (
          <div role="alert">
            <FailureNote
              verdict
              failure={failure}
              gateway={gateway}
              steps={nextSteps(failure, () => location.reload(), requestOrigin)}
            />
          </div>
        )}
        {check && (
          <OpenReport
            key={check.id}
            check={check}
            handle={handle}
            quota={quota}
            gateway={gateway}
            now={now}
            onDialog={setDialog}
            requestOrigin={requestOrigin}
            onAllow={async (origin) => {
              if (await requestOrigin?.(origin)) await handle.retry();
            }}
          />
        )}
      </main>
      {dialog && check && (
        <ConsentDialog
          which={dialog}
          check={check}
          onNo={() => setDialog(null)}
          onYes={() => {
            setDialog(null);
            void (dialog === 'submit' ? handle.submit() : handle.rescan());
          }}
        />
      )}
    </>
  );
}

/** The tab's title stands in the browser's history: nothing of a private window, and of a link only its host. */
function titleOf(check: CheckView | null): string {
  const name = check === null || check.ephemeral ? '' : visibleText(nameOf(check), TITLE_AT_MOST);
  return `${name === '' ? t('tabReport') : name} – Assay`;
}

function nameOf({ indicator, state }: CheckView): string {
  const report = state.phase === 'report' ? state.report : null;
  if (indicator.kind === 'file') return report?.file?.name ?? indicator.value.slice(0, 16);
  if (indicator.kind !== 'url') return indicator.value;
  const address = report?.subject ?? indicator.value;
  return URL.canParse(address) ? new URL(address).host : '';
}
