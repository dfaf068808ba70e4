import type { ComponentChildren } from 'preact';
import type { CheckView } from '@/utils/domain/check';
import { defang } from '@/utils/domain/defang';
import type { Report } from '@/utils/domain/report';
import { isFlagged } from '@/utils/domain/verdict';
import { visibleText } from '@/utils/domain/visible-text';
import { FileName } from '../downloads/FileName';
import { Address, Imitation } from '../parts/Address';
import { checkedKind } from '../parts/checked-kind';
import { LeftOut } from '../parts/Subject';
import { sentSoFar } from '../parts/sent-so-far';
import { bytes, longDate, t, tn } from '../text';
import { CopyText } from './CopyText';

const TEXT_AT_MOST = 120;

interface ReportHeadProps {
  readonly check: CheckView;
  /** Null while there is none. */
  readonly report: Report | null;
  readonly children?: ComponentChildren;
}

/** What this is about: the thing itself, its id, the few facts one recognizes it by; and what can be done. */
export function ReportHead({ check, report, children }: ReportHeadProps) {
  const { kind } = check.indicator;
  const asked = check.sent ?? check.indicator.value;
  const text = report?.subject ?? asked;
  // Defanged from a flagged result, so that no mail program makes a link of it again.
  const flagged = check.state.phase === 'report' && isFlagged(check.state.verdict);
  const name = report?.file?.name ?? null;
  const hasId = report !== null && (kind === 'url' || kind === 'file');
  return (
    <header class="rep-head">
      <div class={kind === 'url' ? 'rep-head-text rep-head-url' : 'rep-head-text'}>
        <p class="eyebrow">{t((report === null ? sentSoFar(check) : null) ?? checkedKind(check))}</p>
        <div class="rep-subject">
          <h1 tabIndex={-1} id="title-report">
            {name === null ? <Address text={text} /> : <FileName name={name} />}
          </h1>
          {kind !== 'file' && (
            <CopyText text={flagged ? defang(asked) : asked} name={t(flagged ? 'copyDefanged' : 'copy')} />
          )}
        </div>
        <Imitation text={text} />
        <LeftOut removed={check.removed} />
        {hasId && (
          <p class="rep-id">
            <bdi class="ind" dir="ltr" translate={false}>
              {report.id}
            </bdi>
            <CopyText text={report.id} name={t('repCopyId')} />
          </p>
        )}
        {report && <Brief report={report} />}
      </div>
      {children}
    </header>
  );
}

function Brief({ report }: { report: Report }) {
  const { file, url, domain, address, firstSubmittedAt, timesSubmitted } = report;
  const quoted = (text: string | null | undefined): readonly string[] =>
    text ? [visibleText(text, TEXT_AT_MOST)] : [];
  const facts = [
    ...quoted(url?.title),
    ...quoted(file?.type),
    ...(file?.size == null ? [] : [bytes(file.size)]),
    ...quoted(domain?.registrar),
    ...quoted(address?.owner),
    ...quoted(address?.country),
    ...(firstSubmittedAt === null
      ? []
      : [t('repDated', t('factFirstSubmitted'), longDate(firstSubmittedAt))]),
    ...(timesSubmitted === null ? [] : [tn('repSubmitted', timesSubmitted)]),
  ];
  return (
    <p class="muted rep-brief">
      {facts.map((fact, at) => (
        <span key={at}>
          <bdi>{fact}</bdi>
        </span>
      ))}
    </p>
  );
}
