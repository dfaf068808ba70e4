import { useEffect, useState } from 'preact/hooks';
import { type CheckView, verdictAttribute } from '@/utils/domain/check';
import type { Failure } from '@/utils/domain/failure';
import type { QuotaView } from '@/utils/domain/quota';
import type { Verdict } from '@/utils/domain/verdict';
import { number, pluralKey } from '../text';
import { Announcer } from './Announcer';
import { bandText } from './band-text';
import { Glyph } from './Glyph';
import { Rich } from './Rich';
import { EmptyScale, HatchedScale, Legend, Scale } from './Scale';

interface Props {
  readonly check: CheckView;
  readonly now: number;
  readonly quota: QuotaView | null;
  readonly gateway: string | null;
  /** Width of the scale in px: 368 in the popup, 308 in the card. */
  readonly width: number;
  readonly compact?: boolean;
  /** Makes a failure's words at once; without it they are fetched when something has failed. */
  readonly failureWords?: FailureWords;
}

type FailureWords = Pick<typeof import('./failure-text'), 'checkFailureText'>;

/** The head of every check: glyph, word, number; then the scale; then what that means (LOOK §1, §7). */
export function Band({ check, now, quota, gateway, width, compact = false, failureWords: known }: Props) {
  const { state } = check;
  const failure = state.phase === 'failed' ? state.failure : null;
  const failureWords = useFailureWords(failure, now, gateway, known);
  const text = bandText(check, { now, quota, failureWords });
  const verdict = state.phase === 'report' ? state.verdict : null;
  const reading = verdict !== null && verdict.answered > 0 ? verdict : null;
  const Title = compact ? 'h2' : 'h1';
  // The legend says a malicious verdict in full; aloud and in the card its sentence stands in for it.
  const says = reading?.name === 'malicious' && !compact ? text.says.slice(1) : text.says;
  return (
    <section
      class="band"
      aria-labelledby="verdict"
      data-verdict={verdictAttribute(state) ?? undefined}
      data-failure={failure?.tag}
      data-phase={state.phase}
    >
      <div class="head">
        <Glyph name={text.glyph} size={compact ? 20 : 24} />
        <Title id="verdict">{text.title}</Title>
        {reading && <Reading verdict={reading} />}
        {text.time && (
          <p class="reading" role="timer">
            <b>{text.time}</b>
          </p>
        )}
      </div>
      {text.scale === 'reading' && verdict && <Scale counts={verdict.counts} width={width} />}
      {text.scale === 'faint' && <EmptyScale width={width} />}
      {text.scale === 'hatched' && <HatchedScale />}
      {reading && !compact && <Legend counts={reading.counts} />}
      {says.map((sentence, at) => (
        <p key={sentence} class={at === 0 ? 'say' : 'say muted'}>
          {sentence}
        </p>
      ))}
      <Announcer check={check} now={now} text={text} />
    </section>
  );
}

/** “14 of 92 engines” for the eye; aloud the announcer's sentence says it (words.md §4.5). */
function Reading({ verdict }: { verdict: Verdict }) {
  const message = pluralKey('readingOf', verdict.answered);
  return (
    <p class="reading" aria-hidden="true">
      <Rich message={message} values={[number(verdict.answered), <b>{number(verdict.reading)}</b>]} />
    </p>
  );
}

/** A failure's words, fetched with the first failure; until then the head says only that it failed, or stays here. */
function useFailureWords(failure: Failure | null, now: number, gateway: string | null, known?: FailureWords) {
  const [words, setWords] = useState(known);
  const needed = failure && !words;
  useEffect(() => {
    if (needed) void import('./failure-text').then(setWords);
  }, [needed]);
  return failure && words ? words.checkFailureText(failure, now, gateway) : null;
}
