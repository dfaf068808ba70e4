import { useEffect, useRef } from 'preact/hooks';
import type { CardAction, CardView } from '@/utils/rpc/check-messages';
import { Band } from '../parts/Band';
import { CopyButton } from '../parts/CopyButton';
import { EngineList, flags, sortedEngines } from '../parts/EngineList';
import { type Fact, FactList, reportAge, voteTotals } from '../parts/Facts';
import { checkFailureText } from '../parts/failure-text';
import { Icon } from '../parts/Icon';
import { Mark } from '../parts/Mark';
import { Subject } from '../parts/Subject';
import { useNow } from '../parts/use-now';
import { number, t, tn } from '../text';
import { CardActions } from './CardActions';
import { useKeptFocus } from './use-kept-focus';

/** LOOK §6: 340 wide with an inset of 16 on both sides. */
const SCALE_WIDTH = 308;
const ENGINES_AT_MOST = 3;

interface Props {
  readonly view: CardView;
  readonly act: (action: CardAction) => void;
  readonly close: () => void;
}

/**
 * The small card in a page. It shows one check and asks nothing secret; whatever publishes opens Assay's own
 * window, because a page can lay anything over this (faults.md §6).
 */
export function Card({ view, act, close }: Props) {
  const { check, gateway } = view;
  const { state } = check;
  const card = useRef<HTMLElement>(null);
  const now = useNow(state.phase === 'waiting' || state.phase === 'analysing');
  useEffect(() => card.current?.focus({ preventScroll: true }), []);
  useKeptFocus(card);
  return (
    <section
      ref={card}
      class="card"
      role="dialog"
      aria-modal={false}
      aria-label={t('cardName')}
      tabIndex={-1}
      onKeyDown={(event) => {
        // The page's own shortcuts are not meant while the card has the focus.
        event.stopPropagation();
        if (event.key === 'Escape') close();
      }}
    >
      <header class="title">
        <Mark size={16} />
        <b translate={false}>Assay</b>
        <span class="grow" />
        <kbd>Esc</kbd>
        <button type="button" class="btn ghost sm icon" aria-label={t('close')} onClick={close}>
          <Icon name="x" size={14} />
        </button>
      </header>
      <div class="content">
        <Band
          check={check}
          now={now}
          quota={null}
          gateway={gateway}
          width={SCALE_WIDTH}
          compact
          failureWords={{ checkFailureText }}
        />
        <div class="about">
          <Subject check={check} />
          {/* What the style draws cannot be selected. */}
          <CopyButton check={check} />
        </div>
        {state.phase === 'report' && <FactList facts={cardFacts(state, now)} />}
        {state.phase === 'waiting' && state.inLine > 1 && (
          <FactList facts={[['factPlace', t('placeInLine', number(state.place), number(state.inLine))]]} />
        )}
        {state.phase === 'report' && <WorstEngines engines={state.report.engines} act={act} />}
      </div>
      <CardActions check={check} act={act} />
    </section>
  );
}

type ReportState = Extract<CardView['check']['state'], { phase: 'report' }>;

function cardFacts(state: ReportState, now: number): readonly Fact[] {
  return [
    ['factReport', reportAge(state, now, false)],
    ['factVotes', voteTotals(state.report.votes)],
  ];
}

/** The first engines that speak against it; the others are one click away. */
function WorstEngines({ engines, act }: { engines: ReportState['report']['engines']; act: Props['act'] }) {
  const flagging = sortedEngines(engines.filter(flags));
  const more = flagging.length - ENGINES_AT_MOST;
  if (flagging.length === 0) return null;
  return (
    <div class="worst">
      <EngineList engines={flagging.slice(0, ENGINES_AT_MOST)} />
      {more > 0 && (
        <button type="button" class="more" onClick={() => act('open-check')}>
          {tn('moreEngines', more)}
        </button>
      )}
    </div>
  );
}
