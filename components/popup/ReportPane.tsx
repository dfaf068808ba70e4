import type { CheckState } from '@/utils/domain/check';
import { type Host, hostOf } from '@/utils/domain/host-of';
import { canRescan } from '@/utils/domain/indicator';
import { permalink } from '@/utils/domain/permalink';
import { isFlagged } from '@/utils/domain/verdict';
import { visibleText } from '@/utils/domain/visible-text';
import { Address } from '../parts/Address';
import { type Fact, FactList, reportAge, voteTotals } from '../parts/Facts';
import { OutLink } from '../parts/OutLink';
import { listing, number, relative, t } from '../text';
import type { PaneProps } from './CheckPane';
import { Tabs } from './Tabs';

const CATEGORIES_AT_MOST = 3;

type ReportState = Extract<CheckState, { phase: 'report' }>;

/** A report in brief: facts, engines, what others say, and the next steps. */
export function ReportPane(props: PaneProps & { state: ReportState }) {
  const { state, check, gateway, now, onDialog, onDomain } = props;
  const { report, verdict } = state;
  const host = hostOfUrl(check.sent ?? check.indicator.value);
  const flagged = isFlagged(verdict);
  const rescanFirst = (state.old || verdict.answered === 0) && !flagged;
  const rescan = canRescan(check.indicator.kind) && (
    <button type="button" class={rescanFirst ? 'btn primary' : 'btn'} onClick={() => onDialog('rescan')}>
      {t('rescan')}
    </button>
  );
  return (
    <>
      <FactList facts={briefFacts(state, now)} />
      <Tabs report={report} checkId={check.id} gateway={gateway} />
      <div class="actions">
        {rescanFirst && rescan}
        <a
          class={flagged ? 'btn primary' : 'btn'}
          href={`/report.html#check=${check.id}`}
          target="_blank"
          rel="noopener"
        >
          {t('fullReport')}
        </a>
        {!rescanFirst && rescan}
        {check.indicator.kind === 'url' && host !== null && (
          <button type="button" class="btn" onClick={() => onDomain(host)}>
            {t(host.kind === 'ip' ? 'ipInstead' : 'domainInstead')}
          </button>
        )}
        <OutLink class="btn ghost out icon" href={permalink(report)} name={t('openOnVt')} />
      </div>
    </>
  );
}

/** The host that “Check the domain” asks about, or null where the text is no link. */
export function hostOfUrl(text: string): Host | null {
  return URL.canParse(text) ? hostOf(new URL(text)) : null;
}

function briefFacts(state: ReportState, now: number): readonly Fact[] {
  const { report, earlier } = state;
  const { url, file, domain, address, votes, reputation } = report;
  const facts: Fact[] = [];
  if (url?.finalUrl && url.finalUrl !== url.url) {
    facts.push([
      'factEndsAt',
      <p class="cut-text">
        <Address text={url.finalUrl} oneLine />
      </p>,
    ]);
  }
  facts.push(['factReport', reportAge(state, now, true)]);
  if (earlier) {
    const said = t('earlierSaid', number(earlier.malicious), number(earlier.answered));
    facts.push(['factEarlier', `${said} · ${relative(earlier.at, now)}`]);
  }
  facts.push([
    'factVotes',
    <>
      {voteTotals(votes)}
      {reputation !== null && (
        <span class="dim">
          {'\u00A0'}· {t('reputation', number(reputation))}
        </span>
      )}
    </>,
  ]);
  if (file?.threatLabel) facts.push(['factThreat', <bdi lang="en">{visible(file.threatLabel)}</bdi>]);
  if (file?.name) facts.push(['factName', <bdi>{visible(file.name)}</bdi>]);
  if (domain?.registrar) facts.push(['factRegistrar', <bdi>{visible(domain.registrar)}</bdi>]);
  if (address?.owner) facts.push(['factOwner', <bdi>{visible(address.owner)}</bdi>]);
  if (report.categories.length > 0 && state.verdict.name === 'nothing-found') {
    const some = report.categories.slice(0, CATEGORIES_AT_MOST).map(visible);
    facts.push(['factCategories', <bdi lang="en">{listing(some)}</bdi>]);
  }
  return facts;
}

function visible(text: string): string {
  return visibleText(text, 120);
}
