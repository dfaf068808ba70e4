import type { CheckView } from '@/utils/domain/check';
import { answered, type EngineCounts, type Report } from '@/utils/domain/report';
import { isFlagged, type Verdict } from '@/utils/domain/verdict';
import { visibleText } from '@/utils/domain/visible-text';
import { Announcer } from '../parts/Announcer';
import { bandText } from '../parts/band-text';
import { Glyph } from '../parts/Glyph';
import { Rich } from '../parts/Rich';
import { countWords, Legend } from '../parts/Scale';
import { number, pluralKey, t } from '../text';
import { numberedScale } from './numbered-scale';
import { useWidth } from './use-width';

const WIDTH = 852;
const HEIGHT = 28;
const WITH_NUMBERS = 46;
const THREAT_AT_MOST = 80;

/** Half of three digits, in px. */
const HALF_A_NUMBER = 12;

/** The verdict with room: scale with numbers, reading and legend at its right (LOOK §6, report). */
export function ReportBand({ check, verdict, now }: { check: CheckView; verdict: Verdict; now: number }) {
  const { state } = check;
  const text = bandText(check, { now, quota: null, failureWords: null });
  const threat = state.phase === 'report' && isFlagged(verdict) ? threatOf(state.report) : null;
  // The legend says a malicious verdict in full; aloud its sentence stands in for it.
  const says = verdict.name === 'malicious' ? text.says.slice(1) : text.says;
  return (
    <section
      class="band rep-band"
      aria-labelledby="verdict"
      data-verdict={verdict.name}
      data-phase={state.phase}
    >
      <div class="rep-band-left">
        <div class="head">
          <Glyph name={text.glyph} size={28} />
          <h2 id="verdict">{text.title}</h2>
          {threat && (
            <bdi class="rep-threat" lang="en" translate={false}>
              {threat}
            </bdi>
          )}
        </div>
        <NumberedScale counts={verdict.counts} />
        {says.map((sentence, at) => (
          <p key={sentence} class={at === 0 ? 'say' : 'say muted'}>
            {sentence}
          </p>
        ))}
      </div>
      <div class="rep-band-right">
        <p class="reading" aria-hidden="true">
          <Rich
            message={pluralKey('readingOf', verdict.answered)}
            values={[number(verdict.answered), <b>{number(verdict.reading)}</b>]}
          />
        </p>
        <Legend counts={verdict.counts} />
      </div>
      <Announcer check={check} now={now} text={text} />
    </section>
  );
}

function NumberedScale({ counts }: { counts: EngineCounts }) {
  const [box, width] = useWidth<HTMLDivElement>(WIDTH);
  const { paths, numbers } = numberedScale(counts, width);
  const height = numbers.length > 0 ? WITH_NUMBERS : HEIGHT;
  return (
    <div ref={box}>
      <svg
        class="scale"
        role="img"
        aria-label={t('scaleName', countWords(counts), number(answered(counts)))}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        {paths.map(({ key, d }) => (
          <path key={key} class={`t-${key}`} d={d} shape-rendering="crispEdges" />
        ))}
        {numbers.map(({ n, x }) => (
          <text key={n} y={HEIGHT + 15} {...placeOf(x, n, width)}>
            {number(n)}
          </text>
        ))}
      </svg>
    </div>
  );
}

/** What the engines call it most: in the band only where it is short enough to be read there. */
function threatOf({ file, url }: Report): string | null {
  const label = file?.threatLabel ?? url?.threatNames[0] ?? null;
  return label === null ? null : visibleText(label, THREAT_AT_MOST);
}

/** A number is in the middle under its tick, at either end within the scale. */
function placeOf(x: number, n: number, width: number) {
  if (n === 1) return { x: 0, 'text-anchor': 'start' } as const;
  const last = x > width - HALF_A_NUMBER;
  return { x: last ? width : x, 'text-anchor': last ? 'end' : 'middle' } as const;
}
