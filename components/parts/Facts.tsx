import type { ComponentChildren } from 'preact';
import type { CheckState } from '@/utils/domain/check';
import { canRescan } from '@/utils/domain/indicator';
import type { VoteTotals } from '@/utils/domain/report';
import { dateTime, type MessageKey, number, relative, t } from '../text';
import { Rich } from './Rich';

export type Fact = readonly [label: MessageKey, value: ComponentChildren];

/** Label and value, a row each. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl class="facts">
      {facts.map(([label, value]) => (
        <>
          <dt>{t(label)}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}

/** How old the report is, in the popup with its date; an old one says so in bold, with what a re-scan would do. */
export function reportAge(
  state: Extract<CheckState, { phase: 'report' }>,
  now: number,
  withDate: boolean,
): ComponentChildren {
  const at = state.report.analysedAt;
  if (at === null) return t('ageUnknown');
  if (state.old) {
    const age = <strong>{relative(at, now)}</strong>;
    return canRescan(state.report.kind) ? <Rich message="reportStale" values={[age]} /> : age;
  }
  if (!withDate) return relative(at, now);
  return (
    <>
      {relative(at, now)} <span class="dim">· {dateTime(at)}</span>
    </>
  );
}

export function voteTotals(votes: VoteTotals): string {
  return t('voteTotals', number(votes.malicious), number(votes.harmless));
}
