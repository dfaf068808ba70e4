import type { EngineCounts } from '@/utils/domain/report';
import { answered } from '@/utils/domain/report';
import { listing, type MessageKey, number, t } from '../text';
import { Rich } from './Rich';
import { emptyScale, scalePaths } from './scale-paths';

/** Counts of one report as a scale; `width` in px is what the surface has. */
export function Scale({ counts, width }: { counts: EngineCounts; width: number }) {
  const { height, paths } = scalePaths(counts, width);
  return (
    <svg
      class="scale"
      role="img"
      aria-label={t('scaleName', countWords(counts), number(answered(counts)))}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      shape-rendering="crispEdges"
    >
      {paths.map(({ key, d }) => (
        <path key={key} class={`t-${key}`} d={d} />
      ))}
    </svg>
  );
}

/** Where there is nothing to read yet: the scale keeps its place, so that the layout does not jump. */
export function EmptyScale({ width }: { width: number }) {
  return (
    <svg
      class="scale"
      aria-hidden="true"
      width={width}
      height={8}
      viewBox={`0 0 ${width} 8`}
      shape-rendering="crispEdges"
    >
      <path class="t-e" d={emptyScale(width)} />
    </svg>
  );
}

/** Where reading failed. */
export function HatchedScale() {
  return <div class="scale hatch" aria-hidden="true" />;
}

const LEGEND = [
  ['m', 'malicious', 'legendMalicious'],
  ['s', 'suspicious', 'legendSuspicious'],
  ['h', 'harmless', 'legendHarmless'],
  ['u', 'undetected', 'legendUndetected'],
] as const satisfies readonly (readonly [string, keyof EngineCounts, MessageKey])[];

/** The scale in words; zeros are left out, engines without an answer are named. */
export function Legend({ counts }: { counts: EngineCounts }) {
  return (
    <ul class="legend">
      {LEGEND.filter(([, category]) => counts[category] > 0).map(([key, category, message]) => (
        <li key={key}>
          <span class={`key ${key}`} />
          <span>
            <Rich message={message} values={[<b>{number(counts[category])}</b>]} />
          </span>
        </li>
      ))}
      {counts.unanswered > 0 && <li class="dim">{t('legendUnanswered', number(counts.unanswered))}</li>}
    </ul>
  );
}

/** The counts in words, without zeros. */
export function countWords(counts: EngineCounts): string {
  const said = LEGEND.filter(([, category]) => counts[category] > 0);
  return listing(said.map(([, category, message]) => t(message, number(counts[category]))));
}
